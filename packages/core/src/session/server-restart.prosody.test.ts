import { createFakeMedia, createFakePeerConnections } from '@parley/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isProsodyInstalled, prosodyHosts } from '../../test-kit/prosody.js';
import { SignalingLog, until as untilWithin } from '../../test-kit/signaling-log.js';
import { bosh, webSocket, XmppRig, type RigUser } from '../../test-kit/xmpp-rig.js';
import { readMark } from '../model/parley-mark.js';
import { jidAddressing } from '../signaling/addressing-jid.js';
import { strophe } from '../signaling/strophe/strophe.js';
import type { CallClient, CallSession } from './call-client.js';
import type { CallSnapshot } from './call-snapshot.js';
import { createCallClient } from './create-call-client.js';

/** Sign-ins take their time on a busy machine. */
const until = (what: string, condition: () => boolean): Promise<void> => untilWithin(what, condition, 40_000);

/** How to reach the server. */
interface Way {
  readonly service?: string;
  readonly fallback?: string;
}

/** Somebody's client, with all that came to it. */
class Device {
  readonly client: CallClient;
  readonly log: SignalingLog;
  readonly calls: CallSession[] = [];
  /** Where the newest call stood, one after the other. */
  readonly states: CallSnapshot['state'][] = [];

  constructor(client: CallClient, log: SignalingLog) {
    this.client = client;
    this.log = log;
    client.on('call', (call) => {
      this.calls.push(call);
      this.states.push(call.snapshot.state);
      call.on('change', ({ state }) => {
        if (this.states.at(-1) !== state) this.states.push(state);
      });
    });
  }

  get call(): CallSession {
    const call = this.calls.at(-1);
    if (!call) throw new Error('no call');
    return call;
  }

  /** How many signals of a type came. */
  count(type: string): number {
    return this.log.signals.filter(({ signal }) => signal.type === type).length;
  }

  /** The words that came in which two agree on where they stand. */
  get agreements(): readonly unknown[] {
    return this.log.signals.flatMap(({ signal }) =>
      signal.type === 'update' ? (readMark(signal.extra)?.sync ?? []) : [],
    );
  }
}

interface Pair {
  readonly alice: Device;
  readonly bob: Device;
}

