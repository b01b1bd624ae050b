import type { SentSignal } from '@parley/testing';
import { describe, expect, it } from 'vitest';
import { createWorld, expectNothingLeft, first, type World } from '../../test-kit/call-world.js';
import type { PageLifecycle, PageMoment } from '../lib/page-lifecycle.js';
import { readMark } from '../model/parley-mark.js';
import { readReconnect } from '../model/reconnect-offer.js';
import type { CallSession } from './call-client.js';

/** A page whose network a test decides. */
function createPage(): PageLifecycle & { tell(moment: PageMoment): void } {
  const listeners = new Set<(moment: PageMoment) => void>();
  return {
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(moment) {
      for (const listener of listeners) listener(moment);
    },
  };
}

async function talk(w: World, options: { video?: boolean } = {}): Promise<[CallSession, CallSession]> {
  const call = w.alice.client.call('bob', options);
  await w.clock.advance(50);
  first(w.bob).accept();
  await w.clock.advance(1000);
  expect(call.snapshot.state).toBe('connected');
  return [call, first(w.bob)];
}

/** What was sent about connections since a moment, as `alice restart offer` or `bob rebuild answer`. */
function repairs({ network }: World, since: number): string[] {
  return network.sent.slice(since).flatMap(({ from, signal }) => {
    const restart = readMark(signal.extra)?.description;
    const rebuild = readReconnect(signal.extra ?? {});
    if (restart) return [`${from} restart ${restart.type}`];
    return rebuild ? [`${from} rebuild ${rebuild.type}`] : [];
  });
}

const states = (...calls: CallSession[]): string[] => calls.map(({ snapshot }) => snapshot.state);

