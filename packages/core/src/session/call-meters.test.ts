import { createFakeAudioContexts } from '@parley/testing';
import { describe, expect, it, vi } from 'vitest';
import { createWorld, expectNothingLeft, first, type Side, type World } from '../../test-kit/call-world.js';
import { statsInterval } from '../peer/stats-sampler.js';
import type { CallSession } from './call-client.js';

function microphone({ media }: Side): MediaStreamTrack {
  const track = media.tracks.find(({ kind, readyState }) => kind === 'audio' && readyState === 'live');
  if (!track) throw new Error('this side has no microphone');
  return track;
}

async function connected(): Promise<World & { readonly call: CallSession }> {
  const w = await createWorld();
  const call = w.alice.client.call('bob');
  await w.clock.advance(50);
  first(w.bob).accept();
  await w.clock.advance(100);
  expect(call.snapshot.state).toBe('connected');
  return { ...w, call };
}

async function group(): Promise<World & { readonly carol: Side; readonly call: CallSession }> {
  const w = await createWorld();
  const carol = await w.join('carol');
  const call = w.alice.client.call(['bob', 'carol']);
  await w.clock.advance(50);
  first(w.bob).accept();
  first(carol).accept();
  await w.clock.advance(200);
  expect(Object.values(call.snapshot.participants).map(({ state }) => state)).toEqual([
    'connected',
    'connected',
  ]);
  return { ...w, carol, call };
}

describe('the levels of a call', () => {
  it('follow what the others say, and change no snapshot', async () => {
    const w = await connected();
    w.peers.setAudioLevel(microphone(w.bob), 0.4);
    await w.clock.advance(3 * statsInterval); // the speaker and the quality are known by then
    const { snapshot } = w.call;
    expect(snapshot.activeSpeakerId).toBe('bob');
    let changes = 0;
    w.call.on('change', () => {
      changes += 1;
    });
    const heard: number[] = [];
    const stop = w.call.levels.on('bob', (level) => heard.push(level));
    for (const level of [0.1, 0.5, 0.2, 0.7, 0]) {
      w.peers.setAudioLevel(microphone(w.bob), level);
      await w.clock.advance(100);
    }
    await w.clock.advance(2000);
    expect(heard.slice(0, 4)).toEqual([0.1, 0.5, 0.2, 0.7]);
    expect(heard.at(-1)).toBe(0);
    expect(heard.length).toBeLessThanOrEqual(11);
    expect(changes).toBe(0);
    expect(w.call.snapshot).toBe(snapshot);
    stop();
    w.call.hangUp();
    await w.clock.advance(50);
    expectNothingLeft(w);
  });

  it('are read ten times a second by one timer, and only while somebody needs them', async () => {
    const w = await connected();
    await w.clock.advance(1500); // past what a call does at its beginning
    // On each side one timer for the statistics, one for the levels, as nobody has talked yet, one for coming back, and
    // one that watches for sleep.
    const idle = w.clock.pending;
    expect(idle).toBe(8);
    w.peers.setAudioLevel(microphone(w.bob), 0.4);
    w.peers.setAudioLevel(microphone(w.alice), 0.4);
    await w.clock.advance(1000);
    expect(w.clock.pending).toBe(idle - 2);
    expect(w.call.levels.get('bob')).toBe(0);
    const stops = [1, 2, 3].map(() => w.call.levels.on('bob', () => undefined));
    expect(w.clock.pending).toBe(idle - 1);
    await w.clock.advance(100);
    expect(w.call.levels.get('bob')).toBe(0.4);
    for (const stop of stops) stop();
    expect(w.clock.pending).toBe(idle - 2);
    expect(w.call.levels.get('bob')).toBe(0);
  });

  it('fall to 0 at once for who is muted, and who is gone', async () => {
    const w = await connected();
    const heard: number[] = [];
    w.call.levels.on('bob', (level) => heard.push(level));
    w.peers.setAudioLevel(microphone(w.bob), 0.8);
    await w.clock.advance(300);
    expect(heard).toEqual([0.8]);
    await first(w.bob).setMicrophoneEnabled(false);
    await w.clock.advance(20); // less than a tick: they told us
    expect(heard.at(-1)).toBe(0);
    expect(w.call.snapshot.activeSpeakerId).toBe('bob');
    await first(w.bob).setMicrophoneEnabled(true);
    await w.clock.advance(300);
    expect(heard.at(-1)).toBe(0.8);
    w.peers.disconnect();
    expect(heard.at(-1)).toBe(0);
    w.peers.reconnect();
    await w.clock.advance(300);
    expect(heard.at(-1)).toBe(0.8);
    first(w.bob).hangUp();
    await w.clock.advance(50);
    expect(heard.at(-1)).toBe(0);
    expect(w.call.snapshot.activeSpeakerId).toBeNull();
    expectNothingLeft(w); // though somebody still listens
  });

  it('survive a listener that hangs up', async () => {
    const w = await group();
    w.peers.setAudioLevel(microphone(w.bob), 0.8);
    w.peers.setAudioLevel(microphone(w.carol), 0.8);
    w.call.levels.on('bob', () => w.call.hangUp());
    await w.clock.advance(200);
    expect(w.call.snapshot.state).toBe('ended');
    expect(w.call.levels.get('carol')).toBe(0);
    first(w.bob).hangUp();
    await w.clock.advance(50);
    expectNothingLeft(w);
  });
});