describe.skipIf(!isProsodyInstalled())('a restart of the server, Prosody', { timeout: 120_000 }, () => {
  let rig: XmppRig;
  let peerConnections = createFakePeerConnections();
  let devices: Device[] = [];

  beforeAll(async () => {
    rig = await XmppRig.start();
  });
  beforeEach(() => {
    peerConnections = createFakePeerConnections();
  });
  afterEach(async () => {
    await Promise.all(devices.map(({ client }) => client.disconnect()));
    for (const { client } of devices) client.close();
    devices = [];
    await rig.reset();
  });
  afterAll(() => rig.stop());

  async function signIn(userId: RigUser, options: Way): Promise<Device> {
    const connectTo = strophe({
      service: webSocket(rig.prosody.port),
      credentials: () => ({ userId, password: `secret of ${userId}` }),
      reconnect: { delay: () => 10 },
      ...options,
    });
    const logs: SignalingLog[] = [];
    const client = createCallClient({
      signaling: (context) => {
        const signaling = connectTo(context);
        logs.push(new SignalingLog(signaling));
        return signaling;
      },
      addressing: jidAddressing({ host: prosodyHosts.full }),
      mediaDevices: createFakeMedia(),
      peerConnections,
      audioContexts: null,
      history: false,
      pageLifecycle: { on: () => () => undefined },
    });
    const [log] = logs;
    if (!log) throw new Error('no signaling was made');
    const device = new Device(client, log);
    devices.push(device);
    await client.connect();
    return device;
  }

  /** Alice calls Bob. The one who is late to come back has a way of their own, which can be barred. */
  async function ring(late: 'alice' | 'bob', way: Way = {}): Promise<Pair> {
    const barred = { service: rig.proxiedWebSocket };
    const alice = await signIn('alice', late === 'alice' ? { ...barred, ...way } : way);
    const bob = await signIn('bob', late === 'bob' ? { ...barred, ...way } : way);
    await until('they see each other', () =>
      [alice, bob].every(({ client }) => client.contacts.some(({ available }) => available)),
    );
    alice.client.call('bob');
    await until('it rings', () => bob.calls[0]?.snapshot.state === 'ringing');
    await until('that is known', () => alice.call.snapshot.participants['bob']?.isRinging === true);
    return { alice, bob };
  }

  async function talk(late: 'alice' | 'bob', way: Way = {}): Promise<Pair> {
    const pair = await ring(late, way);
    pair.bob.call.accept();
    await untilState(pair, 'connected');
    return pair;
  }

  async function untilState({ alice, bob }: Pair, state: CallSnapshot['state']): Promise<void> {
    await until(`both are ${state}`, () =>
      [alice, bob].every(({ calls }) => calls.at(-1)?.snapshot.state === state),
    );
  }

  async function halt({ alice, bob }: Pair): Promise<void> {
    await rig.prosody.halt();
    await until('both notice', () =>
      [alice, bob].every(({ client }) => client.connectionState === 'reconnecting'),
    );
  }

  /** Starts it again, and lets in first the one, then the other: what the first says meanwhile reaches nobody. */
  async function run(pair: Pair, late: 'alice' | 'bob'): Promise<void> {
    const first = late === 'alice' ? pair.bob : pair.alice;
    rig.proxy.refuse(true);
    await rig.prosody.run();
    await untilBack(first);
    // All that waited has gone out before this is answered.
    await first.client.block('carol');
    rig.proxy.refuse(false);
    await untilBack(pair[late]);
  }

  /** A client on BOSH learns of the end only with the next request that it tries again. */
  async function untilBack({ client, log }: Device): Promise<void> {
    const isBack = (): boolean => client.connectionState === 'online' && log.sessions.length === 2;
    await until('a new session', isBack);
    expect(log.sessions).toEqual([false, false]);
  }

  /** All that was said to begin the call is not said again. */
  function expectBegunOnce({ alice, bob }: Pair): void {
    expect([alice, bob].map(({ calls }) => calls.length)).toEqual([1, 1]);
    expect([alice.count('accept'), bob.count('accept')]).toEqual([1, 0]);
  }

  const talkedAllTheTime = (pair: Pair): void => {
    for (const { states } of [pair.alice, pair.bob]) {
      expect(states.slice(states.indexOf('connected'))).toEqual(['connected']);
    }
    expect(peerConnections.open).toBe(2);
  };

  /** Who is back last. */
  const either = ['alice', 'bob'] as const;

  it.each(either)(
    'in a call: media goes on, they agree that they are in it; %s is back last',
    async (late) => {
      const pair = await talk(late);
      const { alice, bob } = pair;
      const sent = bob.count('call');
      await halt(pair);
      talkedAllTheTime(pair);
      await bob.call.setMicrophoneEnabled(false);
      await run(pair, late);
      // The question of the first found nobody; that of the last is answered.
      await until('they agree', () => pair[late].agreements.includes('in'));
      expect([alice.agreements, bob.agreements]).toEqual(
        late === 'alice' ? [['in'], ['ask']] : [['ask'], ['in']],
      );
      await until(
        'Alice knows what was muted meanwhile',
        () => alice.call.snapshot.participants['bob']?.audioEnabled === false,
      );
      talkedAllTheTime(pair);
      expectBegunOnce(pair);
      expect(bob.count('call')).toBe(sent);
      bob.call.hangUp();
      await untilState(pair, 'ended');
      expect(alice.call.snapshot.endReason).toBe('hangup');
      expect(alice.count('hangUp')).toBe(1);
    },
  );

  it.each(either)(
    'in a call that Bob ends meanwhile: the other learns it, once; %s is back last',
    async (late) => {
      const pair = await talk(late);
      const { alice, bob } = pair;
      await halt(pair);
      bob.call.hangUp();
      expect(bob.call.snapshot.state).toBe('ended');
      await run(pair, late);
      await untilState(pair, 'ended');
      expect([alice.call.snapshot.endReason, bob.call.snapshot.endReason]).toEqual(['hangup', 'hangup']);
      expectBegunOnce(pair);
      // A call in the other direction works: nothing of the old one is left.
      bob.client.call('alice');
      await until('it rings', () => alice.calls.length === 2 && alice.call.snapshot.state === 'ringing');
      expect(alice.count('hangUp')).toBe(1);
      alice.call.reject();
      await untilState(pair, 'ended');
      expect(bob.call.snapshot.endReason).toBe('rejected');
    },
  );

  it.each(either)(
    'while it rings: it rings on, as one call, and can be answered; %s is back last',
    async (late) => {
      const pair = await ring(late);
      const { alice, bob } = pair;
      await halt(pair);
      await run(pair, late);
      expect([alice.call.snapshot.state, bob.call.snapshot.state]).toEqual(['dialing', 'ringing']);
      bob.call.accept();
      await untilState(pair, 'connected');
      expectBegunOnce(pair);
      alice.call.hangUp();
      await untilState(pair, 'ended');
      expect(bob.count('hangUp')).toBe(1);
    },
  );

  it.each(either)('while it rings, and is answered meanwhile; %s is back last', async (late) => {
    const pair = await ring(late);
    await halt(pair);
    pair.bob.call.accept();
    await run(pair, late);
    await untilState(pair, 'connected');
    expectBegunOnce(pair);
    expect([pair.alice, pair.bob].flatMap(({ states }) => states)).not.toContain('ended');
  });

  it.each([
    ['caller', 'alice'],
    ['caller', 'bob'],
    ['callee', 'alice'],
    ['callee', 'bob'],
  ] as const)('while it rings, and the %s ends it meanwhile; %s is back last', async (who, late) => {
    const pair = await ring(late);
    const { alice, bob } = pair;
    await halt(pair);
    if (who === 'caller') alice.call.hangUp();
    else bob.call.reject();
    await run(pair, late);
    await untilState(pair, 'ended');
    const reason = who === 'caller' ? 'canceled' : 'rejected';
    expect([alice.call.snapshot.endReason, bob.call.snapshot.endReason]).toEqual([reason, reason]);
    expect([alice.calls.length, bob.calls.length]).toEqual([1, 1]);
    // Where the word itself was lost, the question whether he is in it is answered with a goodbye.
    const goodbyes = (device: Device): number => device.count('hangUp') + device.count('reject');
    expect([goodbyes(bob), goodbyes(alice)]).toEqual(who === 'caller' ? [1, 0] : [0, 1]);
  });

  it('in a call over BOSH, where no WebSocket gets through', async () => {
    rig.proxy.refuse(true);
    const pair = await talk('alice', {
      service: rig.proxiedWebSocket,
      fallback: bosh(rig.prosody.port),
    });
    const { alice, bob } = pair;
    await rig.prosody.halt();
    await alice.call.setMicrophoneEnabled(false);
    await rig.prosody.run();
    await Promise.all([untilBack(alice), untilBack(bob)]);
    // Whoever was back last has asked the other.
    await until('they agree', () => [alice, bob].some(({ agreements }) => agreements.includes('in')));
    await until(
      'Bob knows what was muted meanwhile',
      () => bob.call.snapshot.participants['alice']?.audioEnabled === false,
    );
    talkedAllTheTime(pair);
    expectBegunOnce(pair);
    alice.call.hangUp();
    await untilState(pair, 'ended');
    expect(bob.count('hangUp')).toBe(1);
  });
});