describe('media that is lost', () => {
  it('comes back by an ICE restart in place when the browser gave up: same tracks, same connection', async () => {
    const w = await createWorld();
    const calls = await talk(w);
    const before = calls.map(({ snapshot }) => Object.values(snapshot.participants)[0]?.videoTrack);
    const { open } = w.peers;
    const since = w.network.sent.length;
    w.peers.fail();
    expect(states(...calls)).toEqual(['reconnecting', 'reconnecting']);
    w.peers.mend();
    await w.clock.advance(100);
    expect(states(...calls)).toEqual(['connected', 'connected']);
    // Both gave up at once, and both restarted: one gives way, and one restart does for both.
    expect(repairs(w, since)).toEqual(['alice restart offer', 'bob restart offer', 'alice restart answer']);
    expect(w.peers.open).toBe(open);
    const after = calls.map(({ snapshot }) => Object.values(snapshot.participants)[0]?.videoTrack);
    expect(after).toEqual(before);
    calls[0].hangUp();
    await w.clock.advance(50);
    expectNothingLeft(w);
  });

  it('is waited for without doing anything while it may heal', async () => {
    const w = await createWorld();
    const calls = await talk(w);
    const since = w.network.sent.length;
    w.peers.disconnect();
    await w.clock.advance(7000);
    expect(states(...calls)).toEqual(['reconnecting', 'reconnecting']);
    w.peers.reconnect();
    await w.clock.advance(20_000);
    expect(states(...calls)).toEqual(['connected', 'connected']);
    expect(repairs(w, since)).toEqual([]);
  });

  it.each([10, 40, 60])(
    'comes back after a cut of %i s in which the signals are lost as well',
    async (seconds) => {
      const w = await createWorld();
      const calls = await talk(w);
      w.network.cut('alice');
      w.peers.fail();
      await w.clock.advance(seconds * 1000);
      expect(states(...calls)).toEqual(['reconnecting', 'reconnecting']);
      w.peers.mend();
      w.network.restore('alice');
      await w.clock.advance(1000);
      expect(states(...calls)).toEqual(['connected', 'connected']);
      calls[1].hangUp();
      await w.clock.advance(50);
      expectNothingLeft(w);
    },
  );

  it.each([1, 2, 3, 4, 5, 6])(
    'comes back over a network that loses and doubles signals (seed %i)',
    async (seed) => {
      const w = await createWorld({ seed });
      const calls = await talk(w);
      w.network.configure({ loss: 0.4, duplication: 0.3 });
      w.peers.fail();
      await w.clock.advance(5000);
      w.peers.mend();
      await w.clock.advance(60_000);
      expect(states(...calls)).toEqual(['connected', 'connected']);
    },
  );

  it('is given a new connection when restarts lead nowhere, with the mute, the camera and the channel as they were', async () => {
    const w = await createWorld();
    const calls = await talk(w);
    await calls[0].setMicrophoneEnabled(false);
    await w.clock.advance(50);
    const since = w.network.sent.length;
    // Signals pass, and no path is found: two restarts are answered, and lead nowhere.
    w.peers.fail();
    await w.clock.advance(16_000);
    expect(repairs(w, since).filter((sent) => sent.includes('rebuild')).length).toBeGreaterThan(0);
    w.peers.mend();
    await w.clock.advance(30_000);
    expect(states(...calls)).toEqual(['connected', 'connected']);
    expect(calls[1].snapshot.participants['alice']).toMatchObject({
      audioEnabled: false,
      videoEnabled: true,
    });
    expect(calls[1].snapshot.participants['alice']?.videoTrack).toBe(calls[0].snapshot.local.video.track);
    expect(calls[0].snapshot.participants['bob']?.videoTrack).toBe(calls[1].snapshot.local.video.track);
    calls[0].react('👍');
    await w.clock.advance(50);
    expect(calls[1].snapshot.participants['alice']?.reaction?.emoji).toBe('👍');
    // What belongs to the old connections is gone with them.
    expect(w.peers.open).toBe(2);
    calls[0].hangUp();
    await w.clock.advance(50);
    expectNothingLeft(w);
  });

  it('ends as connection-lost on both sides when nothing helps', async () => {
    const w = await createWorld();
    const calls = await talk(w);
    w.network.configure({ loss: 1 });
    w.peers.fail();
    await w.clock.advance(74_000);
    expect(states(...calls)).toEqual(['reconnecting', 'reconnecting']);
    await w.clock.advance(2000);
    expect(calls.map(({ snapshot }) => snapshot.endReason)).toEqual(['connection-lost', 'connection-lost']);
    expectNothingLeft(w);
  });

  it('asks for fresh servers before it restarts', async () => {
    let asked = 0;
    const w = await createWorld({
      iceServers: () => {
        asked += 1;
        return [{ urls: `turn:turn${asked}.example`, username: 'u', credential: 'c' }];
      },
    });
    const calls = await talk(w);
    expect(asked).toBe(2);
    w.peers.fail();
    w.peers.mend();
    await w.clock.advance(100);
    expect(states(...calls)).toEqual(['connected', 'connected']);
    expect(asked).toBe(4);
  });
});

describe('another network', () => {
  it('is taken up at once, over a new connection to the server, before anything seems lost', async () => {
    const page = createPage();
    const w = await createWorld();
    const carol = await w.join('carol', { pageLifecycle: page });
    const call = carol.client.call('bob');
    await w.clock.advance(50);
    first(w.bob).accept();
    await w.clock.advance(1000);
    const since = w.network.sent.length;
    const connections: string[] = [];
    carol.client.on('connection', (state) => connections.push(state));
    page.tell('online');
    await w.clock.advance(100);
    expect(connections).toEqual(['reconnecting', 'online']);
    expect(repairs(w, since)).toEqual(['carol restart offer', 'bob restart answer']);
    expect(call.snapshot.state).toBe('connected');
    await w.clock.advance(20_000);
    expect(repairs(w, since)).toHaveLength(2);
  });

  it('is not looked for while the browser is offline, and at once when it is back', async () => {
    const page = createPage();
    const w = await createWorld();
    const carol = await w.join('carol', { pageLifecycle: page });
    const call = carol.client.call('bob');
    await w.clock.advance(50);
    first(w.bob).accept();
    await w.clock.advance(1000);
    const since = w.network.sent.length;
    page.tell('offline');
    w.network.cut('carol');
    w.peers.fail();
    await w.clock.advance(30_000);
    expect(repairs(w, since).filter((sent) => sent.startsWith('carol'))).toEqual([]);
    w.peers.mend();
    w.network.restore('carol');
    page.tell('online');
    await w.clock.advance(200);
    expect(call.snapshot.state).toBe('connected');
  });

  it('is assumed after a sleep', async () => {
    const w = await createWorld();
    const calls = await talk(w);
    const since = w.network.sent.length;
    await w.clock.advance(4000);
    await w.clock.sleep(60_000);
    await w.clock.advance(1000);
    expect(repairs(w, since).filter((sent) => sent.endsWith('offer')).length).toBeGreaterThan(0);
    expect(states(...calls)).toEqual(['connected', 'connected']);
  });
});

