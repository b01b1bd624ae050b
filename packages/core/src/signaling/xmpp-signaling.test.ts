import { describe, expect, it } from 'vitest';
import { numbered, SignalingLog } from '../../test-kit/signaling-log.js';
import { SignalingRig } from '../../test-kit/signaling-rig.js';
import type { Signal } from '../model/signal.js';
import { encodeSignal } from '../wire/encode.js';
import { xmlElement, type XmlElement } from '../wire/xml-element.js';

interface Arrival {
  readonly from?: string;
  readonly id?: string;
}

function stanzaOf(signal: Signal, { from = 'bob@chat.example/desk', id = 'x' }: Arrival = {}): XmlElement {
  const stanza = encodeSignal(signal, { to: 'alice@chat.example', id });
  return { ...stanza, attrs: { ...stanza.attrs, from } };
}

const sessionIds = (sent: readonly string[]): (string | undefined)[] =>
  sent.filter((xml) => xml.startsWith('<message')).map((xml) => /<sessionID>([^<]+)/.exec(xml)?.[1]);

describe('sending', () => {
  it('writes a headline to the bare JID, at once, with an id of its own', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    rig.signaling.send('bob', numbered('s1'));
    rig.signaling.send('bob', numbered('s1'));
    const [first, second] = rig.link.sent.slice(-2);
    expect(first).toContain('to="bob@chat.example"');
    expect(first).toContain('type="headline"');
    expect(first).not.toBe(second);
  });

  it('is present before anything else, so that answers can arrive', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    expect(rig.link.sent.map((xml) => /^<\w+/.exec(xml)?.[0])).toEqual(['<iq', '<presence', '<iq']);
  });

  it('is refused while nobody is signed in', async () => {
    const rig = new SignalingRig();
    const refused: unknown = expect.objectContaining({ code: 'disconnected' });
    expect(() => rig.signaling.send('bob', numbered('s1'))).toThrow(refused);
    const connecting = rig.signaling.connect().catch((error: unknown) => error);
    expect(() => rig.signaling.send('bob', numbered('s1'))).toThrow(refused);
    await rig.clock.settle();
    rig.link.end('refused');
    await connecting;
    expect(() => rig.signaling.send('bob', numbered('s1'))).toThrow(refused);
  });

  it('refuses what cannot be written, also while reconnecting', async () => {
    const rig = new SignalingRig();
    const invalid: Signal = { type: 'iceCandidates', sessionId: 's1', candidates: [] };
    const refused: unknown = expect.objectContaining({ code: 'stanza-invalid' });
    await rig.goOnline();
    expect(() => rig.signaling.send('bob', invalid)).toThrow(refused);
    rig.link.end('lost');
    expect(() => rig.signaling.send('bob', invalid)).toThrow(refused);
  });

  it('sends any other message as it is, to one device or to all', async () => {
    const rig = new SignalingRig();
    const chat = xmlElement('message', { type: 'chat', id: 'c1' }, [xmlElement('body', {}, ['<Hi>'])]);
    expect(() => rig.signaling.sendMessage({ userId: 'bob', resource: null }, chat)).toThrow(
      expect.objectContaining({ code: 'disconnected' }),
    );
    await rig.goOnline();
    rig.signaling.sendMessage({ userId: 'bob', resource: null }, chat);
    rig.signaling.sendMessage({ userId: 'bob', resource: 'a"b' }, chat);
    expect(rig.link.sent.slice(-2)).toEqual([
      '<message type="chat" id="c1" to="bob@chat.example"><body>&lt;Hi&gt;</body></message>',
      '<message type="chat" id="c1" to="bob@chat.example/a&quot;b"><body>&lt;Hi&gt;</body></message>',
    ]);
  });

  it('lets messages wait among the signals, and never drops them for their age', async () => {
    const rig = new SignalingRig();
    const chat = xmlElement('message', { type: 'chat', id: 'c1' });
    await rig.goOnline();
    rig.link.end('lost');
    rig.signaling.send('bob', numbered('s1'));
    rig.signaling.sendMessage({ userId: 'bob', resource: null }, chat);
    rig.signaling.send('bob', { type: 'hangUp', sessionId: 's1' });
    await rig.clock.advance(200);
    rig.link.accept(true);
    expect(rig.link.sent.map((xml) => /hangUp|"c1"/.exec(xml)?.[0])).toEqual(['"c1"', 'hangUp']);
  });

  it('waits while reconnecting, and goes out in order before anything new', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    rig.link.end('lost');
    rig.signaling.send('bob', numbered('s1'));
    rig.signaling.send('bob', numbered('s2'));
    rig.signaling.on('state', (state) => {
      if (state === 'online') rig.signaling.send('bob', numbered('s3'));
    });
    await rig.clock.advance(200);
    rig.link.accept(true);
    expect(sessionIds(rig.link.sent)).toEqual(['s1', 's2', 's3']);
    // A resumed session needs no new presence.
    expect(rig.link.sent).toHaveLength(3);
  });

  it('keeps what the link did not take', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    rig.link.takes = false;
    rig.signaling.send('bob', numbered('s1'));
    await rig.loseAndRetry();
    rig.link.accept();
    expect(sessionIds(rig.link.sent)).toEqual(['s1']);
  });

  it('forgets what waits when it is given up', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    rig.link.end('lost');
    rig.signaling.send('bob', numbered('s1'));
    await rig.signaling.disconnect();
    await rig.goOnline();
    expect(sessionIds(rig.link.sent)).toEqual([]);
  });
});

