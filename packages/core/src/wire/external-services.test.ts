import { expect, it } from 'vitest';
import { readExternalServices, type ExternalService } from './external-services.js';
import { xmlElement } from './xml-element.js';

const read = (...services: Record<string, string>[]): readonly ExternalService[] =>
  readExternalServices(
    xmlElement('iq', { type: 'result' }, [
      xmlElement(
        'services',
        { xmlns: 'urn:xmpp:extdisco:2' },
        services.map((attrs) => xmlElement('service', attrs)),
      ),
    ]),
  );

const login = { username: '1763841600:alice', password: 'c2VjcmV0' };

it('reads what Prosody and ejabberd tell', () => {
  expect(
    read(
      // Prosody 0.12, mod_turn_external.
      { type: 'stun', transport: 'udp', host: 'turn.example', port: '3478' },
      {
        ...login,
        type: 'turn',
        transport: 'tcp',
        host: 'turn.example',
        port: '3478',
        restricted: '1',
        expires: '2025-11-22T20:00:00Z',
      },
      // ejabberd 23, mod_stun_disco.
      {
        ...login,
        type: 'turns',
        transport: 'tcp',
        host: '192.0.2.7',
        port: '5349',
        restricted: 'true',
        action: 'add',
        expires: '2025-11-22T20:00:00.5Z',
      },
      { ...login, type: 'turn', host: '2001:db8::1' },
    ),
  ).toEqual([
    { url: 'stun:turn.example:3478', username: null, password: null, expires: null },
    { ...login, url: 'turn:turn.example:3478?transport=tcp', expires: 1_763_841_600_000 },
    { ...login, url: 'turns:192.0.2.7:5349?transport=tcp', expires: 1_763_841_600_500 },
    { ...login, url: 'turn:[2001:db8::1]?transport=udp', expires: null },
  ]);
});

it.each([
  ['another service', { type: 'ftp', host: 'ftp.example' }],
  ['no host', { type: 'stun' }],
  ['a host that writes on in the URI', { ...login, type: 'turn', host: 'turn.example?transport=udp' }],
  ['a host that names another port', { type: 'stun', host: 'turn.example:80' }],
  ['a port that is none', { type: 'stun', host: 'turn.example', port: '70000' }],
  ['STUN over TCP', { type: 'stun', host: 'turn.example', transport: 'tcp' }],
  ['another transport', { ...login, type: 'turn', host: 'turn.example', transport: 'sctp' }],
  ['TURN without a password', { type: 'turn', host: 'turn.example', username: 'u', restricted: 'true' }],
  ['TURN with an endless name', { ...login, type: 'turn', host: 'turn.example', username: 'u'.repeat(2000) }],
  ['one that was taken back', { type: 'stun', host: 'turn.example', action: 'delete' }],
])('leaves out %s, and reads on', (_, attrs) => {
  const good = { type: 'stun', host: 'stun.example' };
  expect(read(attrs, good).map(({ url }) => url)).toEqual(['stun:stun.example']);
});

it('reads nothing in an answer to something else, and not without end', () => {
  expect(readExternalServices(xmlElement('iq', { type: 'result' }, ['?']))).toEqual([]);
  expect(read(...Array.from({ length: 99 }, () => ({ type: 'stun', host: 'stun.example' })))).toHaveLength(
    16,
  );
});
