import { beforeAll, describe, expect, it } from 'vitest';
import { createWorld, first, type World } from '../../test-kit/call-world.js';
import { finish, minute, outcomes, ring, sharedStorage, until } from '../../test-kit/history.js';
import { writeCallLog, writeSeen, type CallLog } from '../wire/call-log.js';
import { xmlElement } from '../wire/xml-element.js';

beforeAll(async () => {
  // Fetched here once, so that it is there within a turn below.
  await import('../history/history.js');
});

function log(change: Partial<CallLog> = {}): CallLog {
  return {
    sessionId: 's1',
    callType: 'audio',
    outcome: 'no-answer',
    initiatorId: 'carol',
    calledIds: ['alice'],
    rang: 5000,
    talked: null,
    ...change,
  };
}

describe('with the archive of the server', () => {
  const world = (): Promise<World> => createWorld({ archive: true });
  const notes = (w: World): string[] => w.network.messages.map(({ from, to }) => `${from} to ${to.userId}`);

  it('sends nothing before a call is over, and then one note from each side', async () => {
    const w = await world();
    await finish(w, w.alice, w.bob, 3000);
    await until(w, () => expect(notes(w).toSorted()).toEqual(['alice to alice', 'bob to bob']));
    await w.clock.advance(minute);
    expect(w.network.messages).toHaveLength(2);
  });

  it('tells a call to the other devices of both sides, with its times and once', async () => {
    const w = await world();
    const entry = await finish(w, w.alice, w.bob, 3000);
    await w.clock.advance(minute);
    const phone = await w.join('alice');
    await phone.client.history.load();
    await until(w, () => expect(phone.client.history.snapshot.entries).toHaveLength(1));
    const [told] = phone.client.history.snapshot.entries;
    const { startedAt, connectedAt, endedAt, ...facts } = entry;
    expect(told).toMatchObject(facts);
    expect((told?.endedAt ?? 0) - (told?.connectedAt ?? 0)).toBe(endedAt - (connectedAt ?? 0));
    expect(Math.abs((told?.startedAt ?? 0) - startedAt)).toBeLessThan(1000);
    // Read once more by the device that took part.
    const before = w.alice.client.history.snapshot;
    w.network.cut('alice');
    await w.alice.client.disconnect();
    await w.alice.client.connect();
    await w.clock.advance(1000);
    expect(w.alice.client.history.snapshot).toBe(before);
  });

  it('tells who was offline of a missed call, and their other devices that it was seen', async () => {
    const w = await world();
    await w.bob.client.disconnect();
    w.alice.client.call('bob');
    await w.clock.advance(2 * minute);
    await until(w, () => expect(notes(w)).toEqual(['alice to bob']));
    await w.clock.advance(2 * minute);
    const { history } = w.bob.client;
    await w.bob.client.connect();
    await history.load();
    await until(w, () => expect(history.snapshot.missedCount).toBe(1));
    expect(history.snapshot.entries).toMatchObject([
      { direction: 'incoming', initiatorId: 'alice', participantIds: ['alice'], outcome: 'missed' },
    ]);
    const phone = await w.join('bob');
    await phone.client.history.load();
    await until(w, () => expect(phone.client.history.snapshot.missedCount).toBe(1));
    history.markSeen();
    await until(w, () => expect(phone.client.history.snapshot.missedCount).toBe(0));
    // And a device that comes later reads both.
    const tablet = await w.join('bob');
    await tablet.client.history.load();
    await until(w, () => expect(tablet.client.history.snapshot.entries).toHaveLength(1));
    expect(tablet.client.history.snapshot.missedCount).toBe(0);
  });

  it('reads page after page, and goes on from there the next time', async () => {
    const w = await world();
    for (let n = 0; n < 230; n += 1)
      w.network.injectMessage(
        'alice',
        'alice',
        writeCallLog(log({ sessionId: `s${n}`, initiatorId: 'alice', calledIds: ['bob'] }), `m${n}`),
      );
    await w.clock.advance(100);
    const { page, texts } = sharedStorage();
    const phone = await w.join('alice', { history: { storage: page() } });
    await phone.client.history.load();
    await until(w, () => expect(phone.client.history.snapshot.entries).toHaveLength(200));
    await until(w, () => expect(texts.get('parley.history.alice@fake.example/cursor')).toBe('kept-230'));
  });

  it('does not bring back what was removed, not even by what it wrote itself', async () => {
    const w = await world();
    const { page, texts } = sharedStorage();
    const dora = await w.join('dora', { history: { storage: page() } });
    dora.client.call('bob').hangUp();
    await until(w, () => expect(notes(w)).toEqual(['dora to bob']));
    dora.client.history.clear();
    dora.client.close();
    const again = await w.join('dora', { history: { storage: page() } });
    await again.client.history.load();
    await until(w, () => expect([...texts.keys()]).toEqual(['parley.history.dora@fake.example/cursor']));
    expect(again.client.history.snapshot.entries).toEqual([]);
  });

  it('goes by date when what it read last has left the archive', async () => {
    const w = await world();
    const { page, texts } = sharedStorage();
    texts.set('parley.history.bob@fake.example/cursor', 'long-gone');
    await w.bob.client.disconnect();
    await ring(w, w.alice);
    await until(w, () => expect(notes(w)).toEqual(['alice to bob']));
    const phone = await w.join('bob', { history: { storage: page() } });
    await phone.client.history.load();
    await until(w, () => expect(phone.client.history.snapshot.missedCount).toBe(1));
  });

  it('does not need two clocks to agree', async () => {
    const w = await world();
    const day = 24 * 60 * minute;
    const clock = { now: () => w.clock.now() + 3 * day, after: w.clock.after.bind(w.clock) };
    const dora = await w.join('dora', { clock });
    await w.bob.client.disconnect();
    dora.client.call('bob', { video: false });
    await w.clock.advance(20_000);
    first(dora).hangUp();
    await until(w, () => expect(notes(w)).toEqual(['dora to bob']));
    await w.bob.client.connect();
    await w.bob.client.history.load();
    await until(w, () => expect(w.bob.client.history.snapshot.missedCount).toBe(1));
    const [entry] = w.bob.client.history.snapshot.entries;
    expect((entry?.endedAt ?? 0) - (entry?.startedAt ?? 0)).toBe(20_000);
    expect(Math.abs((entry?.endedAt ?? 0) - w.clock.now())).toBeLessThan(minute);
  });

  it('learns from the device that answered how the call went', async () => {
    const w = await world();
    const phone = await w.join('bob');
    await finish(w, w.alice, w.bob, 3000);
    await until(w, () => expect(outcomes(phone.client.history)).toEqual(['answered']));
    expect(phone.client.history.snapshot.missedCount).toBe(0);
  });

  it('tells nothing to a QuickBlox client, and notes their calls for oneself', async () => {
    const w = await world();
    w.network.setPlain('alice');
    await ring(w, w.alice);
    await until(w, () => expect(notes(w).filter((note) => note.startsWith('bob'))).toEqual(['bob to bob']));
  });

  it('believes others nothing but that they have called, and so many times', async () => {
    const w = await world();
    const { history } = w.alice.client;
    await history.load();
    const tell = (from: string, change: Partial<CallLog>): void =>
      w.network.injectMessage(from, 'alice', writeCallLog(log(change), 'm'));
    tell('carol', { sessionId: 'by another', initiatorId: 'bob' });
    tell('carol', { sessionId: 'by us', initiatorId: 'alice', calledIds: ['carol'] });
    tell('carol', { sessionId: 'not to us', calledIds: ['bob'] });
    tell('carol', { sessionId: 'good', outcome: 'answered', talked: 5000 });
    w.network.injectMessage('carol', 'alice', writeSeen(['good'], 'm'));
    const forged = xmlElement('result', { xmlns: 'urn:xmpp:mam:2', queryid: '' });
    w.network.injectMessage('carol', 'alice', xmlElement('message', {}, [forged]));
    await until(w, () => expect(history.snapshot.entries).toHaveLength(1));
    expect(history.snapshot.entries).toMatchObject([{ id: 'good', outcome: 'missed', connectedAt: null }]);
    expect(history.snapshot.missedCount).toBe(1);
    for (let n = 0; n < 300; n += 1) tell('mallory', { sessionId: `m${n}`, initiatorId: 'mallory' });
    await w.clock.advance(100);
    expect(history.snapshot.entries).toHaveLength(51);
  });

  it('can be left alone', async () => {
    const w = await createWorld({ archive: true, history: { storage: null, archive: false } });
    await ring(w, w.alice);
    await until(w, () => expect(w.bob.client.history.snapshot.missedCount).toBe(1));
    w.bob.client.history.markSeen();
    await w.clock.advance(1000);
    expect(w.network.messages).toEqual([]);
  });
});
