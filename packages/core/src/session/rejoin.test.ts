import { createMemoryStorage } from '@parley/testing';
import { describe, expect, it } from 'vitest';
import { createWorld, expectNothingLeft, first, type Side, type World } from '../../test-kit/call-world.js';
import type { PageMoment } from '../lib/page-lifecycle.js';
import type { CallSession } from './call-client.js';
import type { RejoinStorage } from './rejoin-storage.js';

/** A tab: what it keeps outlives its pages. */
interface Tab {
  /** A page of it, signed in. */
  open(): Promise<Side>;
  /** The page is left, and no other one there yet. */
  leave(): void;
  /** The page is loaded anew. */
  reload(): Promise<Side>;
  /** The page is gone without a word, and another one is there. */
  crash(): Promise<Side>;
  readonly storage: RejoinStorage;
}

function tabOf(w: World, userId: string): Tab {
  const storage = createMemoryStorage();
  let listeners = new Set<(moment: PageMoment) => void>();
  const tell = (moment: PageMoment): void => {
    for (const listener of listeners) listener(moment);
  };
  let page: Side | null = null;
  const open = async (): Promise<Side> => {
    const own = new Set<(moment: PageMoment) => void>();
    listeners = own;
    page = await w.join(userId, {
      rejoinStorage: storage,
      pageLifecycle: {
        on(listener) {
          own.add(listener);
          return () => own.delete(listener);
        },
      },
    });
    return page;
  };
  return {
    open,
    leave: () => tell('leaving'),
    reload() {
      tell('leaving');
      return open();
    },
    async crash() {
      // What it kept is kept; nobody hears the rest.
      const kept = storage.get('parley.rejoin');
      w.network.configure({ loss: 1 });
      page?.client.close();
      w.network.configure({ loss: 0 });
      storage.set('parley.rejoin', kept);
      return open();
    },
    storage,
  };
}

/** Where the others stand, such as `bob connected`. */
function others({ snapshot }: CallSession): string[] {
  return snapshot.participantIds.map((id) => `${id} ${snapshot.participants[id]?.state}`);
}

function last({ calls }: Side): CallSession {
  const call = calls.at(-1);
  if (!call) throw new Error('there is no call on this side');
  return call;
}

function isSeen(call: CallSession, userId: string): boolean {
  return call.snapshot.participants[userId]?.videoTrack?.readyState === 'live';
}

function rejoin(side: Side): CallSession {
  return side.client.rejoin(side.client.rejoinable?.id ?? 'none');
}

/** Zoe has the highest id and offers; aaron the lowest, and answers. */
const returners = ['zoe', 'aaron'];

describe.each(returners)('between two, when %s comes back', (self) => {
  async function connected(calls: 'returner' | 'other') {
    const w = await createWorld();
    const tab = tabOf(w, self);
    const side = await tab.open();
    const call = calls === 'other' ? w.bob.client.call(self) : side.client.call('bob');
    await w.clock.advance(50);
    first(calls === 'other' ? side : w.bob).accept();
    await w.clock.advance(300);
    const { connectedAt } = first(side).snapshot;
    return { w, tab, connectedAt, bob: calls === 'other' ? call : first(w.bob) };
  }

  it.each(['returner', 'other'] as const)('goes on after a reload, whoever called: the %s', async (who) => {
    const { w, tab, connectedAt, bob } = await connected(who);
    const { client } = await tab.reload();
    await w.clock.advance(50);
    expect(others(bob)).toEqual([`${self} reconnecting`]);
    expect(client.rejoinable).toMatchObject({ id: bob.id, participantIds: ['bob'] });
    await w.clock.advance(5000);
    const call = client.rejoin(bob.id);
    expect(call.snapshot).toMatchObject({ state: 'reconnecting', callType: 'video' });
    expect(client.rejoinable).toBeNull();
    await w.clock.advance(400);
    expect(others(bob)).toEqual([`${self} connected`]);
    expect(call.snapshot).toMatchObject({ state: 'connected', connectedAt });
    expect([isSeen(bob, self), isSeen(call, 'bob')]).toEqual([true, true]);
    expect(w.bob.calls).toHaveLength(1);
    // As ever after: what is said is heard.
    await call.setMicrophoneEnabled(false);
    call.react('👍');
    call.setHandRaised(true);
    await w.clock.advance(50);
    expect(bob.snapshot.participants[self]).toMatchObject({
      audioEnabled: false,
      reaction: { emoji: '👍' },
      handOrder: 1,
    });
    call.hangUp();
    await w.clock.advance(50);
    expect(bob.snapshot).toMatchObject({ state: 'ended', endReason: 'hangup' });
    expect(tab.storage.get('parley.rejoin')).toBeNull();
    expectNothingLeft(w);
  });

  it('goes on after a crash, of which nobody was told', async () => {
    const { w, tab, bob } = await connected('other');
    const side = await tab.crash();
    w.peers.disconnect();
    w.peers.mend();
    await w.clock.advance(8000);
    expect(others(bob)).toEqual([`${self} reconnecting`]);
    const call = rejoin(side);
    await w.clock.advance(400);
    expect([isSeen(bob, self), isSeen(call, 'bob')]).toEqual([true, true]);
  });

  it('goes on when signals are lost and come twice', async () => {
    const { w, tab, bob } = await connected('other');
    const side = await tab.crash();
    w.network.configure({ loss: 1 });
    const call = rejoin(side);
    await w.clock.advance(4000);
    w.network.configure({ loss: 0, duplication: 1 });
    await w.clock.advance(2000);
    expect(others(call)).toEqual(['bob connected']);
    expect([isSeen(bob, self), isSeen(call, 'bob')]).toEqual([true, true]);
  });
});

