import type { CallClient, CallSession, Params, ParamValue, SessionId, TapeEntry } from '@parley/core';

/** What a client sent, as a tape tells it. */
export type SentEntry = Extract<TapeEntry, { readonly type: 'sent' }>;

/** Where somebody acts. */
export interface TapeActor {
  readonly client: CallClient;
  /** The call that has this id on the tape; `undefined`: it has not begun, or has ended. */
  readonly callOf: (id: SessionId) => CallSession | undefined;
  /** A call of ours has begun, which has this id on the tape. */
  readonly began: (id: SessionId, call: CallSession) => void;
}

/**
 * Does what the person must have done for this to be sent: a tape holds no clicks. What a client sends by itself (candidates,
 * its side of a negotiation, the answers of a mesh) needs nobody.
 */
export function actFor({ signal, to }: SentEntry, { client, callOf, began }: TapeActor): void {
  const { sessionId } = signal;
  const call = callOf(sessionId);
  const mark = markIn(signal.extra);
  const isRinging = call?.snapshot.state === 'ringing';
  switch (signal.type) {
    case 'call': {
      if (signal.callerId === client.userId && !call)
        began(sessionId, client.call(signal.opponentIds, { video: signal.callType === 'video' }));
      else if (call && typeof mark['invitation'] === 'string') call.invite(to);
      return;
    }
    case 'accept':
      if (isRinging) call.accept({ video: mark['video'] !== 'off' });
      return;
    case 'reject':
      if (isRinging) call.reject();
      return;
    case 'hangUp':
      if (mark['end'] === 'all') call?.endForAll();
      else call?.hangUp();
      return;
    case 'update':
      if (call && !isRinging) change(call, mark, signal.extra ?? {});
      return;
    case 'iceCandidates':
      return;
    default:
      signal satisfies never;
  }
}

function change(call: CallSession, mark: Params, extra: Params): void {
  const { isHeld, local } = call.snapshot;
  const wanted = (name: string): boolean | null =>
    mark[name] === 'on' ? true : mark[name] === 'off' ? false : null;
  const [audio, video, held] = [wanted('audio'), wanted('video'), wanted('held')];
  if (held !== null && held !== isHeld) call.setHeld(held);
  // Their failures are told in the snapshot.
  if (audio !== null && audio !== local.audio.enabled)
    void call.setMicrophoneEnabled(audio).catch(() => undefined);
  if (video !== null && video !== local.video.enabled)
    void call.setCameraEnabled(video).catch(() => undefined);
  const own = Object.entries(extra).filter(([name]) => name !== 'parley');
  if (own.length > 0 && extra['reason'] !== 'reconnect') call.update(Object.fromEntries(own));
}

/** The mark of Parley; empty without one. */
function markIn(extra: Params | undefined): Params {
  const mark = extra?.['parley'];
  return mark !== undefined && isParams(mark) ? mark : {};
}

function isParams(value: ParamValue): value is Params {
  return typeof value === 'object' && !Array.isArray(value);
}
