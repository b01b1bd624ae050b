import { describe, expect, it } from 'vitest';
import { createWorld, first, type Side, type World } from '../../test-kit/call-world.js';
import { markToParams } from '../model/parley-mark.js';
import type { CallSession } from './call-client.js';

interface Home {
  readonly w: World;
  readonly phone: Side;
  readonly desk: Side;
  readonly tablet: Side;
}

/** Bob has three devices. */
async function threeDevices(options: Parameters<typeof createWorld>[0] = {}): Promise<Home> {
  const w = await createWorld(options);
  return { w, phone: w.bob, desk: await w.join('bob'), tablet: await w.join('bob') };
}

async function ring({ w, phone, desk, tablet }: Home): Promise<CallSession> {
  const call = w.alice.client.call('bob');
  await w.clock.advance(500);
  expect([phone, desk, tablet].map((side) => first(side).snapshot.state)).toEqual([
    'ringing',
    'ringing',
    'ringing',
  ]);
  return call;
}

function ends(...sides: readonly Side[]): (string | null)[] {
  return sides.map((side) => first(side).snapshot.endReason);
}

/** QuickBlox clients know nothing of what Parley adds. */
const callers = [
  ['a Parley caller', false],
  ['a QuickBlox caller', true],
] as const;

describe.each(callers)('several devices of one user, and %s', (_, isPlain) => {
  const setUp = async (): Promise<Home> => {
    const home = await threeDevices();
    if (isPlain) home.w.network.setPlain('alice');
    return home;
  };

  it('stop ringing when one answers, which is in the call', async () => {
    const home = await setUp();
    const { w, phone, desk, tablet } = home;
    const call = await ring(home);
    first(desk).accept();
    await w.clock.advance(200);
    expect(ends(phone, tablet)).toEqual(['answered-elsewhere', 'answered-elsewhere']);
    expect([call.snapshot.state, first(desk).snapshot.state]).toEqual(['connected', 'connected']);
    // Nor do they ring anew, or say anything to the caller.
    await w.clock.advance(20_000);
    expect([phone, tablet].map(({ calls }) => calls.length)).toEqual([1, 1]);
    expect(call.snapshot.state).toBe('connected');
  });

  it('stop ringing when one declines', async () => {
    const home = await setUp();
    const { w, phone, desk, tablet } = home;
    const call = await ring(home);
    first(phone).reject();
    await w.clock.advance(50);
    expect(call.snapshot.endReason).toBe('rejected');
    expect(ends(desk, tablet)).toEqual(['rejected-elsewhere', 'rejected-elsewhere']);
    expect(w.types('bob').filter((type) => type === 'reject')).toHaveLength(1);
  });

  it('two that answer at once: the first is in the call, the other is told', async () => {
    const home = await setUp();
    const { w, phone, desk, tablet } = home;
    const call = await ring(home);
    first(tablet).accept();
    first(desk).accept();
    await w.clock.advance(1000);
    expect(call.snapshot.state).toBe('connected');
    const states = [desk, tablet].map((side) => first(side).snapshot.state).toSorted();
    expect(states).toEqual(['connected', 'ended']);
    expect(ends(phone, desk, tablet).filter((reason) => reason === 'answered-elsewhere')).toHaveLength(2);
    expect(call.snapshot.participants['bob']?.state).toBe('connected');
    call.hangUp();
    await w.clock.advance(50);
    expect(w.peers.open).toBe(0);
  });

  it('one that is in another call says so for all of them', async () => {
    const home = await setUp();
    const { w, phone, desk, tablet } = home;
    await w.join('carol');
    phone.client.call('carol');
    const call = w.alice.client.call('bob');
    await w.clock.advance(500);
    expect(call.snapshot.endReason).toBe(isPlain ? 'rejected' : 'busy');
    expect(call.snapshot.participants['bob']?.userInfo).toEqual({ reason: 'busy' });
    expect(ends(desk, tablet)).toEqual(['busy', 'busy']);
  });
});

