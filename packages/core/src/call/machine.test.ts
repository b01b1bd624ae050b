import { describe, expect, it } from 'vitest';
import { markToParams } from '../model/parley-mark.js';
import type { CallSignal, IceCandidate } from '../model/signal.js';
import type { CallEffect, CallEvent } from './events.js';
import { incomingCall, outgoingCall, step } from './machine.js';
import { defaultCallTimers, maxEarlyCandidates, type CallMachineState } from './state.js';

const at = 1000;
const candidate: IceCandidate = {
  candidate: 'candidate:1 1 udp 1 h 1 typ host',
  sdpMid: '0',
  sdpMLineIndex: 0,
};
const theirCall: CallSignal = {
  type: 'call',
  sessionId: 's',
  callType: 'video',
  callerId: 'bob',
  opponentIds: ['me'],
  sdp: 'offer 1',
};

function dialing(): CallMachineState {
  const call = outgoingCall({
    id: 's',
    self: 'me',
    opponentIds: ['bob'],
    callType: 'video',
    userInfo: {},
    at,
    timers: defaultCallTimers,
  });
  return run(call, { type: 'dial', at }, { type: 'offer-ready', userId: 'bob' }).state;
}

function ringing(): CallMachineState {
  const call = incomingCall({ self: 'me', signal: theirCall, at, timers: defaultCallTimers });
  return run(call, { type: 'signal', at, from: 'bob', signal: theirCall }).state;
}

/** A call of a Parley client begins to ring. */
function ring(reveal: boolean, opponentIds = ['me']): ReturnType<typeof run> {
  const signal = { ...theirCall, opponentIds, extra: markToParams({}) };
  const call = incomingCall({ self: 'me', signal, at, timers: defaultCallTimers, reveal });
  return run(call, { type: 'signal', at, from: 'bob', signal });
}

function run(
  from: CallMachineState,
  ...events: CallEvent[]
): { state: CallMachineState; effects: CallEffect[] } {
  let state = from;
  const effects: CallEffect[] = [];
  for (const event of events) {
    const result = step(state, event);
    state = result.state;
    effects.push(...result.effects);
  }
  return { state, effects };
}

const accept = (extra?: CallSignal['extra']): CallEvent => ({
  type: 'signal',
  at,
  from: 'bob',
  signal: { type: 'accept', sessionId: 's', sdp: 'answer', ...(extra ? { extra } : {}) },
});

describe('dialing', () => {
  it('offers first, calls once the offer is there, and repeats until the answer', () => {
    const { state, effects } = run(dialing(), { type: 'timer', at, timer: 'repeat' });
    expect(effects).toEqual([
      { type: 'send-call', to: 'bob' },
      { type: 'start-timer', timer: 'repeat', delay: 5000 },
    ]);
    const answered = run(state, accept());
    expect(answered.state.state).toBe('connecting');
    expect(run(answered.state, { type: 'timer', at, timer: 'repeat' }).effects).toEqual([]);
  });

  it('takes an answer once', () => {
    const once = run(dialing(), accept());
    expect(once.effects.filter(({ type }) => type === 'take-answer')).toHaveLength(1);
    expect(run(once.state, accept())).toEqual({ state: once.state, effects: [] });
  });

  it('sends its early candidates again to a client that drops what comes before its accept', () => {
    const early = run(dialing(), { type: 'candidates', userId: 'bob', candidates: [candidate] });
    const again = { type: 'send-candidates', to: 'bob', candidates: [candidate] };
    expect(early.effects).toEqual([again]);
    expect(run(early.state, accept()).effects).toContainEqual(again);
    expect(run(early.state, accept(markToParams({}))).effects).not.toContainEqual(again);
  });

  it('reads the echo of a busy QuickBlox client, and our own mark, as busy; all else as declined', () => {
    const reject = (extra?: CallSignal['extra']): string | null =>
      run(dialing(), {
        type: 'signal',
        at,
        from: 'bob',
        signal: { type: 'reject', sessionId: 's', userInfo: { name: 'x' }, ...(extra ? { extra } : {}) },
      }).state.endReason;
    expect(reject({ sdp: 'ours' })).toBe('busy');
    expect(reject(markToParams({ busy: true }))).toBe('busy');
    expect(reject({ reason: 'busy' })).toBe('rejected');
    expect(reject()).toBe('rejected');
  });

  it('ends when nobody answers, and says so to whoever still rings', () => {
    const { state, effects } = run(dialing(), { type: 'timer', at: 61_000, timer: 'answer' });
    expect(state).toMatchObject({ state: 'ended', endReason: 'no-answer', endedAt: 61_000 });
    expect(effects).toContainEqual({ type: 'send-hang-up', to: 'bob', userInfo: {} });
  });
});

