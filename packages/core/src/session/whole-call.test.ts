import { describe, expect, it } from 'vitest';
import type { PageMoment } from '../lib/page-lifecycle.js';
import { createWorld, expectNothingLeft, first } from '../../test-kit/call-world.js';

describe('a whole call on the fake network', () => {
  it('rings, is answered, connects both ways and is hung up, and leaves nothing behind', async () => {
    const w = await createWorld();
    const call = w.alice.client.call('bob', { userInfo: { name: 'Alice' } });
    expect(call.snapshot).toMatchObject({ state: 'dialing', direction: 'outgoing', callType: 'video' });
    await w.clock.advance(50);
    const incoming = first(w.bob);
    expect(incoming.snapshot).toMatchObject({
      state: 'ringing',
      direction: 'incoming',
      initiatorId: 'alice',
    });
    expect(incoming.snapshot.participants['alice']?.userInfo).toEqual({ name: 'Alice' });
    expect(w.bob.media.questions).toBe(0); // no camera before the answer

    incoming.accept({ userInfo: { name: 'Bob' } });
    await w.clock.advance(100);
    expect(call.snapshot.state).toBe('connected');
    expect(incoming.snapshot.state).toBe('connected');
    expect(call.snapshot.participants['bob']).toMatchObject({
      state: 'connected',
      userInfo: { name: 'Bob' },
      videoTrack: w.bob.media.tracks.find((track) => track.kind === 'video'),
      audioTrack: w.bob.media.tracks.find((track) => track.kind === 'audio'),
    });
    expect(incoming.snapshot.participants['alice']?.videoTrack).toBe(
      w.alice.media.tracks.find((track) => track.kind === 'video'),
    );

    incoming.hangUp({ userInfo: { why: 'done' } });
    await w.clock.advance(50);
    expect(call.snapshot).toMatchObject({ state: 'ended', endReason: 'hangup' });
    expect(incoming.snapshot).toMatchObject({ state: 'ended', endReason: 'hangup' });
    expect(call.snapshot.participants['bob']?.userInfo).toEqual({ why: 'done' });
    expectNothingLeft(w);
    // The update is the early answer, with the callee's candidates in it; the caller's come right after the call.
    expect(w.types().filter((type) => type !== 'iceCandidates')).toEqual([
      'call',
      'update',
      'accept',
      'hangUp',
    ]);
    expect(w.types().length).toBeLessThanOrEqual(6);
  });

  it('says who one is by itself, unless told otherwise', async () => {
    const w = await createWorld({ userInfo: { name: 'Somebody' } });
    const call = w.alice.client.call('bob', { userInfo: { name: 'Alice' } });
    await w.clock.advance(50);
    expect(first(w.bob).snapshot.participants['alice']?.userInfo).toEqual({ name: 'Alice' });
    first(w.bob).accept();
    await w.clock.advance(100);
    expect(call.snapshot.participants['bob']?.userInfo).toEqual({ name: 'Somebody' });
  });

  it('says goodbye when the page is left', async () => {
    const listeners: ((moment: PageMoment) => void)[] = [];
    const w = await createWorld();
    const carol = await w.join('carol', {
      rejoinStorage: null,
      pageLifecycle: {
        on(listener) {
          listeners.push(listener);
          return () => undefined;
        },
      },
    });
    const call = carol.client.call('bob');
    await w.clock.advance(50);
    first(w.bob).accept();
    await w.clock.advance(100);
    for (const listener of listeners) listener('leaving');
    expect(call.snapshot.endReason).toBe('hangup');
    expect(carol.client.connectionState).toBe('offline');
    await w.clock.advance(50);
    expect(first(w.bob).snapshot.endReason).toBe('hangup');
  });

  it('is rejected', async () => {
    const w = await createWorld();
    const call = w.alice.client.call('bob');
    await w.clock.advance(50);
    first(w.bob).reject({ userInfo: { reason: 'in a meeting' } });
    await w.clock.advance(50);
    expect(call.snapshot).toMatchObject({ state: 'ended', endReason: 'rejected' });
    expect(call.snapshot.participants['bob']?.userInfo).toEqual({ reason: 'in a meeting' });
    expect(first(w.bob).snapshot.endReason).toBe('rejected');
    expectNothingLeft(w);
  });

  it('is canceled by the caller', async () => {
    const w = await createWorld();
    const call = w.alice.client.call('bob');
    await w.clock.advance(50);
    call.hangUp();
    await w.clock.advance(50);
    expect(call.snapshot.endReason).toBe('canceled');
    expect(first(w.bob).snapshot.endReason).toBe('canceled');
    expectNothingLeft(w);
  });

  it('is not answered: repeats every 5 s for 60 s, then ends on both sides', async () => {
    const w = await createWorld();
    const call = w.alice.client.call('bob');
    await w.clock.advance(59_000);
    expect(w.types('alice').filter((type) => type === 'call')).toHaveLength(12);
    expect(w.bob.calls).toHaveLength(1); // repeats do not ring again
    expect(call.snapshot.state).toBe('dialing');
    await w.clock.advance(2000);
    expect(call.snapshot).toMatchObject({ state: 'ended', endReason: 'no-answer' });
    expect(first(w.bob).snapshot.endReason).toMatch(/^(no-answer|canceled)$/);
    expectNothingLeft(w);
  });

  it('tells a third person that the callee is busy', async () => {
    const w = await createWorld();
    w.alice.client.call('bob');
    await w.clock.advance(50);
    first(w.bob).accept();
    await w.clock.advance(100);
    const carol = await w.join('carol');
    const call = carol.client.call('bob');
    await w.clock.advance(50);
    expect(call.snapshot).toMatchObject({ state: 'ended', endReason: 'busy' });
    expect(w.bob.calls).toHaveLength(1);
    expect(first(w.bob).snapshot.state).toBe('connected');
  });

  it('lets several ring at once, and answers one of them', async () => {
    const w = await createWorld();
    const carol = await w.join('carol');
    w.alice.client.call('bob');
    const call = carol.client.call('bob');
    await w.clock.advance(50);
    expect(w.bob.calls.map(({ snapshot }) => snapshot.state)).toEqual(['ringing', 'ringing']);
    w.bob.calls[1]?.accept();
    await w.clock.advance(100);
    expect(call.snapshot.state).toBe('connected');
    expect(first(w.bob).snapshot.state).toBe('ringing');
  });

  it('tells the other side of mute and of the camera, which is released', async () => {
    const w = await createWorld();
    const call = w.alice.client.call('bob');
    await w.clock.advance(50);
    first(w.bob).accept();
    await w.clock.advance(100);
    await call.setMicrophoneEnabled(false);
    await call.setCameraEnabled(false);
    await w.clock.advance(50);
    expect(first(w.bob).snapshot.participants['alice']).toMatchObject({
      audioEnabled: false,
      videoEnabled: false,
    });
    expect(w.alice.media.tracks.map(({ kind, readyState }) => `${kind} ${readyState}`)).toEqual([
      'audio live',
      'video ended',
    ]);
    await call.setCameraEnabled(true);
    await w.clock.advance(50);
    const seen = first(w.bob).snapshot.participants['alice'];
    expect(seen).toMatchObject({ audioEnabled: false, videoEnabled: true });
    expect(seen?.videoTrack).toBe(w.alice.media.tracks.at(-1));
  });

  it('hands parameters of the application over, both ways', async () => {
    const w = await createWorld();
    const call = w.alice.client.call('bob');
    await w.clock.advance(50);
    const incoming = first(w.bob);
    incoming.accept();
    await w.clock.advance(100);
    const got: unknown[] = [];
    call.on('update', (from, params) => got.push([from, params]));
    incoming.on('update', (from, params) => got.push([from, params]));
    call.update({ topic: { title: 'Budget' } });
    incoming.update({ mood: 'fine' });
    await w.clock.advance(50);
    expect(got).toEqual([
      ['alice', { topic: { title: 'Budget' } }],
      ['bob', { mood: 'fine' }],
    ]);
    expect(() => call.update({ 'not a name': 'x' })).toThrow(
      expect.objectContaining({ code: 'invalid-argument' }),
    );
    expect(() => call.update({ parley: 'x' })).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
  });

  it('carries a group of three as a mesh', async () => {
    const w = await createWorld();
    const carol = await w.join('carol');
    const call = w.alice.client.call(['bob', 'carol']);
    await w.clock.advance(50);
    first(carol).accept();
    first(w.bob).accept();
    await w.clock.advance(200);
    const states = [call, first(w.bob), first(carol)].map(({ snapshot }) =>
      Object.values(snapshot.participants).map(({ userId, state }) => `${userId} ${state}`),
    );
    expect(states).toEqual([
      ['bob connected', 'carol connected'],
      ['alice connected', 'carol connected'],
      ['alice connected', 'bob connected'],
    ]);
    call.hangUp();
    await w.clock.advance(50);
    expect(first(w.bob).snapshot.state).toBe('connected');
    first(carol).hangUp();
    await w.clock.advance(50);
    expect(first(w.bob).snapshot).toMatchObject({ state: 'ended', endReason: 'hangup' });
    expect(carol.client.calls).toEqual([]);
    expectNothingLeft(w);
  });
});
