/** Writes levels (0 to 1) to an element, as the custom property `--parley-level`. */
export function levelWriter(element: HTMLElement): (level: number) => void {
  return writer(element, '--parley-level', (level) => level.toFixed(2));
}

/** Below it somebody breathes or murmurs: a level from 0 to 1. */
const murmur = 0.02;
/** Plain talk: whoever is louder shines no brighter. */
const plainTalk = 0.12;

/**
 * Writes how much somebody shines who is heard at a level (0 to 1), as the custom property `--parley-shine`: from 0 at a
 * murmur to 1 at plain talk, in tenths. Who talks on writes little, as plain talk and a shout look alike.
 */
export function shineWriter(element: HTMLElement): (level: number) => void {
  return writer(element, '--parley-shine', (level) =>
    Math.min(Math.max((level - murmur) / (plainTalk - murmur), 0), 1).toFixed(1),
  );
}

/** What is told ten times a second and is the same as before changes no style. */
function writer(
  element: HTMLElement,
  property: string,
  textOf: (level: number) => string,
): (level: number) => void {
  let written = '';
  return (level) => {
    const text = textOf(level);
    if (text === written) return;
    written = text;
    element.style.setProperty(property, text);
  };
}