it('a device that goes away while it rings leaves the others ringing', async () => {
  const home = await threeDevices();
  const { w, phone, desk, tablet } = home;
  const call = await ring(home);
  await desk.client.disconnect();
  await w.clock.advance(50);
  expect([phone, tablet].map((side) => first(side).snapshot.state)).toEqual(['ringing', 'ringing']);
  await phone.client.disconnect();
  await tablet.client.disconnect();
  await w.clock.advance(50);
  // The last one says so, so that nobody waits.
  expect(call.snapshot.endReason).toBe('rejected');
  expect(w.types('bob').filter((type) => type === 'reject')).toHaveLength(1);
});

describe('the device that is in the call', () => {
  it('is the only one that counts, and the only one that is written to', async () => {
    const home = await threeDevices();
    const { w, desk } = home;
    const call = await ring(home);
    first(desk).accept();
    await w.clock.advance(200);
    const before = w.network.sent.length;
    const hangUp = { type: 'hangUp', sessionId: call.id } as const;
    w.network.inject('bob', 'alice', hangUp, 'some other device');
    w.network.inject('alice', 'bob', hangUp, 'some other device');
    await w.clock.advance(50);
    expect([call.snapshot.state, first(desk).snapshot.state]).toEqual(['connected', 'connected']);
    expect(w.alice.client.refused.notMember).toBe(1);

    await call.setMicrophoneEnabled(false);
    await first(desk).setMicrophoneEnabled(false);
    first(desk).hangUp();
    await w.clock.advance(50);
    expect(call.snapshot.endReason).toBe('hangup');
    const sent = w.network.sent.slice(before);
    expect(sent.length).toBeGreaterThanOrEqual(3);
    expect(sent.filter(({ resource }) => resource === null)).toEqual([]);
  });

  it('may be back as another resource when it builds the connection up anew', async () => {
    const w = await createWorld();
    const call = w.alice.client.call('bob');
    await w.clock.advance(50);
    first(w.bob).accept();
    await w.clock.advance(200);
    const extra = { reason: 'reconnect', sessionDescription: { offerId: '1', sdp: 'v=0', type: 'offer' } };
    w.network.inject('bob', 'alice', { type: 'update', sessionId: call.id, extra }, 'back again');
    w.network.inject('bob', 'alice', { type: 'hangUp', sessionId: call.id }, 'back again');
    await w.clock.advance(50);
    expect(call.snapshot.endReason).toBe('hangup');
  });

  it('tells one that says yes to a call that is over', async () => {
    const home = await threeDevices();
    const { w, phone, desk } = home;
    const call = await ring(home);
    first(phone).reject();
    first(desk).accept();
    await w.clock.advance(50);
    expect(call.snapshot.endReason).toBe('rejected');
    await w.clock.advance(50);
    expect(first(desk).snapshot.state).toBe('ended');
  });

  it('costs nothing where there is only one', async () => {
    const w = await createWorld();
    const call = w.alice.client.call('bob');
    await w.clock.advance(500);
    first(w.bob).accept();
    await w.clock.advance(200);
    call.hangUp();
    await w.clock.advance(50);
    expect(w.network.sent.filter(({ from, to }) => from === to)).toEqual([]);
    expect(w.network.sent.length).toBeLessThanOrEqual(6);
  });
});

describe('word of another device', () => {
  it('counts when it comes before the call itself', async () => {
    const w = await createWorld();
    const tablet = await w.join('bob');
    const word = { type: 'update', sessionId: 's', extra: markToParams({ elsewhere: 'answered' }) } as const;
    w.network.inject('bob', 'bob', word);
    await w.clock.advance(20);
    w.network.inject('alice', 'bob', {
      type: 'call',
      sessionId: 's',
      callType: 'video',
      callerId: 'alice',
      opponentIds: ['bob'],
      sdp: 'v=0\r\ns=x-fake-peer:x\r\n',
    });
    await w.clock.advance(50);
    expect(tablet.calls).toEqual([]);
  });

  it('counts from oneself only', async () => {
    const w = await createWorld();
    const call = w.alice.client.call('bob');
    await w.clock.advance(500);
    const extra = markToParams({ elsewhere: 'answered' });
    w.network.inject('mallory', 'bob', { type: 'update', sessionId: call.id, extra });
    w.network.inject('alice', 'bob', { type: 'update', sessionId: call.id, extra });
    await w.clock.advance(50);
    expect(first(w.bob).snapshot.state).toBe('ringing');
  });
});
