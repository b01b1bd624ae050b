import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  bound,
  features,
  saslAnswer,
  saslFailure,
  ScriptedServer,
  streamError,
  streamRestart,
  streamStart,
  type Script,
} from '../../../test-kit/scripted-server.js';
import { until } from '../../../test-kit/signaling-log.js';
import { systemClock } from '../../lib/clock.js';
import { silentLogger } from '../../lib/logger.js';
import type { XmlElement } from '../../wire/xml-element.js';
import type { SaslMechanism } from '../credentials.js';
import { parseService } from '../service.js';
import type { LinkEnd, LinkSession } from '../xmpp-link.js';
import { ResumptionStore } from './resumption-store.js';
import { StropheLink } from './strophe-link.js';

interface Watched {
  readonly link: StropheLink;
  readonly server: ScriptedServer;
  readonly opened: LinkSession[];
  readonly ended: LinkEnd[];
  readonly stanzas: XmlElement[];
}

let running: ScriptedServer[] = [];

afterEach(async () => {
  await Promise.all(running.map((server) => server.stop()));
  running = [];
});

/** Opens a link to a server that follows the script. */
async function openLink(script: Script, ...mechanisms: readonly SaslMechanism[]): Promise<Watched> {
  const server = await ScriptedServer.start(script);
  running.push(server);
  const context = { clock: systemClock, logger: silentLogger, store: new ResumptionStore(systemClock) };
  const opened: LinkSession[] = [];
  const ended: LinkEnd[] = [];
  const stanzas: XmlElement[] = [];
  const login = { jid: 'alice@localhost/phone', secret: 'secret', mechanisms };
  const link = new StropheLink(context, parseService(server.url, 'service'), login, {
    opened: (session) => opened.push(session),
    heard: () => undefined,
    stanza: (stanza) => {
      if (stanza.attrs['id'] === 'unwelcome') throw new Error('a listener failed');
      stanzas.push(stanza);
    },
    unreadable: () => undefined,
    ended: (end) => ended.push(end),
  });
  link.open();
  return { link, server, opened, ended, stanzas };
}

/** A script of a server that takes any login by `mechanism`, and afterwards answers by `then`. */
function welcoming(mechanism: string, then: Script = () => []): Script {
  let opens = 0;
  return (frame) => {
    if (frame.startsWith('<open')) {
      opens += 1;
      return opens === 1 ? streamStart(mechanism) : streamRestart();
    }
    if (frame.startsWith('<auth')) return [saslAnswer('success', '')];
    if (frame.includes('_bind_auth_2')) return [bound('alice@localhost/given')];
    return then(frame);
  };
}

async function endOf(watched: Promise<Watched>): Promise<LinkEnd | undefined> {
  const { ended, opened } = await watched;
  await until('it ended', () => ended.length > 0);
  expect(opened).toEqual([]);
  return ended[0];
}

