import { beforeAll, describe, expect, it } from 'vitest';
import { createWorld, expectNothingLeft, first, type World } from '../../test-kit/call-world.js';
import { finish, minute, outcomes, ring, sharedStorage, until } from '../../test-kit/history.js';
import type { CallOutcome } from '../model/call-history.js';

beforeAll(async () => {
  // Fetched here once, so that it is there within a turn below.
  await import('../history/history.js');
});

describe('on one device', () => {
  it('keeps a call that was answered, with its times, and leaves nothing behind', async () => {
    const w = await createWorld();
    const entry = await finish(w, w.alice, w.bob, 3000);
    expect(entry).toMatchObject({
      direction: 'outgoing',
      initiatorId: 'alice',
      participantIds: ['bob'],
      callType: 'video',
      outcome: 'answered',
      isSeen: true,
    });
    expect(entry.endedAt - (entry.connectedAt ?? 0)).toBeGreaterThan(2000);
    expect(w.bob.client.history.snapshot.entries).toMatchObject([
      { id: entry.id, direction: 'incoming', participantIds: ['alice'], outcome: 'answered' },
    ]);
    await w.clock.advance(100);
    expectNothingLeft(w);
    expect(w.network.messages).toEqual([]);
  });

  it.each<[string, (w: World) => void, CallOutcome, CallOutcome]>([
    ['nobody answers', () => undefined, 'no-answer', 'missed'],
    ['it is taken back', (w) => first(w.alice).hangUp(), 'canceled', 'missed'],
    ['it is declined', (w) => first(w.bob).reject(), 'declined', 'declined'],
  ])('tells what became of it when %s', async (_, act, there, here) => {
    const w = await createWorld();
    w.alice.client.call('bob', { video: false });
    await w.clock.advance(1000);
    act(w);
    await w.clock.advance(2 * minute);
    await until(w, () => expect(outcomes(w.bob.client.history)).toEqual([here]));
    expect(outcomes(w.alice.client.history)).toEqual([there]);
    expect(w.bob.client.history.snapshot.missedCount).toBe(here === 'missed' ? 1 : 0);
    expect(w.alice.client.history.snapshot.missedCount).toBe(0);
  });

  it('tells of a call that came while one was busy', async () => {
    const w = await createWorld();
    const carol = await w.join('carol');
    const call = w.alice.client.call('bob');
    await w.clock.advance(100);
    first(w.bob).accept();
    await w.clock.advance(500);
    carol.client.call('bob');
    await until(w, () => expect(w.bob.client.history.snapshot.missedCount).toBe(1));
    expect(w.bob.client.history.snapshot.entries).toMatchObject([
      { initiatorId: 'carol', outcome: 'missed' },
    ]);
    await until(w, () => expect(outcomes(carol.client.history)).toEqual(['busy']));
    call.hangUp();
  });

  it('marks as seen, removes and clears, and tells each of them once', async () => {
    const w = await createWorld();
    const { history } = w.bob.client;
    const counts: number[] = [];
    history.on('change', ({ missedCount }) => counts.push(missedCount));
    for (const _ of [1, 2]) {
      await ring(w, w.alice);
    }
    await until(w, () => expect(counts).toEqual([1, 2]));
    history.markSeen();
    history.markSeen();
    expect(counts).toEqual([1, 2, 0]);
    const [newest, oldest] = history.snapshot.entries;
    history.remove(newest?.id ?? '');
    expect(history.snapshot.entries).toEqual([oldest]);
    history.clear();
    expect(history.snapshot.entries).toEqual([]);
    expect(counts).toEqual([1, 2, 0, 0, 0]);
  });

  it('is nothing where it is not wanted', async () => {
    const w = await createWorld({ history: false, archive: true });
    await w.bob.client.history.load();
    await ring(w, w.alice);
    await w.clock.advance(500);
    w.alice.client.history.markSeen();
    expect((await w.bob.client.history.load()).entries).toEqual([]);
    expect(w.network.messages).toEqual([]);
  });

  it('is of one account alone, and back for who signs in again', async () => {
    const w = await createWorld();
    const { page } = sharedStorage();
    const history = { storage: page() };
    const dora = await w.join('dora', { history });
    dora.client.call('bob').hangUp();
    await until(w, () => expect(outcomes(dora.client.history)).toEqual(['canceled']));
    dora.client.close();
    const erin = await w.join('erin', { history });
    expect((await erin.client.history.load()).entries).toEqual([]);
    const again = await w.join('dora', { history });
    expect((await again.client.history.load()).entries).toMatchObject([{ outcome: 'canceled' }]);
  });

  it('keeps the call of a page that is closed', async () => {
    const { page, texts } = sharedStorage();
    const w = await createWorld();
    const dora = await w.join('dora', { history: { storage: page() } });
    dora.client.call('bob');
    await w.clock.advance(100);
    first(w.bob).accept();
    await until(w, () => expect(first(dora).snapshot.state).toBe('connected'));
    await dora.client.history.load();
    void dora.client.disconnect();
    expect([...texts.values()].join()).toContain('"answered"');
  });
});

