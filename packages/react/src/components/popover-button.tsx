'use client';
import { useCallback, useEffect, useId, useState } from 'react';
import type { ComponentProps, MouseEvent, ReactElement, ReactNode } from 'react';
import { useLater } from '../hooks/use-later.js';
import { useTooltip } from '../hooks/use-tooltip.js';
import { classNames } from '../lib/class-names.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import type { ControlButtonProps } from './control-button.js';
import { menuParts } from './menu-parts.js';
import type { MenuParts } from './menu-parts.js';

/** Whether a menu is open, for a `render` function. */
export interface MenuState {
  readonly isOpen: boolean;
}

/** The props that every menu shares; what is not its own goes to the `<button>` that opens it. */
export interface MenuProps extends ControlButtonProps<MenuState> {
  /** Replaces the element that opens. */
  readonly renderPopover?: RenderProp<ComponentProps<'div'>, MenuState> | undefined;
}

interface PopoverButtonProps extends MenuProps {
  /** Buttons in it leave it open. Default false: each of them closes it, but for those with `data-stays`. */
  readonly staysOpen?: boolean | undefined;
  /** Names both the button and what it opens. */
  readonly label: string;
  readonly icon: ReactElement;
  /** Rendered while it is open, above what is fetched. */
  readonly items?: ReactNode;
  /** Rendered while it is open, of the parts that are fetched. */
  readonly renderContents: (parts: MenuParts) => ReactNode;
}

/**
 * A button and the native popover that it opens: the browser places it beside the button, closes it on Escape or a
 * click elsewhere, tells whether it is open, and gives the focus back. A button in it closes it, a choice does not.
 */
export function PopoverButton({
  label,
  icon,
  items,
  staysOpen = false,
  renderContents,
  render,
  renderPopover,
  className,
  children,
  ...props
}: PopoverButtonProps): ReactElement {
  const id = useId();
  const [opened, setOpened] = useState<HTMLElement | null>(null);
  const isOpen = opened !== null;
  const tooltip = useTooltip(label);

  useEffect(function prepareMenu() {
    void menuParts.load();
  }, []);

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
      if (target === currentTarget && newState === 'open') setOpened(currentTarget);
    },
    onToggle({ newState, target, currentTarget }) {
      if (target !== currentTarget) return;
      if (newState === 'closed') setOpened(null);
      else focusFirst(currentTarget);
    },
    // The Tab key leads on to what may be behind it. Its own button closes it by itself.
    onBlur({ currentTarget, relatedTarget: next }) {
      if (next && !currentTarget.contains(next) && next.getAttribute('popovertarget') !== id)
        currentTarget.hidePopover();
    },
    // A button that is pressed by a key is clicked too.
    onClick: staysOpen ? undefined : closeAfterPress,
  };
  const popover = (
    <div {...listeners} id={id} popover="auto" role="group" aria-label={label} className="parley-popover">
      {opened && (
        <>
          {items}
          <Contents popover={opened} draw={renderContents} />
        </>
      )}
    </div>
  );
  return (
    <>
      {renderElement(button, render, { isOpen })}
      {renderElement(popover, renderPopover, { isOpen })}
    </>
  );
}

interface ContentsProps {
  readonly popover: HTMLElement;
  readonly draw: (parts: MenuParts) => ReactNode;
}

/** Takes the focus once it is there; when it cannot be had, the menu closes, and the next press tries again. */
function Contents({ popover, draw }: ContentsProps): ReactNode {
  const close = useCallback(() => popover.hidePopover(), [popover]);
  const parts = useLater(menuParts, close);
  const [isLate] = useState(parts === null);

  useEffect(
    function focusLateContents() {
      if (isLate && parts) focusFirst(popover);
    },
    [isLate, parts, popover],
  );
  return parts && draw(parts);
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
  const button = target instanceof Element ? target.closest('button') : null;
  // Not one that asks on, opens a menu of its own, or is in that.
  if (!button || button.matches('[data-stays],[popovertarget]')) return;
  if (button.closest('[popover]') === currentTarget) currentTarget.hidePopover();
}