describe('between two', () => {
  async function left(options: Parameters<typeof createWorld>[0] = {}) {
    const w = await createWorld(options);
    const tab = tabOf(w, 'carol');
    const carol = await tab.open();
    carol.client.call('bob', { camera: false });
    await w.clock.advance(50);
    first(w.bob).accept();
    await w.clock.advance(300);
    await last(carol).setMicrophoneEnabled(false);
    return { w, tab, bob: first(w.bob) };
  }

  it('ends for the other when nobody comes back, who is told, and so is the page that is too late', async () => {
    const { w, tab, bob } = await left();
    const { client } = await tab.reload();
    await w.clock.advance(29_000);
    expect(bob.snapshot.state).toBe('reconnecting');
    await w.clock.advance(1100);
    expect(bob.snapshot).toMatchObject({ state: 'ended', endReason: 'hangup' });
    expect(client.rejoinable).toBeNull();
    expect(() => client.rejoin(bob.id)).toThrow(expect.objectContaining({ code: 'invalid-state' }));
    expectNothingLeft(w);
  });

  it('ends at once when they say that they do not come back', async () => {
    const { w, tab, bob } = await left();
    const { client } = await tab.reload();
    const heard: unknown[] = [];
    client.on('rejoinable', (call) => heard.push(call));
    client.forgetRejoinable();
    await w.clock.advance(50);
    expect(bob.snapshot.endReason).toBe('hangup');
    expect(heard).toEqual([null]);
    expect((await tab.reload()).client.rejoinable).toBeNull();
  });

  it('begins as it was: muted, without a camera', async () => {
    const { w, tab, bob } = await left();
    const carol = await tab.reload();
    const call = rejoin(carol);
    await w.clock.advance(400);
    expect(call.snapshot.local).toMatchObject({ audio: { enabled: false }, video: { enabled: false } });
    expect(bob.snapshot.participants['carol']).toMatchObject({
      state: 'connected',
      audioEnabled: false,
      videoEnabled: false,
    });
    expect(carol.media.questions).toBe(0);
  });

  it('cannot be rejoined after 90 s, nor by somebody else, nor after its end', async () => {
    const { w, tab, bob } = await left();
    const kept = tab.storage.get('parley.rejoin');
    const other = await w.join('dave', { rejoinStorage: tab.storage });
    expect(other.client.rejoinable).toBeNull();
    bob.hangUp();
    await w.clock.advance(50);
    expect(tab.storage.get('parley.rejoin')).toBeNull();
    tab.storage.set('parley.rejoin', kept);
    await w.clock.advance(89_000);
    const { client } = await tab.open();
    expect(client.rejoinable?.id).toBe(bob.id);
    await w.clock.advance(1000);
    expect(client.rejoinable).toBeNull();
    tab.storage.set('parley.rejoin', kept);
    expect((await tab.open()).client.rejoinable).toBeNull();
    tab.storage.set('parley.rejoin', '{"v":1,"call":{"id":7}}');
    expect((await tab.open()).client.rejoinable).toBeNull();
  });

  it('is over for one who comes back to nobody', async () => {
    const { w, tab, bob } = await left();
    const kept = tab.storage.get('parley.rejoin');
    bob.hangUp();
    await w.clock.advance(50);
    tab.storage.set('parley.rejoin', kept);
    const call = rejoin(await tab.open());
    await w.clock.advance(50);
    expect(call.snapshot.state).toBe('ended');
    expect(w.bob.calls).toHaveLength(1);
  });

  it('leaves a QuickBlox client as ever', async () => {
    const w = await createWorld();
    w.network.setPlain('bob');
    const tab = tabOf(w, 'carol');
    (await tab.open()).client.call('bob');
    await w.clock.advance(50);
    first(w.bob).accept();
    await w.clock.advance(300);
    const { client } = await tab.reload();
    await w.clock.advance(50);
    expect(first(w.bob).snapshot).toMatchObject({ state: 'ended', endReason: 'hangup' });
    expect(client.rejoinable).toBeNull();
  });
});

