import { describe, expect, it } from 'vitest';
import { createWorld, expectNothingLeft, first, type World } from '../../test-kit/call-world.js';
import { readRecordingMarks } from '../model/recording-mark.js';
import type { CallSession } from './call-client.js';

async function connected(plain?: 'bob'): Promise<{ w: World; call: CallSession; incoming: CallSession }> {
  const w = await createWorld();
  if (plain) w.network.setPlain(plain);
  const call = w.alice.client.call('bob');
  await w.clock.advance(50);
  const incoming = first(w.bob);
  incoming.accept();
  await w.clock.advance(100);
  return { w, call, incoming };
}

const ask = { state: 'asking', asksConsent: true } as const;
const on = { state: 'on', asksConsent: true } as const;
const told = (call: CallSession, userId: string) => call.snapshot.participants[userId]?.recording;
const consent = (call: CallSession, userId: string) => call.snapshot.participants[userId]?.recordingConsent;

describe('a recording', () => {
  it('is asked for, agreed to, told of while it runs and pauses, and over', async () => {
    const { w, call, incoming } = await connected();
    expect(call.snapshot.recording).toBeNull();
    expect(consent(call, 'bob')).toBeNull();
    call.setRecording(ask);
    expect(call.snapshot.recording).toEqual(ask);
    expect(consent(call, 'bob')).toBe('asked');
    await w.clock.advance(50);
    expect(told(incoming, 'alice')).toEqual({ ...ask, answer: null });
    incoming.answerRecording('alice', true);
    expect(told(incoming, 'alice')?.answer).toBe('agreed');
    await w.clock.advance(50);
    expect(consent(call, 'bob')).toBe('agreed');
    for (const state of ['on', 'paused'] as const) {
      call.setRecording({ state, asksConsent: true });
      await w.clock.advance(50);
      expect(told(incoming, 'alice')).toEqual({ state, asksConsent: true, answer: 'agreed' });
    }
    // Whoever agreed may think again.
    incoming.answerRecording('alice', false);
    await w.clock.advance(50);
    expect(consent(call, 'bob')).toBe('declined');
    call.setRecording(null);
    await w.clock.advance(50);
    expect(told(incoming, 'alice')).toBeNull();
    expect(consent(call, 'bob')).toBeNull();
  });

  it('asks anew each time: an answer to the one before counts for nothing', async () => {
    const { w, call, incoming } = await connected();
    call.setRecording(ask);
    await w.clock.advance(50);
    incoming.answerRecording('alice', true);
    call.setRecording(null);
    call.setRecording(ask);
    await w.clock.advance(50);
    expect(consent(call, 'bob')).toBe('asked');
    expect(told(incoming, 'alice')?.answer).toBeNull();
  });

  it('is told to those who join later', async () => {
    const w = await createWorld();
    const carol = await w.join('carol');
    const call = w.alice.client.call(['bob', 'carol']);
    await w.clock.advance(50);
    first(w.bob).accept();
    await w.clock.advance(100);
    call.setRecording(on);
    expect(consent(call, 'carol')).toBeNull();
    first(carol).accept();
    await w.clock.advance(200);
    expect(told(first(carol), 'alice')).toEqual({ ...on, answer: null });
    expect(consent(call, 'carol')).toBe('asked');
    first(w.bob).hangUp();
    await w.clock.advance(50);
    expect(consent(call, 'bob')).toBeNull();
  });

  it('cannot be told to a QuickBlox client', async () => {
    const { w, call, incoming } = await connected('bob');
    call.setRecording(ask);
    await w.clock.advance(50);
    expect(consent(call, 'bob')).toBe('cannot-be-told');
    expect(told(incoming, 'alice')).toBeNull();
  });

  it('has no place before the call is under way nor after it, and ends with it', async () => {
    const w = await createWorld();
    const call = w.alice.client.call('bob');
    const refused: unknown = expect.objectContaining({ code: 'invalid-state' });
    expect(() => call.setRecording(ask)).toThrow(refused);
    await w.clock.advance(50);
    const incoming = first(w.bob);
    incoming.accept();
    await w.clock.advance(100);
    call.setRecording(on);
    await w.clock.advance(50);
    call.hangUp();
    await w.clock.advance(50);
    expect(call.snapshot.recording).toBeNull();
    expect(told(incoming, 'alice')).toBeNull();
    expect(() => call.setRecording(ask)).toThrow(refused);
    call.setRecording(null);
    incoming.answerRecording('alice', true);
    expectNothingLeft(w);
  });

  it('survives nonsense, and answers that nobody asked for', async () => {
    const { w, call, incoming } = await connected();
    for (const parley of [
      { recording: 'on' },
      { recording: { state: 'on', take: 'x' } },
      { recording: { state: 'loud', take: '1' } },
      { consent: { take: '1', answer: 'yes' } },
      { consent: { take: '1' } },
    ])
      w.network.inject('bob', 'alice', { type: 'update', sessionId: call.id, extra: { parley } });
    await w.clock.advance(50);
    expect(told(call, 'bob')).toBeNull();
    incoming.answerRecording('alice', true);
    call.setRecording(ask);
    await w.clock.advance(50);
    expect(consent(call, 'bob')).toBe('asked');
  });
});

it('reads no mark where there is none', () => {
  const none = { recording: null, consent: null };
  for (const extra of [undefined, {}, { parley: '' }, { parley: { recording: ['on'] } }])
    expect(readRecordingMarks(extra)).toEqual(none);
});