describe('signing in', () => {
  it('sends a token as OAUTHBEARER', async () => {
    const { server, opened, link } = await openLink(welcoming('OAUTHBEARER'), 'OAUTHBEARER');
    await until('it opened', () => opened.length === 1);
    expect(opened).toEqual([{ jid: 'alice@localhost/given', resumed: false }]);
    expect(server.saslMessages).toEqual(['n,a=alice@localhost,\u0001auth=Bearer secret\u0001\u0001']);
    link.abandon();
  });

  it('does not repeat a token that was refused', async () => {
    const script: Script = (frame) => {
      if (frame.startsWith('<open')) return streamStart('PLAIN', 'OAUTHBEARER');
      if (frame.startsWith('<auth')) return [saslAnswer('challenge', '{"status":"invalid_token"}')];
      return [saslFailure('not-authorized')];
    };
    const watched = openLink(script, 'OAUTHBEARER');
    expect(await endOf(watched)).toMatchObject({
      reason: 'refused',
      message: 'The server answered not-authorized.',
    });
    expect((await watched).server.saslMessages.slice(1)).toEqual(['\u0001']);
  });

  it('sends a token as PLAIN when told so, and never by SCRAM', async () => {
    const { server, opened, link } = await openLink(welcoming('PLAIN'), 'PLAIN');
    await until('it opened', () => opened.length === 1);
    expect(server.saslMessages).toEqual(['\0alice\0secret']);
    link.abandon();
  });

  it('shows the password to no server that asks for it by other ways', async () => {
    const script: Script = (frame) =>
      frame.startsWith('<open')
        ? [...streamStart().slice(0, 1), features('<auth xmlns="http://jabber.org/features/iq-auth"/>')]
        : [];
    const watched = openLink(script, 'SCRAM-SHA-256', 'PLAIN');
    expect(await endOf(watched)).toMatchObject({ reason: 'refused' });
    expect((await watched).server.frames.join('')).not.toContain('secret');
  });

  it('does not fall back to another way when SCRAM cannot be computed', async () => {
    // A page from plain http has no WebCrypto.
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
    const watched = openLink(
      (frame) => (frame.startsWith('<open') ? streamStart('SCRAM-SHA-256') : []),
      'SCRAM-SHA-256',
    );
    expect(await endOf(watched)).toMatchObject({ reason: 'refused' });
    expect((await watched).server.frames.join('')).not.toContain('jabber:iq:auth');
  });

  it.each<[string, Script, LinkEnd['reason'], string]>([
    ['a wrong password', onAuth([saslFailure('not-authorized')]), 'refused', 'not-authorized'],
    [
      'a passing trouble',
      onAuth([saslFailure('temporary-auth-failure')]),
      'unreachable',
      'temporary-auth-failure',
    ],
    [
      'a strange failure',
      onAuth(['<failure xmlns="urn:ietf:params:xml:ns:xmpp-sasl"/>']),
      'refused',
      'an error',
    ],
    ['an unknown host', () => [streamError('host-unknown')], 'unreachable', 'host-unknown'],
    ['no mechanism', () => streamStart('X-OTHER'), 'refused', 'SCRAM-SHA-1, PLAIN'],
    ['a stranger', () => ['hello'], 'refused', 'mechanisms'],
    ['a hang-up', () => ['hang up'], 'unreachable', ''],
    ['a hang-up in the middle', onAuth(['hang up']), 'unreachable', ''],
    [
      'a redirect',
      () => ['<close xmlns="urn:ietf:params:xml:ns:xmpp-framing" see-other-uri="ws://127.0.0.1:9/"/>'],
      'unreachable',
      'another address',
    ],
    ['a SCRAM challenge that is none', onAuth([saslAnswer('challenge', 'nonsense')]), 'refused', 'prove'],
    [
      'a SCRAM challenge that is no base64',
      onAuth(['<challenge xmlns="urn:ietf:params:xml:ns:xmpp-sasl">%</challenge>']),
      'unreachable',
      'strophe.js failed',
    ],
  ])('understands %s', async (_, script, reason, message) => {
    const end = await endOf(openLink(script, 'SCRAM-SHA-1', 'PLAIN'));
    expect(end?.reason).toBe(reason);
    expect(end?.message).toContain(message);
  });

  it('understands a bind that fails', async () => {
    let opens = 0;
    const script: Script = (frame) => {
      if (frame.startsWith('<open')) {
        opens += 1;
        return opens === 1 ? streamStart('PLAIN') : streamRestart();
      }
      if (frame.startsWith('<auth')) return [saslAnswer('success', '')];
      const condition = '<resource-constraint xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/>';
      return [
        `<iq xmlns="jabber:client" type="error" id="_bind_auth_2"><error type="wait">${condition}</error></iq>`,
      ];
    };
    expect(await endOf(openLink(script, 'PLAIN'))).toMatchObject({
      reason: 'unreachable',
      message: 'The server answered resource-constraint.',
    });
  });
});

