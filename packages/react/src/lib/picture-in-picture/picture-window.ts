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
  for (const sheet of [...source.styleSheets, ...source.adoptedStyleSheets]) copySheet(sheet, target);
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

/** As a sheet that is made here and not as a `<style>`, which a Content-Security-Policy may forbid. */
function copySheet(sheet: CSSStyleSheet, target: Document): void {
  const view = target.defaultView;
  if (!view) return;
  try {
    const text = Array.from(sheet.cssRules, ({ cssText }) => cssText).join('\n');
    const copy = new view.CSSStyleSheet({ media: sheet.media.mediaText });
    copy.replaceSync(text);
    target.adoptedStyleSheets.push(copy);
  } catch {
    // Of another origin, which may be linked to but not read.
    if (sheet.ownerNode) target.head.append(target.importNode(sheet.ownerNode, true));
  }
}