describe('receiving', () => {
  it('tells any other message of a user, and none of anybody else', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    const told: unknown[] = [];
    rig.signaling.on('message', (incoming) => told.push(incoming));
    const from = (jid: string): XmlElement => xmlElement('message', { type: 'chat', from: jid });
    for (const jid of ['bob@chat.example/desk', 'bob@chat.example', 'bob@other.example/x', 'chat.example'])
      rig.link.receive(from(jid));
    rig.link.receive(xmlElement('message', { type: 'chat' }));
    expect(told).toEqual([
      { from: 'bob', resource: 'desk', message: from('bob@chat.example/desk') },
      { from: 'bob', resource: null, message: from('bob@chat.example') },
      // What has no sender comes from one's own account (RFC 6120 section 8.1.2.1).
      { from: 'alice', resource: null, message: xmlElement('message', { type: 'chat' }) },
    ]);
  });

  it('tells signals with their sender', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    rig.link.receive(stanzaOf(numbered('s1'), { id: 'a' }));
    rig.link.receive(stanzaOf(numbered('s2'), { from: 'bob@chat.example', id: 'b' }));
    rig.link.receive(stanzaOf(numbered('s3'), { from: 'alice@chat.example/other', id: 'c' }));
    expect(rig.log.signals).toEqual([
      { from: 'bob', resource: 'desk', id: 'a', signal: numbered('s1') },
      { from: 'bob', resource: null, id: 'b', signal: numbered('s2') },
      { from: 'alice', resource: 'other', id: 'c', signal: numbered('s3') },
    ]);
  });

  it('takes a stanza that comes again only once, even after a reconnection and from a new resource', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    rig.link.receive(stanzaOf(numbered('s1')));
    await rig.loseAndRetry();
    rig.link.accept();
    rig.link.receive(stanzaOf(numbered('s1'), { from: 'bob@chat.example/new' }));
    expect(rig.log.sessionIds).toEqual(['s1']);
  });

  it('hears a client that counts its ids from 1 each time', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    for (const session of ['s1', 's2', 's1']) rig.link.receive(stanzaOf(numbered(session), { id: '1' }));
    rig.link.receive(stanzaOf(numbered('s1'), { id: '1', from: 'carol@chat.example/x' }));
    expect(rig.log.sessionIds).toEqual(['s1', 's2', 's1']);
    expect(rig.log.signals.at(-1)?.from).toBe('carol');
  });

  it('tells what was malformed, unreadable, or from nobody we know', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    const good = stanzaOf(numbered('s1'));
    const { from: _, ...anonymous } = good.attrs;
    rig.link.receive({ ...good, attrs: anonymous });
    rig.link.receive(stanzaOf(numbered('s1'), { from: 'bob@other.example/x' }));
    const marker = xmlElement('moduleIdentifier', {}, ['WebRTCVideoChat']);
    rig.link.receive({ ...good, children: [xmlElement('extraParams', {}, [marker])] });
    rig.link.receiveUnreadable('message', 'bob@chat.example/x');
    rig.link.receiveUnreadable('presence', 'bob@chat.example/x');
    expect(rig.log.failures.map(({ code, from }) => [code, from])).toEqual([
      ['unknown-sender', null],
      ['unknown-sender', 'bob@other.example/x'],
      ['missing-field', 'bob@chat.example/desk'],
      ['too-deep', 'bob@chat.example/x'],
    ]);
    expect(rig.log.signals).toEqual([]);
  });

  it('leaves alone what is not of the protocol', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    const good = stanzaOf(numbered('s1'));
    rig.link.receive({ ...good, attrs: { ...good.attrs, type: 'chat' } });
    rig.link.receive(xmlElement('message', { type: 'headline', from: 'bob@chat.example/x' }));
    rig.link.receive(xmlElement('r', { xmlns: 'urn:xmpp:sm:3' }));
    expect([rig.log.signals, rig.log.failures]).toEqual([[], []]);
  });
});

