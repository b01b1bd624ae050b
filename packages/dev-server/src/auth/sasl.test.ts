import { describe, expect, it } from 'vitest';
import { answerScram, type ScramLies } from '../../test-kit/scram-client.js';
import { childElements, el, textOf, type XmlElement } from '../xml/element.js';
import { NS } from '../xml/namespaces.js';
import { Accounts } from './accounts.js';
import { Sasl, type SaslReply } from './sasl.js';

const accounts = new Accounts(
  { accounts: { alice: 'pencil', 'a,b=c': 'x' }, anyUser: false, sharedPassword: null, maxUsers: 9 },
  () => undefined,
);

function saslElement(name: string, text: string, mechanism?: string): XmlElement {
  return el(NS.sasl, name, { mechanism }, Buffer.from(text).toString('base64'));
}

/** What came of a step: the word sent, and the text or the condition in it. */
function outcome({ send }: SaslReply): [string, string] {
  const [condition] = childElements(send);
  return [send.name, condition ? condition.name : Buffer.from(textOf(send), 'base64').toString()];
}

interface Lies extends ScramLies {
  readonly alter?: (message: string) => string;
}

/** Signs in with SCRAM, where `alter` may spoil the final message. */
function scram(
  hash: 'sha1' | 'sha256',
  user: string,
  password: string,
  { alter = (message: string) => message, ...lies }: Lies = {},
): SaslReply & { serverProof: string } {
  const sasl = new Sasl(accounts, 'localhost');
  const bare = `n=${user},r=fyko+d2lbbFgONRv9qkxdawL`;
  const mechanism = hash === 'sha1' ? 'SCRAM-SHA-1' : 'SCRAM-SHA-256';
  const first = sasl.receive(saslElement('auth', (lies.header ?? 'n,,') + bare, mechanism));
  const [name, challenge] = outcome(first);
  if (name !== 'challenge') return { ...first, serverProof: '' };
  const { response, serverProof } = answerScram(hash, password, bare, challenge, lies);
  return { ...sasl.receive(saslElement('response', alter(response))), serverProof };
}

describe('the SCRAM client of these tests', () => {
  it('gives the example of RFC 5802 section 5', () => {
    const challenge = 'r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096';
    expect(answerScram('sha1', 'pencil', 'n=user,r=fyko+d2lbbFgONRv9qkxdawL', challenge)).toEqual({
      response: 'c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=',
      serverProof: 'v=rmF9pqV8S7suAoZWja4dJRkFsKQ=',
    });
  });

  it('gives the example of RFC 7677 section 3', () => {
    const nonce = 'rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0';
    const challenge = `r=${nonce},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096`;
    expect(answerScram('sha256', 'pencil', 'n=user,r=rOprNGfwEbeRWgbNEkqO', challenge)).toEqual({
      response: `c=biws,r=${nonce},p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=`,
      serverProof: 'v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
    });
  });
});

describe.each(['sha1', 'sha256'] as const)('SCRAM with %s', (hash) => {
  it('signs in and proves itself', () => {
    const reply = scram(hash, 'alice', 'pencil');
    expect(outcome(reply)).toEqual(['success', reply.serverProof]);
    expect(reply.account?.local).toBe('alice');
  });

  it('reads escaped user names', () => {
    expect(scram(hash, 'a=2Cb=3Dc', 'x').account?.local).toBe('a,b=c');
  });

  it('takes a header that names its own identity, and none that names another', () => {
    expect(scram(hash, 'alice', 'pencil', { header: 'y,a=alice@localhost,' }).account?.local).toBe('alice');
    expect(outcome(scram(hash, 'alice', 'pencil', { header: 'n,a=bob@localhost,' }))).toEqual([
      'failure',
      'invalid-authzid',
    ]);
  });

  it('refuses a wrong password and an unknown user alike', () => {
    expect(outcome(scram(hash, 'alice', 'pen'))).toEqual(['failure', 'not-authorized']);
    expect(outcome(scram(hash, 'nobody', 'pencil'))).toEqual(['failure', 'not-authorized']);
    expect(outcome(scram(hash, 'a b', 'pencil'))).toEqual(['failure', 'not-authorized']);
  });

  it('refuses a nonce or a header other than agreed, however well proven', () => {
    for (const lie of [{ nonce: 'fyko+d2lbbFgONRv9qkxdawL' }, { binding: 'y,,' }]) {
      expect(outcome(scram(hash, 'alice', 'pencil', lie))).toEqual(['failure', 'not-authorized']);
    }
  });

  it('refuses messages that are none', () => {
    for (const alter of [() => '', () => 'c=biws', (message: string) => message.replace('p=', 'q=')]) {
      expect(outcome(scram(hash, 'alice', 'pencil', { alter }))).toEqual(['failure', 'malformed-request']);
    }
    // Channel binding is not offered; `=` must be escaped; a user needs a name.
    expect(outcome(scram(hash, 'alice', 'pencil', { header: 'p=tls-unique,,' }))[1]).toBe(
      'malformed-request',
    );
    expect(outcome(scram(hash, 'al=ice', 'pencil'))[1]).toBe('malformed-request');
    expect(outcome(scram(hash, '', 'pencil'))[1]).toBe('malformed-request');
  });

  it('keeps the salt of a user, known or not', () => {
    const challengeOf = (user: string): string => {
      const mechanism = hash === 'sha1' ? 'SCRAM-SHA-1' : 'SCRAM-SHA-256';
      const sasl = new Sasl(accounts, 'localhost');
      return outcome(sasl.receive(saslElement('auth', `n,,n=${user},r=abc`, mechanism)))[1];
    };
    const saltOf = (user: string): string | undefined => challengeOf(user).split(',')[1];
    expect(saltOf('nobody')).toBe(saltOf('nobody'));
    expect(saltOf('nobody')).not.toBe(saltOf('alice'));
    expect(challengeOf('alice')).not.toBe(challengeOf('alice'));
  });
});

