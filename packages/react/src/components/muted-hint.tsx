'use client';
import type { SessionId } from '@parley/core';
import type { ComponentProps, ReactElement } from 'react';
import { useMicrophoneNotice } from '../hooks/use-microphone-notice.js';
import { useMessages } from '../hooks/use-messages.js';
import { useShortcutText } from '../hooks/use-tooltip.js';
import { MicOffIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';

/** Whether there is something to hint at, for a `render` function. */
export interface MutedHintState {
  readonly isTalking: boolean;
}

/** What `MutedHint` is given; everything else goes to its `<div>`. */
export interface MutedHintProps extends ComponentProps<'div'> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, MutedHintState> | undefined;
}

/**
 * Says that one is muted, and how to unmute, while one talks; told once, politely, to those who listen. Empty otherwise.
 * It stands above the positioned element around it: put it beside the microphone's button, as `CallControls` does. `children` replace
 * the words.
 *
 * Attributes: `data-talking`.
 */
export function MutedHint({ callId, render, className, children, ...props }: MutedHintProps): ReactElement {
  const isTalking = useMicrophoneNotice(callId) === 'talking-while-muted';
  const { youAreMuted, unmuteWith } = useMessages();
  const keys = useShortcutText('microphone');
  const words = (
    <>
      <MicOffIcon />
      <span>{youAreMuted}</span>
      {keys !== null && <span className="parley-hint">{unmuteWith(keys)}</span>}
    </>
  );
  const element = (
    <div
      role="status"
      {...props}
      className={classNames('parley-muted-hint', className)}
      data-talking={present(isTalking)}
    >
      {isTalking && (children ?? words)}
    </div>
  );
  return renderElement(element, render, { isTalking });
}
