/** Writes a level (0 to 1) to an element. */
export function writeLevel(element: HTMLElement, level: number): void {
  const text = level.toFixed(2);
  // Silence, told ten times a second, changes no style.
  if (element.style.getPropertyValue('--parley-level') !== text)
    element.style.setProperty('--parley-level', text);
}
