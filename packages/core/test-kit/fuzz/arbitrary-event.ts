import { array, boolean, constant, constantFrom, nat, oneof, record, type Arbitrary } from 'fast-check';
import type { CallEvent, TimerId } from '../../src/call/events.js';
import type { CallEndReason } from '../../src/model/call-state.js';
import { markToParams, type Elsewhere, type ParleyMark } from '../../src/model/parley-mark.js';
import type { PictureWord } from '../../src/model/picture-word.js';
import type { IceCandidate, Signal } from '../../src/model/signal.js';

/** Whose call it is. By their ids they stand between the others. */
export const self = 'mia';

/** The others, who may be in it, and one who is not. */
export const others: readonly string[] = ['ann', 'bob', 'zoe'];
const anybody = constantFrom(...others, ...others, 'mallory');

const plain = { noNullPrototype: true } as const;
const candidates: readonly IceCandidate[] = [{ candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0 }];

/** Few enough to be said again, and to refer to each other. */
const sdp = constantFrom(1, 2, 3).chain((origin) =>
  constantFrom(
    `v=0\r\no=- ${origin} 1 IN IP4 0.0.0.0\r\nm=audio 9 FAKE 0\r\n`,
    `v=0\r\no=- ${origin} 1 IN IP4 0.0.0.0\r\nm=audio 9 FAKE 0\r\na=candidate:1\r\n`,
    `v=0\r\no=- ${origin} 1 IN IP4 0.0.0.0\r\n`,
  ),
);

const pictures: Arbitrary<PictureWord> = record(
  { type: constantFrom('ask', 'join', 'end', 'yes', 'no'), id: nat(4) },
  plain,
);

const did = constantFrom<Elsewhere[]>('answered', 'connected', 'rejected', 'busy');

const mark: Arbitrary<ParleyMark> = record(
  {
    audio: boolean(),
    video: boolean(),
    screen: boolean(),
    busy: boolean(),
    held: boolean(),
    rings: boolean(),
    elsewhere: did,
    endsForAll: boolean(),
    mayReturn: boolean(),
    back: constantFrom('page 1', 'page 2'),
    invited: array(constantFrom(...others, self, 'eve', 'finn'), { minLength: 1, maxLength: 3 }),
    invitation: constantFrom('1', '2'),
    answer: sdp,
    description: record({ type: constantFrom('offer', 'answer'), id: constantFrom('1', '2'), sdp }, plain),
    pictures,
  },
  { ...plain, requiredKeys: [] },
);

/** What a QuickBlox client says has no mark. */
const extra = oneof(
  { weight: 3, arbitrary: mark.map(markToParams) },
  constant({}),
  constant({ sdp: 'echo' }),
  constant({ reason: 'reconnect' }),
);

const sessionId = 'session';

const signal: Arbitrary<Signal> = oneof(
  record(
    {
      type: constant('call' as const),
      sessionId: constant(sessionId),
      callType: constantFrom('video', 'audio'),
      callerId: oneof(anybody, constant(self)),
      opponentIds: array(oneof(anybody, constant(self)), { minLength: 1, maxLength: 3 }),
      sdp,
      platform: constantFrom('web', 'ios'),
      extra,
    },
    plain,
  ),
  record({ type: constant('accept' as const), sessionId: constant(sessionId), sdp, extra }, plain),
  record({ type: constant('reject' as const), sessionId: constant(sessionId), extra }, plain),
  record({ type: constant('hangUp' as const), sessionId: constant(sessionId), extra }, plain),
  constant({ type: 'iceCandidates' as const, sessionId, candidates }),
  record({ type: constant('update' as const), sessionId: constant(sessionId), extra }, plain),
  record({ type: constant('update' as const), sessionId: constant(sessionId), extra }, plain),
);

const timer: Arbitrary<TimerId> = oneof(
  constantFrom<TimerId[]>('repeat', 'answer', 'caller', 'back', 'video-request', 'video-prompt'),
  anybody.map((id): TimerId => `member:${id}`),
  anybody.map((id): TimerId => `pictures:${id}`),
);

const at = nat(100_000);

/** Anything that can happen to a call, at any time: what does not fit must do nothing. */
export const arbitraryEvent: Arbitrary<CallEvent> = oneof(
  {
    weight: 4,
    arbitrary: oneof(
      record({ type: constantFrom('accept', 'accept', 'accept', 'accept', 'reject'), at }, plain),
      record(
        { type: constant('hang-up' as const), at, how: constant('away' as const) },
        { ...plain, requiredKeys: ['type', 'at'] },
      ),
      record({ type: constant('end-for-all' as const), at }, plain),
      record({ type: constant('fail' as const), at, reason: constant<CallEndReason>('media-denied') }, plain),
    ),
  },
  {
    weight: 6,
    arbitrary: oneof(
      record({ type: constant('invite' as const), at, userIds: array(anybody, { maxLength: 3 }) }, plain),
      constantFrom<CallEvent[]>(
        { type: 'reveal' },
        { type: 'rang' },
        { type: 'request-video' },
        { type: 'end-video' },
      ),
      boolean().map((isHeld): CallEvent => ({ type: 'hold', isHeld })),
      record({ type: constant('merge' as const), at }, plain),
      record({ type: constant('elsewhere' as const), at, did }, plain),
      record({ type: constant('undelivered' as const), at, userId: anybody }, plain),
      boolean().map((accept): CallEvent => ({ type: 'answer-video', accept })),
    ),
  },
  {
    weight: 30,
    arbitrary: record(
      {
        type: constant('signal' as const),
        at,
        from: anybody,
        resource: constantFrom('desk', 'desk', 'phone', null),
        signal,
      },
      plain,
    ),
  },
  {
    weight: 14,
    arbitrary: record(
      { type: constantFrom('offer-ready', 'answer-ready', 'early-answer-ready'), userId: anybody },
      plain,
    ),
  },
  {
    weight: 4,
    arbitrary: record(
      { type: constant('candidates' as const), userId: anybody, candidates: constant(candidates) },
      plain,
    ),
  },
  {
    weight: 12,
    arbitrary: record(
      {
        type: constant('peer' as const),
        at,
        userId: anybody,
        state: constantFrom('connected', 'connected', 'connected', 'lost', 'failed'),
      },
      plain,
    ),
  },
  {
    weight: 6,
    arbitrary: record(
      { type: constant('timer' as const), at, timer, offlineIds: array(anybody, { maxLength: 1 }) },
      plain,
    ),
  },
);