describe('a QuickBlox client that is lost', () => {
  async function mixed(): Promise<[World, CallSession, CallSession]> {
    const w = await createWorld();
    w.network.setPlain('bob');
    return [w, ...(await talk(w))];
  }

  it('is offered a new connection in its own words after 5 s, and sees the same tracks', async () => {
    const [w, call, theirs] = await mixed();
    await call.setCameraEnabled(false);
    const since = w.network.sent.length;
    w.peers.fail();
    await w.clock.advance(4900);
    expect(repairs(w, since)).toEqual([]);
    w.peers.mend();
    await w.clock.advance(1000);
    // Both begin at once: the lower id is polite and answers; the other passes over its offer.
    const said = repairs(w, since);
    expect(said.slice(0, 2).toSorted()).toEqual(['alice rebuild offer', 'bob rebuild offer']);
    expect(said.filter((one) => one.endsWith('answer'))).toEqual(['alice rebuild answer']);
    expect(states(call, theirs)).toEqual(['connected', 'connected']);
    expect(theirs.snapshot.participants['alice']?.audioTrack).toBe(call.snapshot.local.audio.track);
    expect(call.snapshot.participants['bob']?.videoTrack).toBe(theirs.snapshot.local.video.track);
    await call.setCameraEnabled(true);
    await w.clock.advance(50);
    expect(theirs.snapshot.participants['alice']?.videoTrack).toBe(call.snapshot.local.video.track);
  });

  it('shows a shared screen in the new connection too', async () => {
    const [w, call, theirs] = await mixed();
    await call.setScreenShareEnabled(true);
    await w.clock.advance(50);
    expect(theirs.snapshot.participants['alice']?.videoTrack).toBe(call.snapshot.local.screen.track);
    w.peers.fail();
    w.peers.mend();
    await w.clock.advance(7000);
    expect(states(call, theirs)).toEqual(['connected', 'connected']);
    expect(theirs.snapshot.participants['alice']?.videoTrack).toBe(call.snapshot.local.screen.track);
  });

  it('is looked for at all of its resources, and may be back by another one', async () => {
    const [w, call] = await mixed();
    const since = w.network.sent.length;
    w.network.cut('bob');
    w.peers.fail();
    await w.clock.advance(11_000);
    const offers = w.network.sent.slice(since).filter(({ from }) => from === 'alice');
    expect(repairs(w, since)).toEqual(['alice rebuild offer', 'alice rebuild offer']);
    expect(offers.map(({ resource }) => resource)).toEqual([null, null]);
    expect(states(call)).toEqual(['reconnecting']);
  });

  it('is not listened to by a resource that it has left: what still comes from there is over', async () => {
    const [w, call] = await mixed();
    w.peers.fail();
    w.peers.mend();
    await w.clock.advance(7000);
    const offer = w.network.sent.find(
      ({ from, signal }) => from === 'bob' && readReconnect(signal.extra ?? {})?.type === 'offer',
    );
    const [gone, here] = ['bob by a dead socket', 'bob as he is now'];
    const offerFrom = async (resource: string, offerId: string): Promise<readonly SentSignal[]> => {
      const since = w.network.sent.length;
      const { sdp } = readReconnect(offer?.signal.extra ?? {}) ?? { sdp: '' };
      const sessionDescription = { offerId, sdp, type: 'offer' };
      const extra = { reason: 'reconnect', sessionDescription };
      w.network.inject('bob', 'alice', { type: 'update', sessionId: call.id, extra }, resource);
      await w.clock.advance(500);
      return w.network.sent.slice(since).filter(({ from }) => from === 'alice');
    };
    const nextWord = async (): Promise<SentSignal | undefined> => {
      call.update({ word: 'to whom?' });
      await w.clock.advance(50);
      return w.network.sent.at(-1);
    };
    expect(await offerFrom(gone, 'first')).toMatchObject([{ resource: gone }]);
    expect(await nextWord()).toMatchObject({ from: 'alice', resource: gone });
    expect(await offerFrom(here, 'second')).toMatchObject([{ resource: here }]);
    expect(await nextWord()).toMatchObject({ from: 'alice', resource: here });
    const refused = w.alice.client.refused.notMember;
    expect(await offerFrom(gone, 'an old one')).toEqual([]);
    expect(w.alice.client.refused.notMember).toBe(refused + 1);
    expect(await nextWord()).toMatchObject({ from: 'alice', resource: here });
    expect(await offerFrom(here, 'third')).toHaveLength(1);
  });

  it('is given up after 30 s, as it gives us up', async () => {
    const [w, call] = await mixed();
    w.network.configure({ loss: 1 });
    w.peers.fail();
    await w.clock.advance(31_000);
    expect(call.snapshot).toMatchObject({ state: 'ended', endReason: 'connection-lost' });
  });
});

