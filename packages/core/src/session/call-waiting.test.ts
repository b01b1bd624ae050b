import { describe, expect, it } from 'vitest';
import { createWorld, first, type Side, type World } from '../../test-kit/call-world.js';
import type { CallSession } from './call-client.js';

interface Scene {
  readonly w: World;
  readonly carol: Side;
  readonly call: CallSession;
  /** Bob's side of it. */
  readonly own: CallSession;
}

/** Alice and Bob are in a call; Bob's client lets others ring. */
async function inACall(): Promise<Scene> {
  const w = await createWorld({ callWaiting: true });
  const carol = await w.join('carol');
  const call = w.alice.client.call('bob');
  await w.clock.advance(500);
  const own = first(w.bob);
  own.accept();
  await w.clock.advance(200);
  return { w, carol, call, own };
}

describe('call waiting', () => {
  it('lets a second call ring, and a third be told that one is busy', async () => {
    const { w, carol } = await inACall();
    const second = carol.client.call('bob');
    await w.clock.advance(500);
    expect(w.bob.calls.map(({ snapshot }) => snapshot.state)).toEqual(['connected', 'ringing']);
    w.bob.calls[1]?.accept();
    await w.clock.advance(200);
    expect(second.snapshot.state).toBe('connected');
    const dave = await w.join('dave');
    const third = dave.client.call('bob');
    await w.clock.advance(500);
    expect(third.snapshot.endReason).toBe('busy');
  });

  it('is not for somebody who dials', async () => {
    const { w, carol, call } = await inACall();
    call.hangUp();
    await w.clock.advance(50);
    w.bob.client.call('alice');
    const second = carol.client.call('bob');
    await w.clock.advance(500);
    expect(second.snapshot.endReason).toBe('busy');
  });

  it('holds one call for the other: nothing is sent either way, and the other side is told', async () => {
    const { w, call, own } = await inACall();
    own.setHeld(true);
    await w.clock.advance(50);
    expect(own.snapshot.isHeld).toBe(true);
    expect(own.snapshot.participants['alice']).toMatchObject({ audioTrack: null, videoTrack: null });
    expect(call.snapshot.participants['bob']).toMatchObject({
      isHolding: true,
      audioEnabled: false,
      videoEnabled: false,
    });
    expect(w.peers.sending).toEqual([]);
    // Both still have their devices, so that they are back at once.
    expect(own.snapshot.local.audio.status).toBe('live');
    own.setHeld(false);
    await w.clock.advance(50);
    expect(call.snapshot.participants['bob']).toMatchObject({
      isHolding: false,
      audioEnabled: true,
      videoEnabled: true,
    });
    expect(own.snapshot.participants['alice']?.audioTrack).not.toBeNull();
    expect(w.peers.sending).toHaveLength(4);
  });

  it('keeps mute through a hold', async () => {
    const { w, call, own } = await inACall();
    await own.setMicrophoneEnabled(false);
    own.setHeld(true);
    own.setHeld(false);
    await w.clock.advance(50);
    expect(call.snapshot.participants['bob']).toMatchObject({ audioEnabled: false, videoEnabled: true });
  });

  it('holds only what is under way', async () => {
    const { w, call, own } = await inACall();
    const next = w.alice.client.call('carol');
    expect(() => next.setHeld(true)).toThrow(expect.objectContaining({ code: 'invalid-state' }));
    call.hangUp();
    await w.clock.advance(50);
    expect(() => own.setHeld(true)).toThrow(expect.objectContaining({ code: 'invalid-state' }));
    own.setHeld(false);
    expect(own.snapshot.isHeld).toBe(false);
  });
});

it('says busy in words that a QuickBlox client reads', async () => {
  const w = await createWorld();
  const carol = await w.join('carol');
  w.alice.client.call('bob');
  await w.clock.advance(500);
  first(w.bob).accept();
  await w.clock.advance(200);
  carol.client.call('bob');
  await w.clock.advance(500);
  const reject = w.network.sent.find(({ signal }) => signal.type === 'reject');
  expect(reject?.signal).toMatchObject({ userInfo: { reason: 'busy' } });
});