describe('ringing', () => {
  it('keeps candidates until the answer, a bounded number of them', () => {
    const flood = run(
      ringing(),
      ...Array.from({ length: 30 }, (): CallEvent => ({
        type: 'signal',
        at,
        from: 'bob',
        signal: {
          type: 'iceCandidates',
          sessionId: 's',
          candidates: Array.from({ length: 10 }, () => candidate),
        },
      })),
    );
    expect(flood.effects).toEqual([]);
    const { effects } = run(flood.state, { type: 'accept', at });
    const taken = effects.find(({ type }) => type === 'take-candidates');
    expect(taken).toMatchObject({ candidates: { length: maxEarlyCandidates } });
  });

  it('takes the newest offer of the repeats, and a repeat that brings nothing new only shows that they are there', () => {
    const state = ringing();
    const repeat = (sdp: string): CallEvent => ({
      type: 'signal',
      at,
      from: 'bob',
      signal: { ...theirCall, sdp },
    });
    const heard = { type: 'start-timer', timer: 'caller', delay: 15_000 };
    expect(run(state, repeat('offer 1')).effects).toEqual([heard]);
    expect(run(state, repeat('offer 2')).effects).toEqual([
      { type: 'take-offer', userId: 'bob', sdp: 'offer 2' },
      heard,
    ]);
  });

  it('answers again when a repeat shows that the answer was lost', () => {
    const { state } = run(ringing(), { type: 'accept', at }, { type: 'answer-ready', userId: 'bob' });
    const { effects } = run(state, { type: 'signal', at, from: 'bob', signal: theirCall });
    expect(effects).toEqual([{ type: 'send-accept', to: 'bob', brief: false }]);
  });

  it('is canceled by its caller only', () => {
    const hangUp = (from: string): CallEvent => ({
      type: 'signal',
      at,
      from,
      signal: { type: 'hangUp', sessionId: 's' },
    });
    const stranger = run(ringing(), hangUp('mallory'));
    expect(stranger.effects).toEqual([{ type: 'refuse', from: 'mallory' }]);
    expect(stranger.state.state).toBe('ringing');
    expect(run(ringing(), hangUp('bob')).state.endReason).toBe('canceled');
  });

  it('declines when the person hangs up instead', () => {
    const { state, effects } = run(ringing(), { type: 'hang-up', at, userInfo: { why: 'busy' } });
    expect(state.endReason).toBe('rejected');
    expect(effects[0]).toEqual({ type: 'send-reject', to: 'bob', userInfo: { why: 'busy' } });
  });
});