describe('the active speaker of a call', () => {
  it('follows who talks, shares the rest of the snapshot, and is cleared when they leave', async () => {
    const w = await group();
    await w.clock.advance(3 * statsInterval);
    const { participants, local } = w.call.snapshot;
    const speakers: unknown[] = [];
    w.call.on('change', ({ activeSpeakerId }) => speakers.push(activeSpeakerId));
    w.peers.setAudioLevel(microphone(w.bob), 0.3);
    await w.clock.advance(1500);
    w.peers.setAudioLevel(microphone(w.bob), 0);
    await w.clock.advance(1500);
    w.peers.setAudioLevel(microphone(w.carol), 0.3);
    await w.clock.advance(1500);
    expect(speakers).toEqual(['bob', 'carol']);
    expect(w.call.snapshot.participants).toBe(participants);
    expect(w.call.snapshot.local).toBe(local);
    first(w.carol).hangUp();
    await w.clock.advance(50);
    expect(w.call.snapshot.activeSpeakerId).toBeNull();
  });
});

describe('the quality of a call', () => {
  it('is unknown at first, becomes worse after two bad samples and better after three good ones', async () => {
    const w = await group();
    const qualities = (): unknown[] =>
      Object.values(w.call.snapshot.participants).map(({ quality }) => quality);
    await w.clock.advance(statsInterval);
    expect(qualities()).toEqual([null, null]); // the first look has nothing to compare with
    await w.clock.advance(statsInterval);
    expect(qualities()).toEqual(['good', 'good']);
    const { bob, carol } = w.call.snapshot.participants;
    w.peers.setReception(microphone(w.bob), { loss: 0.3 });
    await w.clock.advance(statsInterval);
    expect(w.call.snapshot.participants['bob']).toBe(bob);
    await w.clock.advance(statsInterval);
    expect(qualities()).toEqual(['poor', 'good']);
    expect(w.call.snapshot.participants['carol']).toBe(carol);
    w.peers.setReception(microphone(w.bob), { loss: 0 });
    await w.clock.advance(2 * statsInterval);
    expect(qualities()).toEqual(['poor', 'good']);
    await w.clock.advance(statsInterval);
    expect(qualities()).toEqual(['good', 'good']);
  });

  it('counts the picture only while their camera is on, and begins anew after an interruption', async () => {
    const w = await connected();
    const quality = (): unknown => w.call.snapshot.participants['bob']?.quality;
    const camera = w.bob.media.tracks.find(({ kind }) => kind === 'video');
    if (!camera) throw new Error('no camera');
    w.peers.setReception(camera, { frozen: 0.5 });
    await w.clock.advance(3 * statsInterval);
    expect(quality()).toBe('poor');
    await first(w.bob).setCameraEnabled(false);
    await w.clock.advance(4 * statsInterval);
    expect(quality()).toBe('good');
    w.peers.disconnect();
    expect(quality()).toBeNull();
    w.peers.reconnect();
    await w.clock.advance(2 * statsInterval);
    expect(quality()).toBe('good');
  });
});

