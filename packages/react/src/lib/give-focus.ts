/** How many frames to wait: the page needs one or two to come back from behind a call. */
const patience = 10;

/**
 * Focuses an element as soon as it can be focused: an app makes inert what is behind a call, and gives it back only
 * once it has seen that the call is gone. Gives up when the focus goes elsewhere, or the element goes, or in vain
 * after ten frames.
 */
export function giveFocus(element: HTMLElement): void {
  element.focus();
  // After React has rendered what this change brings about, before anything is painted.
  queueMicrotask(() => tryAgain(element, patience));
}

function tryAgain(element: HTMLElement, frames: number): void {
  if (!element.isConnected || isElsewhere()) return;
  element.focus();
  if (document.activeElement !== element && frames > 0) {
    requestAnimationFrame(() => tryAgain(element, frames - 1));
  }
}

/** Something else has the focus; what is being removed has it no more. */
function isElsewhere(): boolean {
  const { activeElement } = document;
  return activeElement !== null && activeElement !== document.body;
}
