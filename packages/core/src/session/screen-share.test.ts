import { describe, expect, it } from 'vitest';
import { createWorld, expectNothingLeft, first, type Side, type World } from '../../test-kit/call-world.js';
import type { CallSession } from './call-client.js';

type Options = Parameters<typeof createWorld>[0];

async function connected(options: Options = {}) {
  const w = await createWorld(options);
  const call = w.alice.client.call('bob');
  await w.clock.advance(50);
  const incoming = first(w.bob);
  incoming.accept();
  await w.clock.advance(100);
  return { w, call, incoming };
}

/** The picture and the sound of the newest screen of somebody. */
function screenOf({ media }: Side): (MediaStreamTrack | undefined)[] {
  return ['Fake screen', 'Fake system sound'].map((name) =>
    media.tracks.findLast(({ label }) => label === name),
  );
}

/** What one sees of another's screen. */
function seen(call: CallSession, userId: string): (MediaStreamTrack | null | undefined)[] {
  const person = call.snapshot.participants[userId];
  return [person?.screenTrack, person?.screenAudioTrack];
}

const nothing = [null, null];

/** How many offers and answers went over the wire to change connections in place. */
function renegotiations({ network }: World): string[] {
  return network.sent.flatMap(({ from, signal }) => {
    const text = JSON.stringify(signal.extra?.['parley'] ?? null);
    return [...text.matchAll(/"type":"(offer|answer)"/g)].map(([, type]) => `${from} ${type}`);
  });
}