describe('signals that are lost', () => {
  it('end a call that ended meanwhile, with its reason', async () => {
    const w = await createWorld();
    const [call, theirs] = await talk(w);
    w.network.cut('alice');
    await w.clock.advance(1000);
    theirs.hangUp();
    await w.clock.advance(1000);
    expect(call.snapshot.state).toBe('connected');
    w.network.restore('alice', { resumed: false });
    await w.clock.advance(100);
    expect(call.snapshot).toMatchObject({ state: 'ended', endReason: 'hangup' });
    expectNothingLeft(w);
  });

  it('end a call that rings when the caller took it back meanwhile', async () => {
    const w = await createWorld();
    const call = w.alice.client.call('bob');
    await w.clock.advance(50);
    w.network.cut('bob');
    call.hangUp();
    await w.clock.advance(50);
    expect(first(w.bob).snapshot.state).toBe('ringing');
    w.network.restore('bob', { resumed: false });
    await w.clock.advance(100);
    expect(first(w.bob).snapshot).toMatchObject({ state: 'ended', endReason: 'canceled' });
  });

  it('change nothing in a call that goes on, but for what was not heard', async () => {
    const w = await createWorld();
    const [call, theirs] = await talk(w);
    w.network.cut('alice');
    await theirs.setMicrophoneEnabled(false);
    await call.setCameraEnabled(false);
    await w.clock.advance(1000);
    w.network.restore('alice', { resumed: false });
    await w.clock.advance(100);
    expect(states(call, theirs)).toEqual(['connected', 'connected']);
    expect(call.snapshot.participants['bob']?.audioEnabled).toBe(false);
    expect(theirs.snapshot.participants['alice']?.videoEnabled).toBe(false);
  });

  it('are not asked about after a resumption, and the goodbye that was said offline goes out once', async () => {
    const w = await createWorld();
    const [call, theirs] = await talk(w);
    const since = w.network.sent.length;
    w.network.cut('alice');
    call.hangUp();
    expect(call.snapshot.endReason).toBe('hangup');
    await w.clock.advance(5000);
    expect(theirs.snapshot.state).toBe('connected');
    w.network.restore('alice');
    await w.clock.advance(100);
    expect(theirs.snapshot).toMatchObject({ state: 'ended', endReason: 'hangup' });
    expect(w.network.sent.slice(since).map(({ from, signal }) => `${from} ${signal.type}`)).toEqual([
      'alice hangUp',
    ]);
    expectNothingLeft(w);
  });

  it('are not asked for by strangers', async () => {
    const w = await createWorld();
    const [call] = await talk(w);
    const since = w.network.sent.length;
    const extra = { parley: { sync: 'ask' } };
    w.network.inject('mallory', 'alice', { type: 'update', sessionId: call.id, extra });
    w.network.inject('mallory', 'alice', { type: 'update', sessionId: 'unheard-of', extra });
    await w.clock.advance(100);
    expect(w.network.sent).toHaveLength(since);
    expect(w.alice.client.refused).toMatchObject({ notMember: 1, unknownSession: 1 });
  });
});
