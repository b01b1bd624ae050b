import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type House } from '../../test-kit/house.js';
import { XmppClient, type Mechanism } from '../../test-kit/xmpp-client.js';
import { childElements, childOf, el, textOf, type XmlElement } from '../xml/element.js';
import { NS } from '../xml/namespaces.js';

const open = el(NS.framing, 'open', { to: 'localhost', version: '1.0' });
const names = (element: XmlElement): string[] => childElements(element).map(({ name }) => name);

describe('a stream', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(async () => {
    await house.close();
  });

  /** What the server ends the stream with after these frames. */
  async function errorAfter(...frames: (string | XmlElement)[]): Promise<string> {
    const client = await house.socket();
    for (const frame of frames) client.send(frame);
    const error = await client.next(({ ns, name }) => ns === NS.streams && name === 'error');
    await client.next(({ ns, name }) => ns === NS.framing && name === 'close');
    await client.closed;
    return names(error).join(' ');
  }

  it('speaks the subprotocol and opens with its name, version and an id', async () => {
    const client = await house.socket();
    expect(client.protocol).toBe('xmpp');
    client.send(open);
    const answer = await client.next();
    expect(answer).toMatchObject({ ns: NS.framing, name: 'open' });
    expect(answer.attrs.get('from')).toBe('localhost');
    expect(answer.attrs.get('version')).toBe('1.0');
    expect(answer.attrs.get('id')).toMatch(/./);
    const mechanisms = childOf(await client.next(), NS.sasl, 'mechanisms');
    expect(mechanisms && childElements(mechanisms).map(textOf)).toEqual([
      'SCRAM-SHA-256',
      'SCRAM-SHA-1',
      'PLAIN',
    ]);
    await client.close();
  });

  it('refuses a socket without the subprotocol, and another path', async () => {
    await expect(new XmppClient(house.url, ['chat']).opened()).rejects.toThrow('400');
    await expect(new XmppClient(house.url, []).opened()).rejects.toThrow('400');
    await expect(new XmppClient(`${house.url}/other`).opened()).rejects.toThrow('404');
    await expect(new XmppClient(`${house.url}?token=1`).opened()).resolves.toBeInstanceOf(XmppClient);
  });

  it.each<Mechanism>(['SCRAM-SHA-256', 'SCRAM-SHA-1', 'PLAIN'])(
    'signs in with %s and binds',
    async (mechanism) => {
      const client = await house.socket();
      await client.open();
      const last = await client.authenticate({ user: 'alice', mechanism });
      expect(last.name).toBe('success');
      expect(names(await client.open())).toEqual(['bind', 'session', 'sm']);
      await client.bind('desk');
      expect(client.jid).toBe('alice@localhost/desk');
      await client.close();
    },
  );

  it('makes a resource where none is wished', async () => {
    const client = await house.client({ user: 'alice' });
    expect(client.jid).toMatch(/^alice@localhost\/.+/);
    await client.close();
  });

  it('refuses a wrong password, and lets one try again', async () => {
    const client = await house.socket();
    await client.open();
    const wrong = await client.authenticate({ user: 'alice', password: 'wrong' });
    expect(names(wrong)).toEqual(['not-authorized']);
    expect((await client.authenticate({ user: 'alice' })).name).toBe('success');
    await client.close();
  });

  it('ends after too many wrong passwords', async () => {
    const client = await house.socket();
    await client.open();
    for (const mechanism of ['SCRAM-SHA-1', 'PLAIN', 'SCRAM-SHA-256'] as const) {
      await client.authenticate({ user: 'alice', password: 'wrong', mechanism });
    }
    expect(names(await client.nextNamed('error'))).toEqual(['policy-violation']);
    await client.closed;
  });

  it('throws out whoever holds the resource that is bound', async () => {
    const old = await house.client({ user: 'alice', resource: 'same' });
    const young = await house.client({ user: 'alice', resource: 'same' });
    expect(names(await old.nextNamed('error'))).toEqual(['conflict']);
    await old.closed;
    await young.settle();
    await young.close();
  });

  it('answers a close with a close', async () => {
    const client = await house.client({ user: 'alice' });
    const code = client.close();
    await client.next(({ ns, name }) => ns === NS.framing && name === 'close');
    expect(await code).toBe(1000);
  });

  it('refuses binary frames', async () => {
    const client = await house.socket();
    client.send(Buffer.from('<open/>'));
    expect(await client.closed).toBe(1003);
  });

  it.each([
    ['malformed XML', ['<message'], 'not-well-formed'],
    ['white space', [' '], 'not-well-formed'],
    ['a DTD', ['<!DOCTYPE x><x/>'], 'restricted-xml'],
    ['deep nesting', ['<a>'.repeat(65) + '</a>'.repeat(65)], 'policy-violation'],
    ['another start than an opening', [el(NS.client, 'message')], 'bad-format'],
    ['a stream header of TCP', [`<stream:stream xmlns:stream="${NS.streams}"/>`], 'bad-format'],
    ['another host', [el(NS.framing, 'open', { to: 'elsewhere', version: '1.0' })], 'host-unknown'],
    ['no version', [el(NS.framing, 'open', { to: 'localhost' })], 'unsupported-version'],
    ['a stanza before signing in', [open, el(NS.client, 'message')], 'not-authorized'],
    ['endless openings', Array.from({ length: 31 }, () => open), 'policy-violation'],
  ])('ends with an error after %s', async (_, frames, condition) => {
    expect(await errorAfter(...frames)).toBe(condition);
  });

  it('opens its side before an error, when the error comes first', async () => {
    const client = await house.socket();
    client.send('<broken');
    const order = [await client.next(), await client.next(), await client.next()];
    expect(order.map(({ name }) => name)).toEqual(['open', 'error', 'close']);
  });

  it.each([
    ['another stanza than binding', el(NS.client, 'message'), 'not-authorized'],
    ['another opening', open, 'policy-violation'],
  ])('ends with an error when signed in and there comes %s', async (_, frame, condition) => {
    const client = await new XmppClient(house.url).signIn({ user: 'alice' });
    client.send(frame);
    expect(names(await client.nextNamed('error'))).toEqual([condition]);
    await client.closed;
  });

  it('lets one try again with another resource when the wished one cannot be', async () => {
    const client = await new XmppClient(house.url).signIn({ user: 'alice' });
    const bind = el(NS.bind, 'bind', {}, el(NS.bind, 'resource', {}, 'a\nb'));
    expect((await client.ask('set', bind)).attrs.get('type')).toBe('error');
    await client.bind('');
    expect(client.jid).toMatch(/^alice@localhost\/.+/);
    await client.close();
  });

  it.each([
    ['something that is no stanza', el('urn:x', 'message'), 'unsupported-stanza-type'],
    ['an unknown stanza', el(NS.client, 'note'), 'unsupported-stanza-type'],
    ['another opening', open, 'policy-violation'],
    ['malformed XML', '<a><b></a>', 'not-well-formed'],
  ])('ends with an error when bound and there comes %s', async (_, frame, condition) => {
    const watcher = await house.online('bob', 'w');
    const client = await house.online('alice', 'x');
    await watcher.next(({ attrs }) => attrs.get('from') === client.jid);
    client.send(frame);
    expect(names(await client.nextNamed('error'))).toEqual([condition]);
    await client.closed;
    // The session goes with the stream.
    await watcher.next(
      ({ attrs }) => attrs.get('from') === client.jid && attrs.get('type') === 'unavailable',
    );
    await watcher.close();
  });
});
