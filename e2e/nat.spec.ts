import type { NetworkPath } from '@parley/core';
import { begin, type Conversation } from './support/conversation.js';
import type { OpenWindow, Person } from './support/fixtures.js';
import { startEjabberd } from './support/ejabberd.js';
import { pictureAfter, watchFrames } from './support/frame-times.js';
import { deadTurnHost } from './support/lab.js';
import { expect, test } from './support/lab-fixtures.js';
import { setRules, type GatewayRules } from './support/nat.js';
import type { ClientName } from './support/network-lab.js';
import type { ParleyLogin } from './pages/parley.js';
import { ParleyWindow } from './support/parley-window.js';
import { whyNot } from './support/rig.js';
import type { TestServer } from './support/test-server.js';

// Two browsers, each behind a NAT of its own, and a server that both reach, which tells them of its TURN server.

test.beforeEach(({ lab }, testInfo) => {
  const reason = whyNot('nat') ?? whyNot('turn');
  testInfo.skip(reason !== null || lab.turn === null, reason ?? '');
});

async function talk(
  server: TestServer,
  openOn: (client: ClientName) => OpenWindow,
  people: readonly [Person, Person],
  options: Partial<ParleyLogin> = {},
): Promise<Conversation> {
  const [alice, bob] = people;
  const login = { iceServers: 'server', ...options } as const;
  const caller = await ParleyWindow.open(openOn('a'), alice, server, login);
  const callee = await ParleyWindow.open(openOn('b'), bob, server, login);
  await begin({ caller, callee });
  return { caller, callee };
}

/** Waits until the pair of candidates that the media takes is like that, as the caller sees it. */
async function expectPath(
  { caller, callee }: Conversation,
  path: Readonly<Partial<Record<keyof NetworkPath, unknown>>>,
): Promise<void> {
  const other = callee.person.id;
  await expect
    .poll(() => caller.page.evaluate((userId) => window.parley.pathTo(userId), other), {
      message: 'the selected pair',
    })
    .toMatchObject(path);
}

/** The TURN servers that the connection of a window may use now. */
const turnServers = ({ page }: ParleyWindow): Promise<readonly RTCIceServer[]> =>
  page.evaluate(() =>
    window.peerConnections
      .filter((made) => made.localDescription !== null)
      .flatMap((made) => made.getConfiguration().iceServers ?? [])
      .filter(({ username }) => username),
  );

const beyondNat: unknown = expect.stringMatching(/^(srflx|prflx)$/);

const cases: readonly {
  readonly name: string;
  readonly rules: Readonly<Record<ClientName, GatewayRules>>;
  readonly policy?: RTCIceTransportPolicy;
  readonly path: Readonly<Record<keyof NetworkPath, unknown>>;
}[] = [
  {
    name: 'no NAT: directly',
    rules: { a: {}, b: {} },
    path: { local: 'host', remote: 'host', protocol: 'udp', isRelayed: false },
  },
  {
    name: 'cone NAT on both sides: from NAT to NAT, by STUN',
    rules: { a: { nat: 'cone' }, b: { nat: 'cone' } },
    path: { local: beyondNat, remote: beyondNat, protocol: 'udp', isRelayed: false },
  },
  {
    name: 'symmetric NAT on both sides: over a relay, though the first TURN server is dead',
    rules: { a: { nat: 'symmetric' }, b: { nat: 'symmetric' } },
    path: { local: expect.any(String), remote: expect.any(String), protocol: 'udp', isRelayed: true },
  },
  {
    name: 'UDP blocked at the caller: over a relay, by TCP',
    rules: { a: { nat: 'cone', blocksUdp: true }, b: { nat: 'cone' } },
    path: { local: 'relay', remote: expect.any(String), protocol: 'tcp', isRelayed: true },
  },
  {
    name: 'relays only, though there is a direct path',
    rules: { a: {}, b: {} },
    policy: 'relay',
    path: { local: 'relay', remote: 'relay', protocol: 'udp', isRelayed: true },
  },
];

