'use client';
import { useId, useLayoutEffect, useRef } from 'react';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { useMessages } from '../hooks/use-messages.js';
import { CloseIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { useComposedRefs } from '../lib/compose-refs.js';

export interface TitledDialogProps extends Omit<ComponentProps<'dialog'>, 'open' | 'title'> {
  readonly title: string;
  /** Puts another element in its place. Default: none. */
  readonly replace?: ((element: ReactElement<ComponentProps<'dialog'>>) => ReactElement) | undefined;
  readonly children: ReactNode;
}

const asItIs = (element: ReactElement<ComponentProps<'dialog'>>): ReactElement => element;

/** A modal dialog with a title and a button that closes it, open as long as it is mounted: take it away in `onClose`. */
export function TitledDialog({
  title,
  ref,
  className,
  onClose,
  replace = asItIs,
  children,
  ...props
}: TitledDialogProps): ReactElement {
  const { close } = useMessages();
  const titleId = useId();
  const own = useRef<HTMLDialogElement>(null);

  useLayoutEffect(function openDialog() {
    const dialog = own.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);

  return replace(
    <dialog
      aria-labelledby={titleId}
      // A touch or a click beside it closes it, where the browser knows how.
      closedby="any"
      {...props}
      ref={useComposedRefs(own, ref)}
      className={classNames('parley-dialog', className)}
      onClose={(event) => {
        // The event comes late: of a close() before another showModal(), as in StrictMode, when it is open again.
        if (!event.currentTarget.open) onClose?.(event);
      }}
    >
      <header>
        <h2 id={titleId} className="parley-title">
          {title}
        </h2>
        <button
          type="button"
          className="parley-control"
          aria-label={close}
          onClick={() => own.current?.close()}
        >
          <CloseIcon />
        </button>
      </header>
      {children}
    </dialog>,
  );
}