describe('an open link', () => {
  it('ends for a stream error at the top, and for nothing that looks like one', async () => {
    const inside = '<error xmlns="http://etherx.jabber.org/streams"/>';
    const { link, opened, ended, stanzas } = await openLink(
      welcoming('PLAIN', (frame) => {
        if (frame.includes('harmless')) return [`<message xmlns="jabber:client">${inside}</message>`];
        return frame.includes('fatal') ? [streamError('system-shutdown')] : [];
      }),
      'PLAIN',
    );
    await until('it opened', () => opened.length === 1);
    expect(link.send('<message xmlns="jabber:client" id="harmless"/>')).toBe(true);
    await until('it came', () => stanzas.some(({ name }) => name === 'message'));
    expect(ended).toEqual([]);
    link.send('<message xmlns="jabber:client" id="fatal"/>');
    await until('it ended', () => ended.length > 0);
    expect(ended).toEqual([{ reason: 'lost', message: 'system-shutdown.' }]);
    expect(link.send('<message xmlns="jabber:client"/>')).toBe(false);
  });

  it.each([
    ['conflict', 'replaced'],
    ['reset', 'lost'],
  ])('knows what a %s means', async (condition, reason) => {
    const script = welcoming('PLAIN', (frame) => (frame.includes('go') ? [streamError(condition)] : []));
    const { link, opened, ended } = await openLink(script, 'PLAIN');
    await until('it opened', () => opened.length === 1);
    link.send('<message xmlns="jabber:client" id="go"/>');
    await until('it ended', () => ended.length > 0);
    expect(ended[0]?.reason).toBe(reason);
  });

  it('survives frames that are not XML, and a listener that throws', async () => {
    const message = (id: string): string => `<message xmlns="jabber:client" id="${id}"/>`;
    const script = welcoming('PLAIN', (frame) =>
      frame.includes('go') ? ['<message', '', '&', message('unwelcome'), message('last')] : [],
    );
    const { link, opened, ended, stanzas } = await openLink(script, 'PLAIN');
    await until('it opened', () => opened.length === 1);
    link.send(message('go'));
    await until('the last came', () => stanzas.some(({ attrs }) => attrs['id'] === 'last'));
    expect(ended).toEqual([]);
    link.abandon();
  });

  it('survives a stanza that strophe.js cannot take', async () => {
    const message = (id: string): string => `<message xmlns="jabber:client" id="${id}"/>`;
    const script = welcoming('PLAIN', (frame) =>
      frame.includes('go') ? [message('bad'), message('last')] : [],
    );
    const { link, opened, ended, stanzas } = await openLink(script, 'PLAIN');
    await until('it opened', () => opened.length === 1);
    vi.stubGlobal(
      'DOMParser',
      class FailingParser extends DOMParser {
        override parseFromString(text: string, type: DOMParserSupportedType): Document {
          if (text.includes('"bad"')) throw new Error('out of memory');
          return super.parseFromString(text, type);
        }
      },
    );
    link.send(message('go'));
    await until('the last came', () => stanzas.some(({ attrs }) => attrs['id'] === 'last'));
    expect(ended).toEqual([]);
    link.abandon();
  });

  it('pings a server without stream management', async () => {
    const { link, server, opened } = await openLink(welcoming('PLAIN'), 'PLAIN');
    await until('it opened', () => opened.length === 1);
    const before = server.frames.length;
    link.probe();
    await until('something came', () => server.frames.length > before);
    expect(server.frames.at(-1)).toContain('<ping xmlns="urn:xmpp:ping"/>');
    link.abandon();
  });

  it('says so when a socket takes nothing any more', async () => {
    const { link, opened, ended } = await openLink(welcoming('PLAIN'), 'PLAIN');
    await until('it opened', () => opened.length === 1);
    vi.spyOn(WebSocket.prototype, 'send').mockImplementation(() => {
      throw new Error('InvalidStateError');
    });
    expect(link.send('<message xmlns="jabber:client"/>')).toBe(false);
    expect(ended).toMatchObject([{ reason: 'lost', message: 'strophe.js failed.' }]);
  });

  it('is silent once it is abandoned or closed', async () => {
    const { link, opened, ended } = await openLink(welcoming('PLAIN'), 'PLAIN');
    await until('it opened', () => opened.length === 1);
    await link.close();
    link.abandon();
    await link.close();
    expect(ended).toEqual([]);
    expect(link.send('<message xmlns="jabber:client"/>')).toBe(false);
  });
});

/** A script of a server that offers SCRAM-SHA-1 and answers the login so. */
function onAuth(answers: readonly string[]): Script {
  return (frame) => {
    if (frame.startsWith('<open')) return streamStart('SCRAM-SHA-1');
    return frame.startsWith('<auth') ? answers : [];
  };
}