describe('a shared screen', () => {
  it('comes beside the camera, with its sound, and goes when it is stopped', async () => {
    const { w, call, incoming } = await connected();
    const camera = incoming.snapshot.participants['alice']?.videoTrack;
    await call.setScreenShareEnabled(true);
    await w.clock.advance(100);
    expect(seen(incoming, 'alice')).toEqual(screenOf(w.alice));
    expect(incoming.snapshot.screenSharerIds).toEqual(['alice']);
    expect(incoming.snapshot.participants['alice']).toMatchObject({ videoTrack: camera, videoEnabled: true });
    expect(call.snapshot.local.screen).toMatchObject({ enabled: true, status: 'live' });
    await call.setScreenShareEnabled(false);
    await w.clock.advance(100);
    expect(seen(incoming, 'alice')).toEqual(nothing);
    expect(incoming.snapshot.screenSharerIds).toEqual([]);
    expect(incoming.snapshot.participants['alice']?.videoTrack).toBe(camera);
    // Its place is there now: to share again takes no negotiation.
    await call.setScreenShareEnabled(true);
    await w.clock.advance(100);
    expect(seen(incoming, 'alice')).toEqual(screenOf(w.alice));
    expect(renegotiations(w)).toEqual(['alice offer', 'bob answer']);
    call.hangUp();
    await w.clock.advance(50);
    expect(incoming.snapshot.participants['alice']?.screenTrack).toBeNull();
    expectNothingLeft(w);
  });

  it("ends with the browser's own button", async () => {
    const { w, call, incoming } = await connected();
    await call.setScreenShareEnabled(true);
    await w.clock.advance(100);
    w.alice.media.tracks.find(({ label }) => label === 'Fake screen')?.unplug();
    await w.clock.advance(50);
    expect(call.snapshot.local.screen.status).toBe('off');
    expect(seen(incoming, 'alice')).toEqual(nothing);
  });

  it('gets a sound later, in a second negotiation', async () => {
    const { w, call, incoming } = await connected();
    w.alice.media.setScreenSound(false);
    await call.setScreenShareEnabled(true);
    await w.clock.advance(100);
    expect(seen(incoming, 'alice')).toEqual([screenOf(w.alice)[0], null]);
    await call.setScreenShareEnabled(false);
    w.alice.media.setScreenSound(true);
    await call.setScreenShareEnabled(true);
    await w.clock.advance(100);
    expect(seen(incoming, 'alice')).toEqual(screenOf(w.alice));
  });

  it.each([
    ['the caller', 'alice'],
    ['the callee', 'bob'],
    ['both at once', 'both'],
  ])('is shared by %s, and by the other too', async (_, who) => {
    const { w, call, incoming } = await connected();
    if (who === 'both')
      await Promise.all([call.setScreenShareEnabled(true), incoming.setScreenShareEnabled(true)]);
    else {
      await (who === 'alice' ? call : incoming).setScreenShareEnabled(true);
      await w.clock.advance(100);
      await (who === 'alice' ? incoming : call).setScreenShareEnabled(true);
    }
    await w.clock.advance(200);
    expect(seen(incoming, 'alice')).toEqual(screenOf(w.alice));
    expect(seen(call, 'bob')).toEqual(screenOf(w.bob));
    // The lower id gives way, answers, and offers anew.
    if (who === 'both') expect(renegotiations(w).filter((sent) => sent === 'alice offer')).toHaveLength(2);
    incoming.hangUp();
    await w.clock.advance(100);
    expectNothingLeft(w);
  });

  it.each([1, 2, 3, 4, 5, 6])('comes through a network that loses and doubles (seed %i)', async (seed) => {
    const { w, call, incoming } = await connected({ seed });
    w.network.configure({ loss: 0.4, duplication: 0.3 });
    await Promise.all([call.setScreenShareEnabled(true), incoming.setScreenShareEnabled(true)]);
    await w.clock.advance(100_000);
    w.network.configure({ loss: 0, duplication: 0 });
    // What is lost of `update` is told again with the next change.
    await Promise.all([call.setMicrophoneEnabled(false), incoming.setMicrophoneEnabled(false)]);
    await w.clock.advance(100_000);
    expect(seen(incoming, 'alice')).toEqual(screenOf(w.alice));
    expect(seen(call, 'bob')).toEqual(screenOf(w.bob));
    call.hangUp();
    await w.clock.advance(100);
    expectNothingLeft(w);
  });

  it('reaches somebody who joins later, and is told newest first', async () => {
    const w = await createWorld();
    const carol = await w.join('carol');
    const call = w.alice.client.call(['bob', 'carol']);
    await w.clock.advance(50);
    first(w.bob).accept();
    await w.clock.advance(100);
    await call.setScreenShareEnabled(true);
    await w.clock.advance(100);
    first(carol).accept();
    await w.clock.advance(200);
    expect(seen(first(carol), 'alice')).toEqual(screenOf(w.alice));
    await first(w.bob).setScreenShareEnabled(true);
    await w.clock.advance(200);
    expect(first(carol).snapshot.screenSharerIds).toEqual(['bob', 'alice']);
    first(w.bob).hangUp();
    await w.clock.advance(50);
    expect(first(carol).snapshot.screenSharerIds).toEqual(['alice']);
  });

  it('takes the place of the camera for a QuickBlox client, and gives it back', async () => {
    const w = await createWorld();
    const sees = (): MediaStreamTrack | null | undefined => plain.snapshot.participants['alice']?.videoTrack;
    const carol = await w.join('carol');
    w.network.setPlain('carol');
    const call = w.alice.client.call('carol');
    await w.clock.advance(50);
    const plain = first(carol);
    plain.accept();
    await w.clock.advance(100);
    const camera = sees();
    expect(camera).toBeTruthy();
    await call.setScreenShareEnabled(true);
    await w.clock.advance(100);
    expect(sees()).toBe(screenOf(w.alice)[0]);
    await call.setScreenShareEnabled(false);
    await w.clock.advance(100);
    expect(sees()).toBe(camera);
    expect(renegotiations(w)).toEqual([]);
  });

  it('has no place in a call that rings, in an audio call, and after the end', async () => {
    const w = await createWorld();
    const call = w.alice.client.call('bob', { video: false });
    await w.clock.advance(50);
    await expect(call.setScreenShareEnabled(true)).rejects.toMatchObject({ code: 'invalid-state' });
    await expect(first(w.bob).setScreenShareEnabled(true)).rejects.toMatchObject({ code: 'invalid-state' });
    call.hangUp();
    await w.clock.advance(50);
    const next = w.alice.client.call('bob');
    next.hangUp();
    await expect(next.setScreenShareEnabled(true)).rejects.toMatchObject({ code: 'invalid-state' });
    await next.setScreenShareEnabled(false);
    await w.clock.advance(100);
    expectNothingLeft(w);
  });

  it('survives nonsense', async () => {
    const { w, call, incoming } = await connected();
    for (const description of [{ type: 'offer', id: '1', sdp: 'nonsense' }, { type: 'offer' }, 'offer'])
      w.network.inject('bob', 'alice', {
        type: 'update',
        sessionId: call.id,
        extra: { parley: { description } },
      });
    await w.clock.advance(100);
    await incoming.setScreenShareEnabled(true);
    await w.clock.advance(100);
    expect(call.snapshot.state).toBe('connected');
    expect(seen(call, 'bob')).toEqual(screenOf(w.bob));
  });

  it('leaves nothing after 200 shares', async () => {
    const { w, call, incoming } = await connected();
    for (let round = 0; round < 200; round += 1) {
      await call.setScreenShareEnabled(true);
      await call.setScreenShareEnabled(false);
    }
    await w.clock.advance(1000);
    expect(renegotiations(w).length).toBeLessThanOrEqual(2);
    expect(seen(incoming, 'alice')).toEqual(nothing);
    call.hangUp();
    await w.clock.advance(50);
    expectNothingLeft(w);
    expect(w.alice.media.tracks.every((track) => track.listeners === 0)).toBe(true);
  });
});
