import { createFakeMedia, createFakePeerConnections } from '@parley/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isProsodyInstalled, prosodyHosts } from '../../test-kit/prosody.js';
import { until } from '../../test-kit/signaling-log.js';
import { webSocket, XmppRig, type RigUser } from '../../test-kit/xmpp-rig.js';
import { jidAddressing } from '../signaling/addressing-jid.js';
import { strophe } from '../signaling/strophe/strophe.js';
import type { CallClient, CallSession } from './call-client.js';
import { createCallClient } from './create-call-client.js';

interface Device {
  readonly client: CallClient;
  readonly calls: CallSession[];
}

/** Prosody does not deliver what one sends to one's own bare address, which this must not need. */
describe.skipIf(!isProsodyInstalled())('one user on three devices, over Prosody', { timeout: 30_000 }, () => {
  let rig: XmppRig;
  let peerConnections = createFakePeerConnections();
  let devices: Device[] = [];

  beforeAll(async () => {
    rig = await XmppRig.start();
  });
  afterEach(async () => {
    await Promise.all(devices.map(({ client }) => client.disconnect()));
    for (const { client } of devices) client.close();
    devices = [];
    peerConnections = createFakePeerConnections();
    await rig.reset();
  });
  afterAll(() => rig.stop());

  async function signIn(userId: RigUser): Promise<Device> {
    const client = createCallClient({
      signaling: strophe({
        service: webSocket(rig.prosody.port),
        credentials: () => ({ userId, password: `secret of ${userId}` }),
      }),
      addressing: jidAddressing({ host: prosodyHosts.full }),
      mediaDevices: createFakeMedia(),
      peerConnections,
      audioContexts: null,
      pageLifecycle: { on: () => () => undefined },
    });
    const calls: CallSession[] = [];
    client.on('call', (call) => calls.push(call));
    devices.push({ client, calls });
    await client.connect();
    return { client, calls };
  }

  /** Alice calls, and all of Bob's devices ring. */
  async function ring(): Promise<{ call: CallSession; own: readonly CallSession[] }> {
    const alice = await signIn('alice');
    const bobs = [await signIn('bob'), await signIn('bob'), await signIn('bob')];
    await until('Alice sees Bob', () => alice.client.contacts.some(({ available }) => available));
    const call = alice.client.call('bob');
    await until('all ring', () => bobs.every(({ calls }) => calls[0]?.snapshot.state === 'ringing'));
    return { call, own: bobs.flatMap(({ calls }) => calls) };
  }

  const ends = (calls: readonly CallSession[]): unknown[] => calls.map(({ snapshot }) => snapshot.endReason);

  it('stop ringing when one answers', async () => {
    const { call, own } = await ring();
    const [first, second, third] = own;
    if (!first || !second || !third) throw new Error('three ring');
    second.accept();
    await until('the others stop', () => [first, third].every(({ snapshot }) => snapshot.state === 'ended'));
    expect(ends([first, third])).toEqual(['answered-elsewhere', 'answered-elsewhere']);
    await until('the call is there', () =>
      [call, second].every(({ snapshot }) => snapshot.state === 'connected'),
    );
    second.hangUp();
    await until('it is over', () => call.snapshot.endReason === 'hangup');
  });

  it('stop ringing when one declines', async () => {
    const { call, own } = await ring();
    own[2]?.reject();
    await until('all stop', () => own.every(({ snapshot }) => snapshot.state === 'ended'));
    expect(ends(own)).toEqual(['rejected-elsewhere', 'rejected-elsewhere', 'rejected']);
    await until('the caller knows', () => call.snapshot.endReason === 'rejected');
  });

  it('agree on one of two that answer at once', async () => {
    const { call, own } = await ring();
    own[0]?.accept();
    own[1]?.accept();
    await until('one is told', () => own.filter(({ snapshot }) => snapshot.state === 'ended').length === 2);
    await until('the other is in it', () => own.some(({ snapshot }) => snapshot.state === 'connected'));
    await until('so is the caller', () => call.snapshot.state === 'connected');
    expect(ends(own).filter((reason) => reason === 'answered-elsewhere')).toHaveLength(2);
  });
});