describe('answering requests', () => {
  const ping = xmlElement('ping', { xmlns: 'urn:xmpp:ping' });
  const query = (...items: XmlElement[]): XmlElement =>
    xmlElement('query', { xmlns: 'jabber:iq:roster' }, items);
  const bob = xmlElement('item', { jid: 'bob@chat.example', name: 'Bob' });

  it('answers pings, and everything else with an error', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    rig.link.receive(xmlElement('iq', { type: 'get', id: '1', from: 'chat.example' }, [ping]));
    expect(rig.link.sent.at(-1)).toBe('<iq type="result" id="1" to="chat.example" xmlns="jabber:client"/>');
    rig.link.receive(
      xmlElement('iq', { type: 'get', id: '2' }, [xmlElement('query', { xmlns: 'jabber:iq:version' })]),
    );
    expect(rig.link.sent.at(-1)).toContain('<iq type="error" id="2" xmlns="jabber:client">');
    expect(rig.link.sent.at(-1)).toContain('<service-unavailable');
  });

  it('takes roster pushes from our own account only', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    const [request] = rig.link.sent;
    const id = / id="([^"]+)"/.exec(request ?? '')?.[1] ?? '';
    // A peer that guessed the id of our request, and one that pushes.
    rig.link.receive(xmlElement('iq', { type: 'result', id, from: 'mallory@chat.example/x' }, [query(bob)]));
    rig.link.receive(
      xmlElement('iq', { type: 'set', id: '1', from: 'mallory@chat.example/x' }, [query(bob)]),
    );
    expect(rig.link.sent.at(-1)).toContain('type="error"');
    await rig.clock.advance(100);
    expect(rig.signaling.contacts).toEqual([]);
    rig.link.receive(xmlElement('iq', { type: 'result', id, from: 'alice@chat.example' }, [query()]));
    rig.link.receive(xmlElement('iq', { type: 'set', id: '2' }, [query(bob)]));
    expect(rig.link.sent.at(-1)).toContain('<iq type="result" id="2"');
    await rig.clock.advance(100);
    expect(rig.signaling.contacts).toEqual([{ userId: 'bob', name: 'Bob', available: false }]);
  });
});

describe('closing', () => {
  it('says goodbye, forgets its listeners and stays closed', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    const late = new SignalingLog(rig.signaling);
    rig.signaling.close();
    rig.signaling.close();
    expect(rig.link.fate).toBe('closed');
    expect(late.states).toEqual(['offline']);
    await expect(rig.signaling.connect()).rejects.toMatchObject({ code: 'closed' });
    await rig.clock.settle();
    expect([rig.clock.pending, rig.links.length]).toEqual([0, 1]);
  });

  it('says goodbye before it tells', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    const fates: string[] = [];
    rig.signaling.on('state', () => fates.push(rig.link.fate));
    await rig.signaling.disconnect();
    await rig.signaling.disconnect();
    expect(fates).toEqual(['closed']);
  });
});

describe('asking the server', () => {
  it('gives the answer, and says why there is none', async () => {
    const rig = new SignalingRig();
    const query = xmlElement('query', { xmlns: 'urn:test' });
    await expect(rig.signaling.ask('get', query)).rejects.toMatchObject({ code: 'disconnected' });
    await rig.goOnline();
    const answers = ['result', 'error'].map((type) => {
      const answer = rig.signaling.ask('set', query);
      const [, id = ''] = /<iq type="set" id="([^"]+)"/.exec(rig.link.sent.at(-1) ?? '') ?? [];
      rig.link.receive(xmlElement('iq', { type, id }));
      return answer;
    });
    await expect(answers[0]).resolves.toMatchObject({ name: 'iq', attrs: { type: 'result' } });
    await expect(answers[1]).rejects.toMatchObject({ code: 'disconnected' });
  });
});
