'use client';
import { useId, useLayoutEffect, useRef } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { useCallFrame } from '../hooks/call-frame.js';
import { useMessages } from '../hooks/use-messages.js';
import { useKeyNames } from '../hooks/use-tooltip.js';
import { CloseIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { useComposedRefs } from '../lib/compose-refs.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { standardShortcuts } from '../lib/shortcut-keys.js';
import type { ShortcutAction, Shortcuts } from '../lib/shortcut-keys.js';

/** What `ShortcutsHelp` is given; everything else goes to its `<dialog>`. */
export interface ShortcutsHelpProps extends Omit<ComponentProps<'dialog'>, 'open' | 'children'> {
  /** Default: those of the `CallShortcuts` around it, else the standard ones. */
  readonly shortcuts?: Shortcuts | undefined;
  readonly render?: RenderProp<ComponentProps<'dialog'>, ShortcutsHelpState> | undefined;
}

/** What is listed, for a `render` function. */
export interface ShortcutsHelpState {
  readonly shortcuts: Shortcuts;
}

const order: readonly ShortcutAction[] = ['microphone', 'camera', 'talk', 'hand', 'fullscreen', 'help'];

/** See `ShortcutsHelp`. */
export function HelpDialog({
  shortcuts,
  render,
  ref,
  className,
  onClose,
  ...props
}: ShortcutsHelpProps): ReactElement {
  const messages = useMessages();
  const frame = useCallFrame();
  const printed = useKeyNames();
  const titleId = useId();
  const own = useRef<HTMLDialogElement>(null);
  const keys = shortcuts ?? frame?.shortcuts ?? standardShortcuts;

  useLayoutEffect(function openDialog() {
    const dialog = own.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);

  const element = (
    <dialog
      aria-labelledby={titleId}
      // A touch or a click beside it closes it, where the browser knows how.
      closedby="any"
      {...props}
      ref={useComposedRefs(own, ref)}
      className={classNames('parley-help', className)}
      onClose={(event) => {
        // The event comes late: of a close() before another showModal(), as in StrictMode, when it is open again.
        if (!event.currentTarget.open) onClose?.(event);
      }}
    >
      <header>
        <h2 id={titleId} className="parley-title">
          {messages.shortcuts}
        </h2>
        <button
          type="button"
          className="parley-control"
          aria-label={messages.close}
          onClick={() => own.current?.close()}
        >
          <CloseIcon />
        </button>
      </header>
      <dl>
        {order.map((action) => {
          const shortcut = keys[action];
          return (
            shortcut !== null && (
              <div key={action}>
                <dt>{messages.shortcutName(action)}</dt>
                <dd>
                  {printed(shortcut).map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dd>
              </div>
            )
          );
        })}
      </dl>
    </dialog>
  );
  return renderElement(element, render, { shortcuts: keys });
}
