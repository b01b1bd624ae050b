import { afterEach, beforeEach } from 'vitest';

/** happy-dom knows the attribute `popover` and no more: this opens and closes them as a browser would, but for focus. */
export function stubPopovers(): void {
  const open = new Set<HTMLElement>();

  const turn = (popover: HTMLElement, isOpen: boolean): void => {
    if (open.has(popover) === isOpen) return;
    const state = isOpen ? 'open' : 'closed';
    tell(popover, 'beforetoggle', state);
    if (isOpen) open.add(popover);
    else open.delete(popover);
    tell(popover, 'toggle', state);
  };
  const click = ({ target }: Event): void => {
    const button = target instanceof Element ? target.closest('[popovertarget]') : null;
    const popover = document.getElementById(button?.getAttribute('popovertarget') ?? '');
    if (popover) turn(popover, !open.has(popover));
  };
  const escape = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') for (const popover of open) turn(popover, false);
  };

  beforeEach(() => {
    open.clear();
    document.addEventListener('click', click);
    document.addEventListener('keydown', escape);
    Object.defineProperty(HTMLElement.prototype, 'hidePopover', {
      configurable: true,
      value(this: HTMLElement) {
        turn(this, false);
      },
    });
  });
  afterEach(() => {
    document.removeEventListener('click', click);
    document.removeEventListener('keydown', escape);
  });
}

function tell(popover: HTMLElement, type: string, newState: string): void {
  popover.dispatchEvent(Object.assign(new Event(type), { newState }));
}
