/** A window that floats above all others (Document Picture-in-Picture, WICG), `null` where there is none. */
export interface PictureWindows {
  requestWindow(size: { readonly width: number; readonly height: number }): Promise<Window>;
}

/** Finds the browser's own. */
export function pictureWindows(): PictureWindows | null {
  const found: unknown = Reflect.get(globalThis, 'documentPictureInPicture');
  return isPictureWindows(found) ? found : null;
}

function isPictureWindows(value: unknown): value is PictureWindows {
  return typeof value === 'object' && value !== null && 'requestWindow' in value;
}

/** What an app may have set nearer to the call than on the page (tokens.css). */
const tokens = [
  'accent',
  'on-accent',
  'danger',
  'on-danger',
  'warning',
  'stage',
  'tile',
  'surface',
  'neutral',
  'text',
  'text-muted',
  'font',
  'radius',
  'gap',
  'motion',
  'control-size',
] as const;

/**
 * Makes a new window look as a page does: its style sheets, the attributes of its root, and the tokens of the kit as
 * they are at an element.
 */
export function dressWindow(target: Document, source: Document, nearby: Element | null): void {
  for (const { name, value } of source.documentElement.attributes)
    target.documentElement.setAttribute(name, value);
  const copies: Node[] = [...source.styleSheets].flatMap((sheet) => copyOf(sheet, target) ?? []);
  for (const sheet of source.adoptedStyleSheets) copies.push(styleOf(textOf(sheet), target));
  target.head.append(...copies);
  target.body.style.margin = '0';
  const theme = nearby?.closest('[data-parley-theme]')?.getAttribute('data-parley-theme');
  if (theme) target.body.dataset['parleyTheme'] = theme;
  if (!nearby) return;
  const style = getComputedStyle(nearby);
  for (const token of tokens) {
    const value = style.getPropertyValue(`--parley-${token}`).trim();
    if (value !== '') target.body.style.setProperty(`--parley-${token}`, value);
  }
}

function copyOf(sheet: CSSStyleSheet, target: Document): Node | null {
  try {
    const style = styleOf(textOf(sheet), target);
    style.media = sheet.media.mediaText;
    return style;
  } catch {
    // Of another origin, which may be linked to but not read.
    return sheet.ownerNode ? target.importNode(sheet.ownerNode, true) : null;
  }
}

function textOf(sheet: CSSStyleSheet): string {
  return Array.from(sheet.cssRules, ({ cssText }) => cssText).join('\n');
}

function styleOf(text: string, target: Document): HTMLStyleElement {
  const style = target.createElement('style');
  style.textContent = text;
  return style;
}