for (const { name, rules, policy = 'all', path } of cases) {
  test(name, async ({ lab, openOn, nextPerson }) => {
    for (const client of ['a', 'b'] as const) await setRules(lab.network, client, rules[client]);
    const people = [nextPerson(), nextPerson()] as const;
    const call = await talk(lab.server, openOn, people, { iceTransportPolicy: policy });
    await expectPath(call, path);
    const urls = (await turnServers(call.caller)).map((server) => server.urls);
    expect(urls.flat().join(' '), 'a dead TURN server among those to try').toContain(deadTurnHost);
    await call.callee.page.evaluate(() => window.parley.hangUp());
    await call.caller.expectEnded('hangup');
  });
}

test('ejabberd hands out credentials that the TURN server takes', async ({ lab, openOn, nextPerson }) => {
  const reason = whyNot('ejabberd');
  test.skip(reason !== null, reason ?? '');
  if (!lab.turn) throw new Error('there is no TURN server');
  const people = [nextPerson(), nextPerson()] as const;
  const server = await startEjabberd({ users: people, machine: lab.network.server, turn: lab.turn });
  try {
    for (const client of ['a', 'b'] as const) await setRules(lab.network, client, { nat: 'symmetric' });
    const call = await talk(server, openOn, people);
    await expectPath(call, { protocol: 'udp', isRelayed: true });
    expect((await turnServers(call.caller)).map(({ username }) => username)).toContainEqual(
      expect.stringMatching(/^\d+:/),
    );
  } finally {
    await server.stop();
  }
});

test('credentials are renewed in a call, so that another address finds a relay after the old ones ran out', async ({
  lab,
  openOn,
  nextPerson,
}) => {
  for (const client of ['a', 'b'] as const) await setRules(lab.network, client, { nat: 'symmetric' });
  const people = [nextPerson(), nextPerson()] as const;
  const call = await talk(lab.server, openOn, people);
  await expectPath(call, { isRelayed: true });
  // `1763841600:name`: when they run out, in seconds since the epoch.
  const endsOf = async (window: ParleyWindow): Promise<number> =>
    Math.min(...(await turnServers(window)).map(({ username = '' }) => Number.parseInt(username, 10)));
  const windows = [call.caller, call.callee];
  const first = Math.max(...(await Promise.all(windows.map(endsOf))));
  expect(first * 1000).toBeGreaterThan(Date.now());
  for (const window of windows)
    await expect.poll(() => endsOf(window), { message: 'renewed', timeout: 60_000 }).toBeGreaterThan(first);
  await expect.poll(() => Date.now(), { message: 'past the first ones' }).toBeGreaterThan((first + 1) * 1000);

  for (const [index, window] of windows.entries()) {
    const other = people[1 - index];
    if (other) await watchFrames(window.videoOf(other));
  }
  const changed = Date.now();
  await lab.network.readdress('a', 78);
  for (const { page, person } of windows)
    await expect
      .poll(() => pictureAfter(page, changed), {
        message: `the picture at ${person.id} again`,
        timeout: 60_000,
      })
      .not.toBeNull();
  await call.caller.expectState('connected');
  await expectPath(call, { isRelayed: true });
});

test('a tenth of all packets lost on both sides: the picture goes on', async ({
  lab,
  openOn,
  nextPerson,
}) => {
  const people = [nextPerson(), nextPerson()] as const;
  const both: readonly ClientName[] = ['a', 'b'];
  for (const client of both) await setRules(lab.network, client, { nat: 'cone' });
  const call = await talk(lab.server, openOn, people);
  await watchFrames(call.caller.videoOf(people[1]));
  await watchFrames(call.callee.videoOf(people[0]));
  for (const client of both) await setRules(lab.network, client, { nat: 'cone', loss: 10 });
  const lossy = Date.now() + 3000;
  for (const { page, person } of [call.caller, call.callee])
    await expect
      .poll(() => pictureAfter(page, lossy), { message: `the picture at ${person.id}`, timeout: 60_000 })
      .not.toBeNull();
  await call.caller.expectState('connected');
});
