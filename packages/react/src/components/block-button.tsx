'use client';
import type { UserId } from '@parley/core';
import type { ComponentProps, ReactElement } from 'react';
import { useBlockedUsers } from '../hooks/use-blocked-users.js';
import { useDisplayName } from '../hooks/use-display-name.js';
import { useIncomingCall } from '../hooks/use-incoming-call.js';
import { useMessages } from '../hooks/use-messages.js';
import { classNames } from '../lib/class-names.js';
import { chain } from '../lib/merge-props.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';

/** Whom it is about, for a `render` function. */
export interface BlockButtonState {
  readonly userId: UserId;
  readonly isBlocked: boolean;
}

/** What `BlockButton` is given; everything else goes to its `<button>`. */
export interface BlockButtonProps extends ComponentProps<'button'> {
  /** Default: whoever calls, while a call rings. */
  readonly userId?: UserId | undefined;
  readonly render?: RenderProp<ComponentProps<'button'>, BlockButtonState> | undefined;
}

/**
 * Blocks somebody, so that they cannot ring any more, and lets them through again. A call of theirs that rings is
 * declined. Nothing while it is about nobody. `children` replace the words. In the dialog of a call:
 * `<IncomingCallDialog slots={{ more: <BlockButton /> }} />`.
 *
 * Attributes: `data-blocked`.
 */
export function BlockButton({
  userId: given,
  render,
  className,
  children,
  onClick,
  ...props
}: BlockButtonProps): ReactElement | null {
  const { callerId } = useIncomingCall();
  const userId = given ?? callerId;
  const name = useDisplayName(userId ?? '');
  const { blockedIds, block, unblock } = useBlockedUsers();
  const messages = useMessages();
  if (userId === null) return null;

  const isBlocked = blockedIds.includes(userId);
  // Refused by the server, it holds on this machine.
  const toggle = (): void => void (isBlocked ? unblock : block)(userId).catch(() => undefined);
  const element = (
    <button
      type="button"
      {...props}
      className={classNames('parley-button', 'parley-block', className)}
      data-blocked={present(isBlocked)}
      onClick={chain(onClick, toggle)}
    >
      {children ?? (isBlocked ? messages.unblock(name) : messages.block(name))}
    </button>
  );
  return renderElement(element, render, { userId, isBlocked });
}
