/** Writes levels (0 to 1) to an element, as the custom property `--parley-level`. */
export function levelWriter(element: HTMLElement): (level: number) => void {
  return writer(
    (level) => level.toFixed(2),
    (text) => element.style.setProperty('--parley-level', text),
  );
}

/** Below it somebody breathes or murmurs: a level from 0 to 1. */
const murmur = 0.02;
/** Plain talk: whoever is louder shines no brighter. */
const plainTalk = 0.12;
/** Chromium builds its layers anew when an opacity becomes 1 or leaves it. */
const full = 0.999;

/**
 * Lets an element shine as loud as somebody is (0 to 1): its opacity goes in tenths from 0 at a murmur to 1 at plain talk.
 * By that property itself, as a browser need not look at any style sheet to change it.
 */
export function shineWriter(element: HTMLElement): (level: number) => void {
  return writer(
    (level) => {
      const tenths = Math.round((10 * (level - murmur)) / (plainTalk - murmur));
      return `${Math.min(Math.max(tenths / 10, 0), full)}`;
    },
    (text) => {
      element.style.opacity = text;
    },
  );
}

/** What is told ten times a second and is the same as before changes no style. */
function writer(textOf: (level: number) => string, write: (text: string) => void): (level: number) => void {
  let written = '';
  return (level) => {
    const text = textOf(level);
    if (text === written) return;
    written = text;
    write(text);
  };
}
