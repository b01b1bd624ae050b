import type { SessionId } from '@parley/core';

/** What `CallExtras` is given. */
export interface CallExtrasProps {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  /** Float the call above all windows when the person looks at another tab, where the browser can. Default false. */
  readonly autoPictureInPicture?: boolean | undefined;
}
