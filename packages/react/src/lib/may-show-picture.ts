import type { CallSnapshot } from '@parley/core';

/** Whether there is, or may be with the others' consent, a place for a picture: what a camera button is there for. */
export function mayShowPicture(call: CallSnapshot | null): boolean {
  return call !== null && (call.isVideo || call.canRequestVideo || call.videoRequest !== 'none');
}
