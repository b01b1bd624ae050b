import { createFakeClock, type FakeClock } from '@parley/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '../lib/logger.js';
import type { Contact } from '../model/contact.js';
import { xmlElement, type XmlElement } from '../wire/xml-element.js';
import { jidAddressing } from './addressing-jid.js';
import { IqRequests } from './iq-requests.js';
import { Roster } from './roster.js';

const addressing = jidAddressing({ host: 'chat.example' });

interface Item {
  readonly name?: string;
  readonly subscription?: string;
}

function rosterIq(type: string, id: string, items: Readonly<Record<string, Item>>): XmlElement {
  const children = Object.entries(items).map(([jid, item]) => xmlElement('item', { jid, ...item }));
  return xmlElement('iq', { type, id }, [xmlElement('query', { xmlns: 'jabber:iq:roster' }, children)]);
}

function presence(from: string, attrs: Readonly<Record<string, string>> = {}, priority?: string): XmlElement {
  const children = priority === undefined ? [] : [xmlElement('priority', {}, [priority])];
  return xmlElement('presence', { from, ...attrs }, children);
}

describe('Roster', () => {
  let clock: FakeClock;
  let sent: string[];
  let iqs: IqRequests;
  let roster: Roster;
  let told: (readonly Contact[])[];

  beforeEach(() => {
    clock = createFakeClock();
    sent = [];
    told = [];
    iqs = new IqRequests(clock, (xml) => sent.push(xml));
    roster = new Roster({
      addressing,
      clock,
      logger: silentLogger,
      iqs,
      changed: (contacts) => told.push(contacts),
    });
  });

  const lastId = (): string => / id="([^"]+)"/.exec(sent.at(-1) ?? '')?.[1] ?? '';
  const available = (): string[] => roster.contacts.filter((c) => c.available).map((c) => c.userId);

  async function signIn(items: Readonly<Record<string, Item>>): Promise<void> {
    roster.begin('alice');
    iqs.handleAnswer(rosterIq('result', lastId(), items), true);
    await clock.advance(50);
  }

  it('asks for the roster and shows it in its order, without us and without strangers to the addressing', async () => {
    await signIn({
      'bob@chat.example': { name: 'Bob' },
      'carol@chat.example': {},
      'alice@chat.example': { name: 'me' },
      'dave@other.example': { name: 'Dave' },
      'chat.example': {},
      'erin@chat.example': { name: ' ' },
    });
    expect(sent[0]).toContain('<query xmlns="jabber:iq:roster"/>');
    expect(roster.contacts).toEqual([
      { userId: 'bob', name: 'Bob', available: false },
      { userId: 'carol', name: 'carol', available: false },
      { userId: 'erin', name: 'erin', available: false },
    ]);
    expect(told).toEqual([roster.contacts]);
  });

  it('tells a burst as one change, with what did not change kept as it was', async () => {
    await signIn({ 'bob@chat.example': {}, 'carol@chat.example': {} });
    const [bob] = roster.contacts;
    for (let i = 0; i < 30; i++) roster.handlePresence(presence(`carol@chat.example/${i}`));
    expect(told).toHaveLength(1);
    await clock.advance(50);
    expect(told).toHaveLength(2);
    expect(roster.contacts[0]).toBe(bob);
    expect(available()).toEqual(['carol']);
    roster.handlePresence(presence('carol@chat.example/0'));
    await clock.advance(50);
    expect(told).toHaveLength(2);
    expect(Object.isFrozen(roster.contacts)).toBe(true);
  });

  it('counts resources, and only those that calls reach', async () => {
    await signIn({ 'bob@chat.example': {} });
    const steps: [XmlElement, string[]][] = [
      [presence('bob@chat.example/phone'), ['bob']],
      [presence('bob@chat.example/desk'), ['bob']],
      [presence('bob@chat.example/phone', { type: 'unavailable' }), ['bob']],
      [presence('bob@chat.example/desk', {}, '-1'), []],
      [presence('bob@chat.example/desk', {}, '5'), ['bob']],
      [presence('bob@chat.example', { type: 'unavailable' }), []],
      [presence('bob@chat.example/desk', {}, 'no number'), ['bob']],
      [presence('bob@chat.example/desk', { type: 'error' }), []],
      [presence('bob@chat.example/desk', { type: 'subscribe' }), []],
      [presence('bob@other.example/desk'), []],
    ];
    const results: string[][] = [];
    const run = async ([step, ...rest]: typeof steps): Promise<void> => {
      if (step === undefined) return;
      roster.handlePresence(step[0]);
      await clock.advance(50);
      results.push(available());
      await run(rest);
    };
    await run(steps);
    expect(results).toEqual(steps.map(([, expected]) => expected));
  });

  it('takes presence that overtakes the roster', async () => {
    roster.begin('alice');
    roster.handlePresence(presence('bob@chat.example/phone'));
    await clock.advance(1000);
    expect(told).toEqual([]);
    iqs.handleAnswer(rosterIq('result', lastId(), { 'bob@chat.example': {} }), true);
    await clock.advance(50);
    expect(available()).toEqual(['bob']);
  });

  it('follows roster pushes', async () => {
    await signIn({ 'bob@chat.example': { name: 'Bob' } });
    expect(roster.handlePush(rosterIq('set', '1', { 'carol@chat.example': { name: 'Carol' } }))).toBe(true);
    roster.handlePush(rosterIq('set', '2', { 'bob@chat.example': { subscription: 'remove' } }));
    expect(
      roster.handlePush(xmlElement('iq', { type: 'set' }, [xmlElement('query', { xmlns: 'other' })])),
    ).toBe(false);
    await clock.advance(50);
    expect(roster.contacts).toEqual([{ userId: 'carol', name: 'Carol', available: false }]);
  });

  it('does not blink when signing in again', async () => {
    await signIn({ 'bob@chat.example': {} });
    roster.handlePresence(presence('bob@chat.example/phone'));
    await clock.advance(50);
    const before = told.length;
    roster.begin('alice');
    await clock.advance(1000);
    expect(available()).toEqual(['bob']);
    iqs.handleAnswer(rosterIq('result', lastId(), { 'bob@chat.example': {} }), true);
    await clock.settle();
    roster.handlePresence(presence('bob@chat.example/phone'));
    await clock.advance(50);
    expect(available()).toEqual(['bob']);
    expect(told).toHaveLength(before);
  });

  it('shows presence all the same when the roster cannot be had', async () => {
    await signIn({ 'bob@chat.example': {} });
    roster.begin('alice');
    roster.handlePresence(presence('bob@chat.example/phone'));
    await clock.advance(15_000);
    await clock.advance(50);
    expect(available()).toEqual(['bob']);
  });

  it('tells at once that nobody can be reached when signed out', async () => {
    await signIn({ 'bob@chat.example': {} });
    roster.handlePresence(presence('bob@chat.example/phone'));
    await clock.advance(50);
    roster.end();
    expect(available()).toEqual([]);
    expect(told.at(-1)).toBe(roster.contacts);
    expect(clock.pending).toBe(0);
  });

  it('keeps only so much presence of strangers, and of resources', async () => {
    await signIn({ 'bob@chat.example': {} });
    for (let i = 0; i < 1500; i++) roster.handlePresence(presence(`stranger${i}@chat.example/x`));
    roster.handlePresence(presence('bob@chat.example/phone'));
    await clock.advance(50);
    expect(available()).toEqual(['bob']);
    const late = { 'stranger1@chat.example': {}, 'stranger1499@chat.example': {} };
    roster.handlePush(rosterIq('set', '1', late));
    await clock.advance(50);
    expect(available()).toEqual(['bob', 'stranger1']);
  });
});

