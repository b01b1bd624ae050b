/** Writes levels (0 to 1) to an element, as the custom property `--parley-level`. */
export function levelWriter(element: HTMLElement): (level: number) => void {
  let written = '';
  return (level) => {
    const text = level.toFixed(2);
    // Silence, told ten times a second, changes no style.
    if (text === written) return;
    written = text;
    element.style.setProperty('--parley-level', text);
  };
}