describe('connecting while it rings', () => {
  const peer = (state: 'connected' | 'lost'): CallEvent => ({ type: 'peer', at, userId: 'bob', state });
  const typesOf = (effects: readonly CallEffect[]): string[] => effects.map(({ type }) => type);
  const earlyAnswer = (sdp: string): CallEvent => ({
    type: 'signal',
    at,
    from: 'bob',
    signal: { type: 'update', sessionId: 's', extra: markToParams({ answer: sdp }) },
  });
  const full = 'v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\nm=audio\r\n';
  const reference = 'v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\n';
  const yes = (sdp: string): CallEvent => ({
    type: 'signal',
    at,
    from: 'bob',
    signal: { type: 'accept', sessionId: 's', sdp, extra: markToParams({}) },
  });

  it('is for a Parley caller who may know us, and for two only', () => {
    expect(typesOf(ring(true).effects)).toContain('answer-early');
    expect(typesOf(ring(false).effects)).not.toContain('answer-early');
    expect(typesOf(ring(true, ['me', 'carol']).effects)).not.toContain('answer-early');
    const call = incomingCall({ self: 'me', signal: theirCall, at, timers: defaultCallTimers, reveal: true });
    const { effects } = run(call, { type: 'signal', at, from: 'bob', signal: theirCall });
    expect(typesOf(effects)).not.toContain('answer-early');
  });

  it('may begin while it rings, once', () => {
    const late = run(ring(false).state, { type: 'reveal' }, { type: 'reveal' });
    expect(typesOf(late.effects)).toEqual(['answer-early']);
    expect(run(ring(false, ['me', 'carol']).state, { type: 'reveal' }).effects).toEqual([]);
    expect(run(ringing(), { type: 'reveal' }).effects).toEqual([]); // a QuickBlox client calls
    const { state } = run(ring(false).state, { type: 'accept', at });
    expect(run(state, { type: 'reveal' }).effects).toEqual([]);
  });

  it('takes the caller’s candidates at once', () => {
    const { effects } = run(ring(true).state, {
      type: 'signal',
      at,
      from: 'bob',
      signal: { type: 'iceCandidates', sessionId: 's', candidates: [candidate] },
    });
    expect(typesOf(effects)).toEqual(['take-candidates']);
  });

  it('is no answer: the call rings on, and is connected by the answer', () => {
    const early = run(ring(true).state, { type: 'early-answer-ready', userId: 'bob' }, peer('connected'));
    expect(early.state).toMatchObject({ state: 'ringing', connectedAt: null });
    expect(early.effects).toEqual([{ type: 'send-early-answer', to: 'bob' }]);
    const answered = run(early.state, { type: 'accept', at }, { type: 'answer-ready', userId: 'bob' });
    expect(answered.effects).toContainEqual({ type: 'send-accept', to: 'bob', brief: true });
    expect(run(answered.state, peer('connected')).state).toMatchObject({
      state: 'connected',
      connectedAt: at,
    });
  });

  it('says all in the answer unless it is connected right then', () => {
    const { effects } = run(
      ring(true).state,
      { type: 'early-answer-ready', userId: 'bob' },
      peer('connected'),
      peer('lost'),
      { type: 'accept', at },
      { type: 'answer-ready', userId: 'bob' },
    );
    expect(effects).toContainEqual({ type: 'send-accept', to: 'bob', brief: false });
  });

  it('answers a repeat even when connected: the caller has not heard of it', () => {
    const { state } = run(
      ring(true).state,
      peer('connected'),
      { type: 'accept', at },
      { type: 'answer-ready', userId: 'bob' },
      peer('connected'),
    );
    const { effects } = run(state, { type: 'signal', at, from: 'bob', signal: theirCall });
    expect(effects).toEqual([{ type: 'send-accept', to: 'bob', brief: false }]);
  });

  it('lets the caller take the first early answer, and the whole of it with the yes that refers to it', () => {
    const early = run(dialing(), earlyAnswer(full), earlyAnswer(full.replace('1', '3')), peer('connected'));
    expect(early.effects).toEqual([{ type: 'take-early-answer', userId: 'bob', sdp: full }]);
    expect(early.state).toMatchObject({ state: 'dialing', connectedAt: null });
    const { state, effects } = run(early.state, yes(reference));
    expect(state.state).toBe('connecting');
    expect(effects).toContainEqual({ type: 'take-answer', userId: 'bob', sdp: full });
  });

  it('calls again when another device of theirs says yes, and takes only its answer to that', () => {
    const other = full.replace('- 1', '- 9');
    const again = run(dialing(), earlyAnswer(full), peer('connected'), yes(other));
    expect(again.effects).toContainEqual({ type: 'close-peer', userId: 'bob' });
    expect(again.effects).toContainEqual({ type: 'create-offer', userId: 'bob' });
    expect(again.state.state).toBe('connecting');
    const called = run(again.state, { type: 'offer-ready', userId: 'bob' });
    expect(called.effects).toEqual([{ type: 'send-call', to: 'bob' }]);
    expect(run(called.state, yes(other), yes(full), yes(reference)).effects).toEqual([]);
    const { effects } = run(called.state, yes(full.replace('- 1', '- 11')), yes(full.replace('- 1', '- 12')));
    expect(effects.filter(({ type }) => type === 'take-answer')).toHaveLength(1);
  });

  it('stays with the connection, put over, when the other device is a QuickBlox client', () => {
    const other = full.replace('- 1', '- 9');
    const { effects } = run(dialing(), earlyAnswer(full), peer('connected'), {
      type: 'signal',
      at,
      from: 'bob',
      signal: { type: 'accept', sessionId: 's', sdp: other },
    });
    expect(effects).toContainEqual({ type: 'take-answer', userId: 'bob', sdp: other });
  });

  it('answers a new offer with a new connection', () => {
    const { state } = run(ring(true).state, { type: 'accept', at }, { type: 'answer-ready', userId: 'bob' });
    const offer = (extra?: CallSignal['extra']): CallEvent => ({
      type: 'signal',
      at,
      from: 'bob',
      signal: { ...theirCall, sdp: 'offer 2', ...(extra ? { extra } : {}) },
    });
    const peers = typesOf(run(state, offer(markToParams({}))).effects).filter((type) => !/timer/.test(type));
    expect(peers).toEqual(['close-peer', 'take-offer', 'create-answer']);
    expect(typesOf(run(state, offer()).effects)).toEqual(['send-accept']);
  });

  it('asks once more for an answer that it has only a reference to', () => {
    const { state, effects } = run(dialing(), yes(reference), yes(reference));
    expect(effects).toEqual([{ type: 'send-call', to: 'bob' }]);
    expect(state.state).toBe('dialing');
    expect(run(state, earlyAnswer(full), yes(reference)).state.state).toBe('connecting');
  });

  it('takes no early answer after the answer', () => {
    const { state } = run(dialing(), yes(full));
    expect(run(state, earlyAnswer(full)).effects).toEqual([]);
  });
});

describe('media', () => {
  it('counts the call from the first connection and waits for a lost one', () => {
    const connected = run(
      dialing(),
      accept(),
      { type: 'peer', at: 2000, userId: 'bob', state: 'connected' },
      { type: 'peer', at: 3000, userId: 'bob', state: 'lost' },
    );
    expect(connected.state).toMatchObject({ state: 'reconnecting', connectedAt: 2000 });
    const back = run(connected.state, { type: 'peer', at: 4000, userId: 'bob', state: 'connected' });
    expect(back.state).toMatchObject({ state: 'connected', connectedAt: 2000 });
    const gone = run(connected.state, { type: 'timer', at: 40_000, timer: 'member:bob' });
    expect(gone.state).toMatchObject({ state: 'ended', endReason: 'connection-lost' });
  });

  it('fails when media never comes', () => {
    const { state } = run(dialing(), accept(), { type: 'timer', at, timer: 'member:bob' });
    expect(state.endReason).toBe('failed');
  });
});