describe('a group', () => {
  /** Alice called bob and whoever comes back. */
  async function connected(self: string) {
    const w = await createWorld();
    const tab = tabOf(w, self);
    const side = await tab.open();
    const call = w.alice.client.call(['bob', self]);
    await w.clock.advance(50);
    for (const one of [w.bob, side]) first(one).accept();
    await w.clock.advance(400);
    return { w, tab, call, bob: first(w.bob) };
  }

  it.each(returners)('takes %s back in the same place, and nobody else notices', async (self) => {
    const { w, tab, call, bob } = await connected(self);
    const side = await tab.reload();
    await w.clock.advance(50);
    expect(others(call)).toEqual(['bob connected', `${self} reconnecting`]);
    expect(call.snapshot.state).toBe('connected');
    const back = rejoin(side);
    await w.clock.advance(400);
    expect(others(call)).toEqual(['bob connected', `${self} connected`]);
    expect(others(bob)).toEqual(['alice connected', `${self} connected`]);
    expect(others(back)).toEqual(['alice connected', 'bob connected']);
    for (const one of [call, bob]) expect(isSeen(one, self)).toBe(true);
    for (const id of ['alice', 'bob']) expect(isSeen(back, id)).toBe(true);
    expect(w.types(self).filter((type) => type === 'reject')).toEqual([]);
  });

  it.each(returners)('takes %s back who was given up, and introduces who came meanwhile', async (self) => {
    const { w, tab, call, bob } = await connected(self);
    tab.leave();
    await w.clock.advance(31_000);
    for (const one of [call, bob]) expect(others(one)).toContain(`${self} left`);
    const dave = await w.join('dave');
    call.invite('dave');
    await w.clock.advance(50);
    first(dave).accept();
    await w.clock.advance(400);
    const side = await tab.open();
    rejoin(side);
    await w.clock.advance(6000);
    for (const one of [call, bob, first(dave)]) expect(others(one)).toContain(`${self} connected`);
    expect(others(last(side)).toSorted()).toEqual(['alice connected', 'bob connected', 'dave connected']);
  });

  it('takes back nobody who hung up, and hears nobody else', async () => {
    const { w, tab, call } = await connected('zoe');
    const side = await tab.open();
    w.network.inject('zoe', 'alice', { type: 'hangUp', sessionId: call.id });
    await w.clock.advance(50);
    const refused = w.alice.client.refused.notMember;
    for (const from of ['zoe', 'mallory'])
      w.network.inject(from, 'alice', {
        type: 'update',
        sessionId: call.id,
        extra: { parley: { back: 'page' } },
      });
    await w.clock.advance(50);
    expect(others(call)).toEqual(['bob connected', 'zoe left']);
    expect(w.alice.client.refused.notMember).toBe(refused + 1);
    side.client.close();
  });
});
