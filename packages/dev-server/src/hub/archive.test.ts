import { afterEach, describe, expect, it } from 'vitest';
import { openHouse, type House } from '../../test-kit/house.js';
import { ManualClock } from '../../test-kit/manual-clock.js';
import type { XmppClient } from '../../test-kit/xmpp-client.js';
import type { DevServerOptions } from '../server/options.js';
import { childElements, childOf, el, textOf, type XmlElement } from '../xml/element.js';
import { NS } from '../xml/namespaces.js';

let house: House;
afterEach(async () => {
  await house.close();
});

interface Home {
  readonly alice: XmppClient;
  readonly clock: ManualClock;
}

async function open(options: DevServerOptions = {}): Promise<Home> {
  const clock = new ManualClock();
  house = await openHouse({ clock, ...options });
  return { alice: await house.online('alice', 'a'), clock };
}

const body = (text = 'hi'): XmlElement => el(NS.client, 'body', {}, text);
const hint = (name: string): XmlElement => el(NS.hints, name);

function send(
  from: XmppClient,
  id: string,
  children: readonly XmlElement[] = [body()],
  attrs: { readonly to?: string; readonly type?: string } = {},
): void {
  from.send(el(NS.client, 'message', { to: 'bob@localhost', id, ...attrs }, ...children));
}

interface Question {
  readonly set?: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>>;
}

function query({ set = {}, form }: Question): XmlElement {
  const rows = Object.entries({ FORM_TYPE: NS.archive, ...form }).map(([name, value]) =>
    el(NS.dataForms, 'field', { var: name }, el(NS.dataForms, 'value', {}, value)),
  );
  const parts = Object.entries(set).map(([name, value]) => el(NS.resultSets, name, {}, value));
  return el(
    NS.archive,
    'query',
    { queryid: 'q' },
    ...(form ? [el(NS.dataForms, 'x', { type: 'submit' }, ...rows)] : []),
    el(NS.resultSets, 'set', {}, ...parts),
  );
}

interface Page {
  /** The ids of the messages, as their senders gave them. */
  readonly ids: readonly (string | undefined)[];
  readonly archiveIds: readonly (string | undefined)[];
  readonly results: readonly XmlElement[];
  /** `first`, `last` and `count` of the answer, `complete`, or the name of its error. */
  readonly end: Readonly<Record<string, string | undefined>>;
}

/** Asks an account for its archive. */
async function ask(client: XmppClient, question: Question = {}, to?: string): Promise<Page> {
  await client.settle();
  client.drain();
  const answer = await client.ask('set', query(question), to);
  const results = client
    .drain()
    .flatMap((stanza) => childElements(stanza).filter(({ ns }) => ns === NS.archive));
  const fin = childOf(answer, NS.archive, 'fin');
  const error = childOf(answer, NS.client, 'error');
  const set = fin && childOf(fin, NS.resultSets, 'set');
  const values: Record<string, string> = {};
  for (const part of set ? childElements(set) : []) values[part.name] = textOf(part);
  return {
    ids: results.map((result) => messageIn(result)?.attrs.get('id')),
    archiveIds: results.map(({ attrs }) => attrs.get('id')),
    results,
    end: error
      ? { error: childElements(error)[0]?.name }
      : { ...values, complete: fin?.attrs.get('complete') },
  };
}

function messageIn(result: XmlElement): XmlElement | undefined {
  const forwarded = childOf(result, NS.forward, 'forwarded');
  return forwarded && childOf(forwarded, NS.client, 'message');
}