describe('in storage', () => {
  it('is shared by several pages, which lose nothing of each other', async () => {
    const w = await createWorld();
    const { page } = sharedStorage();
    const one = await w.join('dora', { history: { storage: page() } });
    const two = await w.join('dora', { history: { storage: page() } });
    await Promise.all([one.client.history.load(), two.client.history.load()]);
    one.client.call('alice').hangUp();
    two.client.call('bob').hangUp();
    await until(w, () => expect(one.client.history.snapshot.entries).toHaveLength(2));
    expect(two.client.history.snapshot.entries).toEqual(one.client.history.snapshot.entries);
    two.client.history.clear();
    expect(one.client.history.snapshot.entries).toEqual([]);
  });

  it('may be malformed, or full', async () => {
    const w = await createWorld();
    const { page, texts } = sharedStorage();
    const prefix = 'parley.history.dora@fake.example/';
    const good = { v: 1, id: 'good', initiatorId: 'bob', participantIds: ['bob'], outcome: 'missed' };
    const times = { startedAt: 1, connectedAt: null, endedAt: 2 };
    const malformed = [
      '',
      '{',
      'null',
      '[]',
      '{"v":1}',
      '{"v":2}',
      JSON.stringify({ ...good, startedAt: 'x' }),
    ];
    for (const [index, text] of malformed.entries()) texts.set(`${prefix}call/${index}`, text);
    texts.set(`${prefix}call/other`, JSON.stringify({ ...good, ...times }));
    texts.set(`${prefix}call/huge`, JSON.stringify({ ...good, ...times, id: 'huge', startedAt: 1e300 }));
    texts.set(`${prefix}call/good`, JSON.stringify({ ...good, ...times }));
    const dora = await w.join('dora', { history: { storage: page() } });
    expect((await dora.client.history.load()).entries.map(({ id }) => id)).toEqual(['good']);
  });

  it('holds 200 calls, and 50 missed ones of one person', async () => {
    const w = await createWorld();
    const { page, texts } = sharedStorage();
    const prefix = 'parley.history.dora@fake.example/';
    const entry = { v: 1, connectedAt: null, endedAt: 2 };
    for (let n = 0; n < 250; n += 1) {
      const id = `c${n}`;
      const [initiatorId, outcome] = n < 60 ? ['bob', 'missed'] : ['dora', 'canceled'];
      const people = { initiatorId, participantIds: ['bob'] };
      texts.set(`${prefix}call/${id}`, JSON.stringify({ ...entry, ...people, id, outcome, startedAt: -n }));
    }
    const dora = await w.join('dora', { history: { storage: page() } });
    const { entries } = await dora.client.history.load();
    expect(entries).toHaveLength(200);
    expect(entries.filter(({ outcome }) => outcome === 'missed')).toHaveLength(50);
    expect(texts.size).toBe(200);
  });
});
