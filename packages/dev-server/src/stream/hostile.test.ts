import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHouse, type House } from '../../test-kit/house.js';
import type { XmppClient } from '../../test-kit/xmpp-client.js';
import { NS } from '../xml/namespaces.js';

let house: House;
let watcher: XmppClient;
beforeAll(async () => {
  house = await openHouse({
    anyUser: true,
    sharedPassword: 'secret',
    resumeMs: 50,
    limits: { maxConnections: 10_000, maxSessionsPerUser: 10_000 },
  });
  watcher = await house.online('alice', 'watcher');
});
afterAll(() => house.close());

const namespaces = Object.values(NS);
const words =
  'open close auth response abort iq message presence enable resume r a ' +
  'bind query services credentials service priority resource x stream:error';
const word = fc.constantFrom(...words.split(' '));
const attribute = fc.tuple(
  fc.constantFrom(
    'to',
    'from',
    'type',
    'id',
    'h',
    'previd',
    'mechanism',
    'version',
    'xmlns',
    'resume',
    'x:y',
  ),
  fc.oneof(
    fc.constantFrom(
      'localhost',
      'alice@localhost',
      'alice@localhost/watcher',
      'get',
      'set',
      'result',
      'error',
    ),
    fc.constantFrom('headline', 'subscribe', 'unavailable', 'probe', 'PLAIN', 'SCRAM-SHA-1', '1.0', 'true'),
    fc.constantFrom('-1', '0', '1', '4294967295', '4294967296', '', ...namespaces),
    fc.string({ unit: 'binary', maxLength: 30 }),
  ),
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.base64String({ maxLength: 60 }),
  fc.constantFrom('&amp;', '&x;', '&#0;', '&#xD800;', ']]>', '<![CDATA[', '<!--', '<?x', '\0', '\ud800'),
  fc.constantFrom('n,,n=alice,r=abc', 'c=biws,r=abc,p=AAAA').map((message) => btoa(message)),
);

/** Something like XML: mostly well formed, with the words of the protocol in places where they do not belong. */
const { frame } = fc.letrec<{ frame: string; inner: string }>((tie) => ({
  inner: fc.oneof({ depthSize: 'small' }, text, tie('frame')),
  frame: fc
    .record({
      name: word,
      ns: fc.constantFrom(...namespaces),
      attributes: fc.array(attribute, { maxLength: 4 }),
      children: fc.array(tie('inner'), { maxLength: 3, depthIdentifier: 'xml' }),
    })
    .map(({ name, ns, attributes, children }) => {
      const written = attributes.map(([key, value]) => ` ${key}="${value.replace(/[<&"]/g, '')}"`).join('');
      return `<${name} xmlns="${ns}"${written}>${children.join('')}</${name}>`;
    }),
}));

const anything = fc.oneof(
  { weight: 6, arbitrary: frame },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 100 }) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes)) },
  { weight: 1, arbitrary: fc.constant(`<open xmlns="${NS.framing}" to="localhost" version="1.0"/>`) },
);

/** How far a stream has come before the rubbish starts. */
const stages = ['socket', 'open', 'signed-in', 'bound', 'managed', 'hibernated'] as const;

async function clientAt(stage: (typeof stages)[number]): Promise<XmppClient> {
  if (stage === 'socket') return house.socket();
  if (stage === 'open') {
    const client = await house.socket();
    await client.open();
    return client;
  }
  if (stage === 'signed-in') return (await house.socket()).signIn({ user: 'mallory' });
  const client = await house.client({ user: 'mallory' });
  await client.available();
  if (stage !== 'bound') await client.manage();
  if (stage !== 'hibernated') return client;
  await client.cut();
  return (await house.socket()).signIn({ user: 'mallory' });
}

it(
  'survives whatever it is sent, at every stage of a stream, and serves on',
  { timeout: 600_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...stages),
        fc.array(anything, { minLength: 1, maxLength: 12 }),
        async (stage, frames) => {
          const client = await clientAt(stage);
          for (const each of frames) client.send(each);
          await client.cut();
          await watcher.settle();
          watcher.drain();
          expect(house.internalErrors).toEqual([]);
        },
      ),
      { numRuns: Number(process.env['PARLEY_FUZZ_RUNS'] ?? 100) },
    );
    // Not only the old stream: a new one, too.
    const bob = await house.online('bob', 'b');
    bob.send('<message xmlns="jabber:client" to="alice@localhost" type="headline" id="still-here"/>');
    await watcher.next(({ attrs }) => attrs.get('id') === 'still-here');
  },
);