describe('the archive', () => {
  it('keeps what is worth it, for both, and gives it as it was sent, with the time', async () => {
    const { alice, clock } = await open();
    const states = el(NS.chatStates, 'active');
    send(alice, 'text', [body(), states], { type: 'chat' });
    await alice.settle();
    const at = clock.now();
    clock.advance(5000);
    send(alice, 'hinted', [el('urn:test', 'note'), hint('store')]);
    send(alice, 'receipt', [el(NS.receipts, 'received', { id: 'x' })]);
    send(alice, 'marker', [el(NS.chatMarkers, 'displayed', { id: 'x' })]);
    send(alice, 'headline', [body(), hint('store')], { type: 'headline' });
    send(alice, 'error', [body()], { type: 'error' });
    send(alice, 'room', [body()], { type: 'groupchat' });
    send(alice, 'hidden', [body(), hint('no-store')]);
    send(alice, 'typing', [states], { type: 'chat' });
    const kept = ['text', 'hinted', 'receipt', 'marker'];
    const own = await ask(alice);
    expect(own.ids).toEqual(kept);
    expect(own.end).toMatchObject({ complete: 'true', count: '4', last: own.archiveIds.at(-1) });
    const bob = await house.online('bob', 'b');
    const { ids, results, archiveIds } = await ask(bob, {}, 'bob@localhost');
    expect(ids).toEqual(kept);
    // Nobody can read in one archive what another one knows.
    expect(archiveIds.some((id) => own.archiveIds.includes(id))).toBe(false);
    const [first] = results;
    if (!first) throw new Error('no result');
    expect(first.attrs.get('queryid')).toBe('q');
    const forwarded = childOf(first, NS.forward, 'forwarded');
    const delay = forwarded && childOf(forwarded, NS.delay, 'delay');
    expect(delay?.attrs.get('stamp')).toBe(new Date(at).toISOString());
    const message = messageIn(first);
    expect(message?.attrs.get('from')).toBe(alice.jid);
    expect(message && childElements(message)).toEqual([body()]);
  });

  it('has once what one writes to oneself, and nothing of who is blocked', async () => {
    const { alice } = await open();
    send(alice, 'self', [body()], { to: 'alice@localhost' });
    const carol = await house.online('carol', 'c');
    const block = el(NS.blocking, 'block', {}, el(NS.blocking, 'item', { jid: 'carol@localhost' }));
    await alice.ask('set', block);
    send(carol, 'unwanted', [body()], { to: 'alice@localhost' });
    send(alice, 'held back', [body()], { to: 'carol@localhost' });
    await carol.settle();
    expect((await ask(alice)).ids).toEqual(['self']);
    expect((await ask(carol)).ids).toEqual(['unwanted']);
  });

  it('tells a receiver the id in their archive, and believes no sender about it', async () => {
    const { alice } = await open();
    const bob = await house.online('bob', 'b');
    const forged = el(NS.stanzaIds, 'stanza-id', { by: 'bob@localhost', id: 'forged' });
    const other = el(NS.stanzaIds, 'stanza-id', { by: 'elsewhere', id: 'other' });
    send(alice, 'm', [body(), forged, other]);
    send(alice, 'not kept', [forged]);
    const idsIn = (message: XmlElement): unknown[] =>
      childElements(message).flatMap(({ name, attrs }) =>
        name === 'stanza-id' ? [[attrs.get('by'), attrs.get('id')]] : [],
      );
    const kept = idsIn(await bob.nextNamed('message'));
    expect(idsIn(await bob.nextNamed('message'))).toEqual([]);
    const { archiveIds } = await ask(bob);
    expect(kept).toEqual([
      ['elsewhere', 'other'],
      ['bob@localhost', archiveIds[0]],
    ]);
  });

  it('gives page after page, forward and backward', async () => {
    const { alice } = await open();
    for (let n = 0; n < 60; n += 1) send(alice, String(n));
    const forward = await ask(alice, { set: { max: '100' } });
    expect([forward.ids[0], forward.ids.length]).toEqual(['0', 50]);
    expect(forward.end).toMatchObject({ count: '60', complete: undefined });
    const second = await ask(alice, { set: { max: '100', after: forward.end['last'] ?? '' } });
    expect(second.ids).toEqual(Array.from({ length: 10 }, (_, n) => String(50 + n)));
    expect(second.end['complete']).toBe('true');
    const empty = await ask(alice, { set: { after: second.end['last'] ?? '' } });
    expect(empty).toMatchObject({ ids: [], end: { complete: 'true' } });
    const last = await ask(alice, { set: { max: '3', before: '' } });
    expect(last.ids).toEqual(['57', '58', '59']);
    const before = await ask(alice, { set: { max: '2', before: last.end['first'] ?? '' } });
    expect(before.ids).toEqual(['55', '56']);
    expect((await ask(alice, { set: { max: '0' } })).end).toMatchObject({ count: '60' });
    expect((await ask(alice)).ids).toHaveLength(20);
  });

  it('gives what passed with somebody, or in some time', async () => {
    const { alice, clock } = await open();
    send(alice, 'early');
    await alice.settle();
    clock.advance(1000);
    const middle = new Date(clock.now()).toISOString();
    send(alice, 'middle');
    send(alice, 'to carol', [body()], { to: 'carol@localhost/c' });
    await alice.settle();
    clock.advance(1000);
    send(alice, 'late');
    expect((await ask(alice, { form: { with: 'carol@localhost' } })).ids).toEqual(['to carol']);
    expect((await ask(alice, { form: { start: middle } })).ids).toEqual(['middle', 'to carol', 'late']);
    expect((await ask(alice, { form: { end: middle, with: 'bob@localhost' } })).ids).toEqual([
      'early',
      'middle',
    ]);
  });

  it('forgets the oldest, and does not go on from what is gone', async () => {
    const { alice } = await open({ limits: { maxArchived: 3 } });
    send(alice, '1');
    const [gone] = (await ask(alice)).archiveIds;
    for (const id of ['2', '3', '4']) send(alice, id);
    expect((await ask(alice)).ids).toEqual(['2', '3', '4']);
    expect((await ask(alice, { set: { after: gone ?? '' } })).end).toEqual({ error: 'item-not-found' });
    await house.close();
    const small = await open({ limits: { maxArchivedLength: 1000 } });
    send(small.alice, 'long', [body('x'.repeat(500))]);
    send(small.alice, 'longer', [body('x'.repeat(600))]);
    expect((await ask(small.alice)).ids).toEqual(['longer']);
    send(small.alice, 'too long', [body('x'.repeat(1000))]);
    expect((await ask(small.alice)).ids).toEqual([]);
    send(small.alice, 'short');
    expect((await ask(small.alice)).ids).toEqual(['short']);
  });

  it.each([
    { form: { FORM_TYPE: 'urn:other' } },
    { form: { unknown: 'x' } },
    { form: { start: 'yesterday' } },
    { form: { with: '@' } },
    { set: { max: '-1' } },
  ])('does not understand %o', async (question) => {
    const { alice } = await open();
    expect((await ask(alice, question)).end).toEqual({ error: 'bad-request' });
  });

  it('is told of, and says what may be asked for', async () => {
    const { alice } = await open();
    const features = async (): Promise<unknown[]> => {
      const answer = await alice.ask('get', el(NS.discoInfo, 'query'));
      return childElements(answer).flatMap((info) =>
        childElements(info).map(({ attrs }) => attrs.get('var')),
      );
    };
    expect(await features()).toContain(NS.archive);
    const form = await alice.ask('get', el(NS.archive, 'query'));
    const names = childElements(form).flatMap(childElements).flatMap(childElements);
    expect(names.map(({ attrs }) => attrs.get('var'))).toEqual(['FORM_TYPE', 'with', 'start', 'end']);
  });

  it('is one’s own, and there is none of the server', async () => {
    const { alice } = await open();
    for (const to of ['localhost', 'bob@localhost']) {
      expect((await ask(alice, {}, to)).end).toEqual({ error: 'service-unavailable' });
    }
  });

  it('can be left out', async () => {
    const { alice } = await open({ archive: false });
    expect((await ask(alice)).end).toEqual({ error: 'service-unavailable' });
    const answer = await alice.ask('get', el(NS.discoInfo, 'query'));
    const [info] = childElements(answer);
    expect(info && childElements(info).map(({ attrs }) => attrs.get('var'))).not.toContain(NS.archive);
  });

  it('spares a sender the error when the session that had it ends', async () => {
    const clock = new ManualClock();
    house = await openHouse({ clock, resumeMs: 1000 });
    const alice = await house.online('alice', 'a');
    const bob = await house.online('bob', 'b');
    await bob.manage();
    await bob.cut();
    await house.logged(`${bob.jid} lost its stream`);
    send(alice, 'kept');
    send(alice, 'lost', []);
    await alice.settle();
    clock.advance(1000);
    expect((await alice.nextNamed('message')).attrs.get('id')).toBe('lost');
    await alice.settle();
    expect(alice.drain().filter(({ name }) => name === 'message')).toEqual([]);
  });
});
