/** What the keyboard can do in a call. */
export type ShortcutAction = 'microphone' | 'camera' | 'talk' | 'hand' | 'chat' | 'fullscreen' | 'help';

/**
 * The keys by what they do, `null` for nothing. A key as `KeyboardEvent.key` names it, `Space` for the space bar, with
 * `Ctrl`, `Alt`, `Shift` and `Meta` before it, or `Mod`: ⌘ on Apple's machines, Ctrl on the others. `Mod+Shift+M`.
 */
export type Shortcuts = Readonly<Record<ShortcutAction, string | null>>;

/** The keys that are known from other calls. */
export const standardShortcuts: Shortcuts = {
  microphone: 'Mod+D',
  camera: 'Mod+E',
  talk: 'Space',
  hand: 'H',
  chat: 'C',
  fullscreen: 'F',
  help: '?',
};

/** What of a `KeyboardEvent` tells which key it was. */
type KeyFacts = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Tells whether this machine has a ⌘ key. In a browser only. */
export function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}

/** Tells whether an event is the one that a shortcut names. */
export function matchesShortcut(
  event: KeyFacts,
  shortcut: string | null,
  apple: boolean = isApple(),
): boolean {
  if (shortcut === null) return false;
  const [key, modifiers] = parse(shortcut, apple);
  const isSign = key.length === 1 && !/[a-z\d]/.test(key);
  return (
    event.ctrlKey === modifiers.has('ctrl') &&
    event.metaKey === modifiers.has('meta') &&
    event.altKey === modifiers.has('alt') &&
    // A sign such as `?` needs Shift on one keyboard and not on another.
    (isSign || event.shiftKey === modifiers.has('shift')) &&
    isKey(event, key)
  );
}

/** The keys of a shortcut, one by one, as they are printed on the keyboard of this machine. */
export function keysOf(shortcut: string, apple: boolean): readonly string[] {
  const parts = split(shortcut);
  return parts.map((part) => {
    if (part === 'Mod') return apple ? '⌘' : 'Ctrl';
    return (apple ? signs[part] : undefined) ?? part;
  });
}

/** A shortcut for `aria-keyshortcuts`. */
export function ariaShortcut(shortcut: string, apple: boolean): string {
  const names: Readonly<Record<string, string>> = { Mod: apple ? 'Meta' : 'Control', Ctrl: 'Control' };
  return split(shortcut)
    .map((part) => names[part] ?? part)
    .join('+');
}

const signs: Readonly<Record<string, string>> = { Ctrl: '⌃', Alt: '⌥', Shift: '⇧', Meta: '⌘' };

function split(shortcut: string): string[] {
  // The last one may be the plus sign itself.
  return shortcut.split(/\+(?=.)/);
}

function parse(shortcut: string, apple: boolean): [key: string, modifiers: ReadonlySet<string>] {
  const parts = split(shortcut).map((part) => {
    const name = part.toLowerCase();
    if (name === 'mod') return apple ? 'meta' : 'ctrl';
    return name;
  });
  return [parts.at(-1) ?? '', new Set(parts.slice(0, -1))];
}

function isKey({ key, code }: KeyFacts, wanted: string): boolean {
  const typed = key === ' ' ? 'space' : key.toLowerCase();
  if (typed === wanted) return true;
  // A keyboard of another script types no Latin letter: there the place of the key counts.
  return !/^[ -~]/.test(typed) && code === `Key${wanted.toUpperCase()}`;
}