describe('our own microphone', () => {
  async function measured(options: { readonly talkingWhileMuted?: boolean } = {}) {
    const contexts = createFakeAudioContexts();
    const w = await createWorld();
    const carol = await w.join('carol', { audioContexts: contexts, ...options });
    const call = carol.client.call('bob');
    await w.clock.advance(50);
    first(w.bob).accept();
    await w.clock.advance(100);
    expect(call.snapshot.state).toBe('connected');
    expect(contexts.opened).toBe(0); // the pictures come first
    await w.clock.advance(1100);
    // What it takes is fetched, which no clock of ours tells.
    await vi.waitFor(() => expect(contexts.opened).toBe(1), { interval: 1, timeout: 20_000 });
    return { ...w, carol, call, contexts, own: microphone(carol) };
  }

  it('is measured as those of the others are, and changes no snapshot', async () => {
    const { clock, call, contexts, own, ...w } = await measured();
    const { snapshot } = call;
    const heard: number[] = [];
    call.levels.on('carol', (level) => heard.push(level));
    contexts.setLevel(own, 0.25);
    await clock.advance(300);
    contexts.setLevel(own, 0);
    await clock.advance(1000);
    expect(heard).toEqual([0.25, 0.1, 0.04, 0.02, 0.01, 0]);
    expect(call.snapshot.local).toBe(snapshot.local);
    expect(call.snapshot.microphoneNotice).toBeNull();
    contexts.setLevel(own, 0.25);
    await clock.advance(100);
    expect(heard.at(-1)).toBe(0.25);
    await call.setMicrophoneEnabled(false);
    await clock.advance(1000);
    expect(heard.at(-1)).toBe(0);
    call.hangUp();
    await clock.advance(50);
    expectNothingLeft({ ...w, clock });
    expect([contexts.opened, contexts.taps, contexts.listeners]).toEqual([0, 0, 0]);
    expect(own.readyState).toBe('ended');
  });

  it('tells who talks while muted, once for each spell, until they unmute', async () => {
    const { clock, call, contexts, own } = await measured();
    const told: unknown[] = [];
    call.on('change', ({ microphoneNotice }) => {
      if (told.at(-1) !== microphoneNotice) told.push(microphoneNotice);
    });
    contexts.setLevel(own, 0.2);
    await call.setMicrophoneEnabled(false);
    await clock.advance(3000);
    expect(told).toEqual([null, 'talking-while-muted']);
    await call.setMicrophoneEnabled(true);
    expect(call.snapshot.microphoneNotice).toBeNull();
    await call.setMicrophoneEnabled(false);
    await clock.advance(1000);
    expect(call.snapshot.microphoneNotice).toBe('talking-while-muted');
    call.hangUp();
    expect(call.snapshot.microphoneNotice).toBeNull();
    expect(contexts.opened).toBe(0);
  });

  it('tells that it gives nothing', async () => {
    const { clock, call, contexts, own } = await measured();
    await clock.advance(6000);
    expect(call.snapshot.microphoneNotice).toBe('silent');
    contexts.setLevel(own, 0.1);
    await clock.advance(100);
    expect(call.snapshot.microphoneNotice).toBeNull();
    call.hangUp();
    expect(contexts.opened).toBe(0);
  });

  it('is not listened to while it is muted when the app does not want that', async () => {
    const { clock, call, contexts, own } = await measured({ talkingWhileMuted: false });
    contexts.setLevel(own, 0.2);
    await call.setMicrophoneEnabled(false);
    expect(contexts.opened).toBe(0);
    await clock.advance(3000);
    expect(call.snapshot.microphoneNotice).toBeNull();
    call.hangUp();
  });
});

describe('the figures of a connection', () => {
  it('are measured while somebody listens, and change no snapshot', async () => {
    await import('../peer/read-stats.js'); // so that a turn of the event loop brings it
    const w = await connected();
    await w.clock.advance(3 * statsInterval);
    const { snapshot } = w.call;
    expect(w.call.stats.get('bob')).toBeNull();

    const told: (number | null)[] = [];
    const stop = w.call.stats.on('bob', ({ score }) => told.push(score));
    await vi.waitFor(async () => {
      await w.clock.advance(statsInterval);
      expect(told.length).toBeGreaterThan(1);
    });
    w.peers.setReception(microphone(w.bob), { loss: 0.3 });
    await w.clock.advance(statsInterval);
    expect(told[0]).toBeGreaterThanOrEqual(4);
    expect(told.at(-1)).toBeLessThan(3);
    const history = w.call.stats.history('bob');
    expect(history.map(({ score }) => score)).toEqual(told);
    expect(w.call.stats.get('bob')).toBe(history.at(-1));
    expect(history.at(-1)?.received.audio?.loss).toBeCloseTo(0.3);
    expect(w.call.snapshot.participants['bob']?.videoTrack).toBe(snapshot.participants['bob']?.videoTrack);

    stop();
    stop();
    await w.clock.advance(3 * statsInterval);
    expect(w.call.stats.history('bob')).toBe(history);
    w.call.hangUp();
    expect(w.call.stats.get('bob')).toBeNull();
    await w.clock.advance(100);
    expectNothingLeft(w);
  });
});