describe('IqRequests', () => {
  it('believes only the server', () => {
    const clock = createFakeClock();
    const answers: unknown[] = [];
    let id = '';
    const iqs = new IqRequests(clock, (xml) => {
      id = / id="([^"]+)"/.exec(xml)?.[1] ?? '';
    });
    iqs.get(xmlElement('query'), (answer) => answers.push(answer));
    iqs.handleAnswer(xmlElement('iq', { type: 'result', id }), false);
    expect(answers).toEqual([]);
    iqs.handleAnswer(xmlElement('iq', { type: 'error', id }), true);
    iqs.handleAnswer(xmlElement('iq', { type: 'result', id }), true);
    expect(answers).toMatchObject([{ code: 'disconnected' }]);
    expect(clock.pending).toBe(0);
  });

  it('settles everything: by the clock, and when the connection is gone', async () => {
    const clock = createFakeClock();
    const answers: unknown[] = [];
    const iqs = new IqRequests(clock, () => undefined);
    iqs.get(xmlElement('query'), (answer) => answers.push(answer));
    await clock.advance(15_000);
    expect(answers).toMatchObject([{ code: 'disconnected' }]);
    iqs.get(xmlElement('query'), (answer) => answers.push(answer));
    iqs.abort();
    expect(answers).toMatchObject([{ code: 'disconnected' }, { code: 'disconnected' }]);
    expect(clock.pending).toBe(0);
  });
});
