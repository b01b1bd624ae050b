import type { SessionId } from '@parley/core';
import type { ComponentProps } from 'react';
import type { RenderProp } from '../lib/render-element.js';

/** What a chat shows, for a `render` function. */
export interface ChatPanelState {
  readonly unreadCount: number;
  readonly isEmpty: boolean;
}

/** What `ChatPanel` is given; everything else goes to its `<section>`. */
export interface ChatPanelProps extends Omit<ComponentProps<'section'>, 'children'> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  /** Closes it: by a button, and with the Escape key. Without it, it stays. */
  readonly onClose?: (() => void) | undefined;
  /** Takes the focus when it comes, and gives it back when it goes. Default false. */
  readonly takesFocus?: boolean | undefined;
  readonly render?: RenderProp<ComponentProps<'section'>, ChatPanelState> | undefined;
}
