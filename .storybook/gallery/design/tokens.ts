/** A token as the stylesheet has it. */
export interface Token {
  /** `--parley-accent`. */
  readonly name: string;
  /** What it is until it is set; in the dark, too. */
  readonly light: string;
  readonly dark: string;
}

/** The colors that come in pairs, and then the tokens that are declared on the root. */
export function readTokens(css: string): Token[] {
  const plain = css.replaceAll(/\/\*[\s\S]*?\*\//g, ' ').replaceAll(/\s+/g, ' ');
  const pairs = [...plain.matchAll(/--parley-color-([\w-]+): var\( ?--parley-\1, ([^;]+?) ?\);/g)].map(
    ([, name = '', value = '']) => ({
      name: `--parley-${name}`,
      light: argument(value, '--parley-if-light'),
      dark: argument(value, '--parley-if-dark'),
    }),
  );
  const root = /:where\(:root\) \{([^}]*)\}/.exec(plain)?.[1] ?? '';
  const singles = [...root.matchAll(/(--parley-[\w-]+): ([^;]+);/g)].map(([, name = '', value = '']) => ({
    name,
    light: value,
    dark: value,
  }));
  return [...pairs, ...singles];
}

/** What `var(name, …)` falls back to, in a text that has it. */
function argument(text: string, name: string): string {
  const start = text.indexOf(`${name},`) + name.length + 1;
  let depth = 1;
  let end = start;
  for (; end < text.length; end += 1) {
    if (text[end] === '(') depth += 1;
    if (text[end] === ')') depth -= 1;
    if (depth === 0) break;
  }
  return text.slice(start, end).trim();
}

/** What each token is for. */
export const meanings: Readonly<Record<string, string>> = {
  '--parley-accent': 'The main button, whatever is on, the focus ring, who speaks.',
  '--parley-on-accent': 'What stands on the accent.',
  '--parley-warning': 'Signs of trouble: a bad connection, a device that failed.',
  '--parley-stage': 'What is behind the pictures.',
  '--parley-tile': 'A tile without a picture.',
  '--parley-surface': 'Dialogs, the bar, notices and menus.',
  '--parley-neutral': 'Buttons on a surface.',
  '--parley-text': 'Words.',
  '--parley-text-muted': 'Words of less weight.',
  '--parley-font': 'The typeface.',
  '--parley-danger': 'Decline and end.',
  '--parley-on-danger': 'What stands on the danger color.',
  '--parley-scrim': 'Behind words on a picture.',
  '--parley-backdrop': 'Between the page and a modal dialog.',
  '--parley-shadow': 'The shadow of what floats.',
  '--parley-radius': 'The corners of tiles and notices.',
  '--parley-radius-large': 'The corners of dialogs.',
  '--parley-gap': 'Between tiles.',
  '--parley-control-size': 'The height of a control; keep it at 44 px or more.',
  '--parley-motion': 'How long a movement takes. With reduced motion there is none.',
  '--parley-layer': 'The z-index of a call that was silenced.',
};

/** Set by the kit itself on its elements: to be read, or set where the list says, never on the root. */
export const inner: Readonly<Record<string, string>> = {
  '--parley-scheme': '`light` or `dark`, as it is there: for `color-scheme`.',
  '--parley-if-light': 'Chooses one of a pair.',
  '--parley-if-dark': 'Chooses one of a pair.',
  '--parley-avatar-size': 'The size of an avatar: set it on one.',
  '--parley-avatar-hue': 'The hue of somebody: stays with their id.',
  '--parley-level': 'How loud somebody is, from 0 to 1: what `useAudioLevel` writes to its element.',
};
