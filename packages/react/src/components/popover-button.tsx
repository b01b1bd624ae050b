'use client';
import { useId, useState } from 'react';
import type { ComponentProps, MouseEvent, ReactElement, ReactNode } from 'react';
import { useTooltip } from '../hooks/use-tooltip.js';
import { classNames } from '../lib/class-names.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import type { ControlButtonProps } from './control-button.js';

/** Whether a menu is open, for a `render` function. */
export interface MenuState {
  readonly isOpen: boolean;
}

/** The props that every menu shares; what is not its own goes to the `<button>` that opens it. */
export interface MenuProps extends ControlButtonProps<MenuState> {
  /** Replaces the element that opens. */
  readonly renderPopover?: RenderProp<ComponentProps<'div'>, MenuState> | undefined;
}

interface PopoverButtonProps extends Omit<MenuProps, 'content'> {
  /** Names both the button and what it opens. */
  readonly label: string;
  readonly icon: ReactElement;
  /** Rendered while it is open. */
  readonly content: ReactNode;
}

/**
 * A button and the native popover that it opens: the browser places it beside the button, closes it on Escape or a
 * click elsewhere, tells whether it is open, and gives the focus back. A button in it closes it, a choice does not.
 */
export function PopoverButton({
  label,
  icon,
  content,
  render,
  renderPopover,
  className,
  children,
  ...props
}: PopoverButtonProps): ReactElement {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const tooltip = useTooltip(label);
  const button = (
    <button
      {...tooltip}
      {...props}
      type="button"
      className={classNames('parley-control', className)}
      popoverTarget={id}
      data-open={present(isOpen)}
    >
      {children ?? (
        <>
          {icon}
          <span className="parley-control-label">{label}</span>
        </>
      )}
    </button>
  );
  const listeners: ComponentProps<'div'> = {
    onBeforeToggle({ newState, target, currentTarget }) {
      // Before it is painted for the first time.
      if (target === currentTarget && newState === 'open') setIsOpen(true);
    },
    onToggle({ newState, target, currentTarget }) {
      if (target !== currentTarget) return;
      if (newState === 'closed') setIsOpen(false);
      else focusFirst(currentTarget);
    },
    // A button that is pressed by a key is clicked too.
    onClick: closeAfterPress,
  };
  const popover = (
    <div {...listeners} id={id} popover="auto" role="group" aria-label={label} className="parley-popover">
      {isOpen && content}
    </div>
  );
  return (
    <>
      {renderElement(button, render, { isOpen })}
      {renderElement(popover, renderPopover, { isOpen })}
    </>
  );
}

/** The chosen one of the first choice, else the first button. */
function focusFirst(popover: HTMLElement): void {
  for (const item of popover.querySelectorAll<HTMLElement>('input:checked,button:enabled,a[href]')) {
    // What the stylesheet shows only on a small stage takes no focus on a large one.
    item.focus();
    if (document.activeElement === item) return;
  }
}

function closeAfterPress({ target, currentTarget }: MouseEvent<HTMLElement>): void {
  if (target instanceof Element && target.closest('button')) currentTarget.hidePopover();
}