describe('PLAIN', () => {
  const plain = (message: string): SaslReply =>
    new Sasl(accounts, 'localhost').receive(saslElement('auth', message, 'PLAIN'));

  it('signs in', () => {
    expect(plain('\0alice\0pencil').account?.local).toBe('alice');
    expect(plain('alice@localhost\0alice\0pencil').account?.local).toBe('alice');
  });

  it.each([
    ['\0alice\0pen', 'not-authorized'],
    ['\0nobody\0pencil', 'not-authorized'],
    ['bob@localhost\0alice\0pencil', 'invalid-authzid'],
    ['alice\0pencil', 'malformed-request'],
    ['\0alice\0', 'malformed-request'],
    ['\0\0pencil', 'malformed-request'],
    ['\0alice\0pencil\0', 'malformed-request'],
  ])('refuses %j with %s', (message, condition) => {
    expect(outcome(plain(message))).toEqual(['failure', condition]);
  });
});

describe('Sasl', () => {
  it('asks for the first message when the client waits to be asked', () => {
    const sasl = new Sasl(accounts, 'localhost');
    expect(outcome(sasl.receive(el(NS.sasl, 'auth', { mechanism: 'PLAIN' })))).toEqual(['challenge', '']);
    expect(sasl.receive(saslElement('response', '\0alice\0pencil')).account?.local).toBe('alice');
  });

  it('offers only PLAIN where it cannot know the password', () => {
    const open = { accounts: {}, anyUser: true, sharedPassword: null, maxUsers: 9 };
    const sasl = new Sasl(new Accounts(open, () => undefined), 'localhost');
    expect(sasl.mechanisms).toEqual(['PLAIN']);
    const reply = sasl.receive(saslElement('auth', 'n,,n=a,r=b', 'SCRAM-SHA-1'));
    expect(outcome(reply)).toEqual(['failure', 'invalid-mechanism']);
  });

  it.each([
    [el(NS.sasl, 'auth', { mechanism: 'DIGEST-MD5' }), 'invalid-mechanism'],
    [el(NS.sasl, 'auth', {}), 'invalid-mechanism'],
    [el(NS.sasl, 'abort'), 'aborted'],
    [el(NS.sasl, 'response'), 'malformed-request'],
    [el(NS.sasl, 'other'), 'malformed-request'],
    [el(NS.sasl, 'auth', { mechanism: 'PLAIN' }, '***'), 'incorrect-encoding'],
    [el(NS.sasl, 'auth', { mechanism: 'PLAIN' }, '='), 'malformed-request'],
  ])('refuses %o with %s', (element, condition) => {
    const reply = new Sasl(accounts, 'localhost').receive(element);
    expect(outcome(reply)).toEqual(['failure', condition]);
    expect(reply.failed).toBe(true);
  });

  it('gives no second try to an exchange that failed', () => {
    const sasl = new Sasl(accounts, 'localhost');
    const bare = 'n=alice,r=abc';
    const [, challenge] = outcome(sasl.receive(saslElement('auth', `n,,${bare}`, 'SCRAM-SHA-1')));
    const { response } = answerScram('sha1', 'pencil', bare, challenge);
    expect(outcome(sasl.receive(saslElement('response', 'nonsense')))[1]).toBe('malformed-request');
    expect(outcome(sasl.receive(saslElement('response', response)))[1]).toBe('malformed-request');
  });
});
