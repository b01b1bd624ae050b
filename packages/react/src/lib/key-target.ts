import type { RefObject } from 'react';

const texts =
  'textarea,select,input:not([type=radio],[type=checkbox],[type=button],[type=range]),[contenteditable]:not([contenteditable=false])';
const dialogs = 'dialog[open],[role=dialog],[role=alertdialog]';
const pressables =
  'a[href],button,input,summary,label,audio,video[controls],[role=button],[role=switch],[role=slider],[role=tab],[role=option],[role^=menuitem]';

/**
 * Tells whether a key is meant for nobody else: not for a text field, not for a dialog, and not handled already.
 *
 * @param within - the element that must have the focus, unless nothing has it; `undefined`: wherever it is
 */
export function isFreeKey(event: KeyboardEvent, within?: RefObject<HTMLElement | null>): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  const target = targetOf(event);
  if (!target) return true;
  const area = within?.current;
  if (within && target !== document.body && !area?.contains(target)) return false;
  const dialog = target.closest(dialogs);
  // The call may itself be in a dialog of the app.
  if (dialog && !(area && dialog.contains(area))) return false;
  return !target.closest(texts);
}

/** Tells whether the element that has the focus would be pressed by the space bar. */
export function isOnPressable(event: KeyboardEvent): boolean {
  return Boolean(targetOf(event)?.closest(pressables));
}

function targetOf(event: KeyboardEvent): Element | null {
  // Also of a field inside somebody's custom element.
  const [target] = event.composedPath();
  return target instanceof Element ? target : null;
}
