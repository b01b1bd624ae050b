import type { TestClientOptions } from '@parley/testing';
import { describe, expect, it } from 'vitest';
import { createWorld, expectNothingLeft, first, type Side, type World } from '../../test-kit/call-world.js';
import type { CallSession } from './call-client.js';

type Options = Parameters<typeof createWorld>[0];

interface Group {
  readonly w: World;
  readonly carol: Side;
  readonly dave: Side;
  /** Alice's. */
  readonly call: CallSession;
}

/** Alice calls the three others, whose devices ring. */
async function ringing(options: Options = {}): Promise<Group> {
  const w = await createWorld(options);
  const carol = await w.join('carol');
  const dave = await w.join('dave');
  const call = w.alice.client.call(['bob', 'carol', 'dave']);
  await w.clock.advance(50);
  return { w, carol, dave, call };
}

async function connected(options: Options = {}): Promise<Group> {
  const group = await ringing(options);
  for (const side of [group.dave, group.w.bob, group.carol]) first(side).accept();
  await group.w.clock.advance(300);
  return group;
}

/** Where the others stand, such as `bob connected`. */
function others({ snapshot }: CallSession): string[] {
  return snapshot.participantIds.map((id) => `${id} ${snapshot.participants[id]?.state}`);
}

function last({ calls }: Side): CallSession {
  const call = calls.at(-1);
  if (!call) throw new Error('there is no call on this side');
  return call;
}

describe('a group', () => {
  it('rings on when one of those who are called declines, whom nobody waits for', async () => {
    const { w, carol, dave, call } = await ringing();
    first(dave).reject();
    await w.clock.advance(50);
    expect(first(carol).snapshot.state).toBe('ringing');
    first(carol).accept();
    first(w.bob).accept();
    await w.clock.advance(300);
    for (const one of [call, first(w.bob), first(carol)]) expect(others(one)).toContain('dave left');
    expect(others(first(w.bob))).toEqual(['alice connected', 'carol connected', 'dave left']);
  });

  it('rings on when one who has accepted leaves, and connects those who accept later', async () => {
    const { w, carol, dave, call } = await ringing();
    first(dave).accept();
    await w.clock.advance(200);
    first(dave).hangUp();
    await w.clock.advance(50);
    expect(first(carol).snapshot.state).toBe('ringing');
    first(carol).accept();
    await w.clock.advance(200);
    first(w.bob).accept();
    await w.clock.advance(200);
    expect(others(first(carol))).toEqual(['alice connected', 'bob connected', 'dave left']);
    expect(others(call)).toEqual(['bob connected', 'carol connected', 'dave left']);
  });

  it('goes on for the others when one closes the app, or its initiator leaves', async () => {
    const { w, carol, dave, call } = await connected();
    dave.client.close();
    await w.clock.advance(100);
    expect(others(call)).toEqual(['bob connected', 'carol connected', 'dave left']);
    call.hangUp();
    await w.clock.advance(100);
    expect(others(first(w.bob))).toEqual(['alice left', 'carol connected', 'dave left']);
    first(w.bob).hangUp();
    await w.clock.advance(100);
    expect(first(carol).snapshot).toMatchObject({ state: 'ended', endReason: 'hangup' });
    expectNothingLeft(w);
  });

  it('lets everybody know of one who is busy, also those who call them later', async () => {
    const w = await createWorld();
    const carol = await w.join('carol');
    const dave = await w.join('dave');
    dave.client.call('nobody');
    const call = w.alice.client.call(['bob', 'carol', 'dave']);
    await w.clock.advance(50);
    for (const one of [call, first(w.bob), first(carol)])
      expect(one.snapshot.participants['dave']).toMatchObject({ state: 'left', leftReason: 'busy' });
    expect(first(carol).snapshot.state).toBe('ringing');
  });

  it('shows a screen to all', async () => {
    const { w, carol, dave, call } = await connected();
    await first(w.bob).setScreenShareEnabled(true);
    await w.clock.advance(200);
    for (const one of [call, first(carol), first(dave)]) {
      expect(one.snapshot.screenSharerIds).toEqual(['bob']);
      expect(one.snapshot.participants['bob']?.screenTrack).not.toBeNull();
    }
  });
});

describe('the end of a group', () => {
  it('comes for all when its initiator says so', async () => {
    const { w, carol, dave, call } = await connected();
    expect(() => first(w.bob).endForAll()).toThrow(expect.objectContaining({ code: 'invalid-state' }));
    call.endForAll({ userInfo: { why: 'lunch' } });
    call.endForAll();
    await w.clock.advance(50);
    for (const side of [w.bob, carol, dave])
      expect(first(side).snapshot).toMatchObject({ state: 'ended', endReason: 'hangup' });
    expect(first(w.bob).snapshot.participants['alice']?.userInfo).toEqual({ why: 'lunch' });
    expectNothingLeft(w);
  });

  it('comes for those who ring and for QuickBlox clients, as the members leave them one by one', async () => {
    const { w, carol, dave, call } = await ringing();
    w.network.setPlain('carol');
    first(carol).accept();
    first(w.bob).accept();
    await w.clock.advance(300);
    call.endForAll();
    await w.clock.advance(50);
    expect(first(dave).snapshot.endReason).toBe('canceled');
    expect(first(w.bob).snapshot.endReason).toBe('hangup');
    expect(others(first(carol))).toEqual(['alice left', 'bob left', 'dave left']);
    expect(first(carol).snapshot.endReason).not.toBeNull();
    expectNothingLeft(w);
  });

  it('is no wish of anybody else', async () => {
    const { w, call } = await connected();
    w.network.inject('dave', 'bob', {
      type: 'hangUp',
      sessionId: call.id,
      extra: { parley: { end: 'all' } },
    });
    await w.clock.advance(50);
    expect(others(first(w.bob))).toEqual(['alice connected', 'carol connected', 'dave left']);
  });

  it('does not come for one who may stay alone, and calls somebody again', async () => {
    const { w, carol, dave, call } = await connected({ endWhenAlone: false });
    for (const side of [w.bob, carol, dave]) first(side).hangUp();
    await w.clock.advance(100);
    expect(call.snapshot.state).toBe('connected');
    call.invite('bob');
    await w.clock.advance(50);
    expect(last(w.bob).snapshot.state).toBe('ringing');
    last(w.bob).accept();
    await w.clock.advance(200);
    expect(others(call)).toEqual(['bob connected', 'carol left', 'dave left']);
    expect(call.snapshot.participants['bob']?.videoTrack).not.toBeNull();
    call.hangUp();
    await w.clock.advance(50);
    expectNothingLeft(w);
  });

  it('comes for a call between two whatever may be', async () => {
    const w = await createWorld({ endWhenAlone: false });
    const call = w.alice.client.call('bob');
    await w.clock.advance(50);
    first(w.bob).accept();
    await w.clock.advance(100);
    first(w.bob).hangUp();
    await w.clock.advance(50);
    expect(call.snapshot.state).toBe('ended');
  });
});

describe('a limit of members', () => {
  const tooMany: unknown = expect.objectContaining({ code: 'too-many-members' });
  const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `guest-${index}`);

  it('is 8 with oneself, or what one sets', async () => {
    const w = await createWorld();
    expect(() => w.alice.client.call(ids(8))).toThrow(tooMany);
    const call = w.alice.client.call(ids(6));
    expect(() => call.invite(ids(8))).toThrow(tooMany);
    call.invite(ids(7));
    expect(call.snapshot.participantIds).toHaveLength(7);
    const few = await w.join('few', { maxMembers: 3 });
    expect(() => few.client.call(ids(3))).toThrow(tooMany);
    const options: Partial<TestClientOptions> = { maxMembers: 1 };
    await expect(w.join('none', options)).rejects.toThrow(
      expect.objectContaining({ code: 'invalid-argument' }),
    );
  });

  it('holds for what others add', async () => {
    const { w, call } = await connected({ maxMembers: 5 });
    w.network.inject('dave', 'bob', {
      type: 'update',
      sessionId: call.id,
      extra: { parley: { invited: { id: ids(20) } } },
    });
    await w.clock.advance(50);
    expect(first(w.bob).snapshot.participantIds).toEqual(['alice', 'carol', 'dave', 'guest-0']);
  });
});

describe('an invitation', () => {
  it('makes a group of a call between two, whoever gives it', async () => {
    const w = await createWorld();
    const aaron = await w.join('aaron');
    const zoe = await w.join('zoe');
    const call = w.alice.client.call('bob');
    await w.clock.advance(50);
    first(w.bob).accept();
    await w.clock.advance(100);
    first(w.bob).invite(['zoe', 'aaron', 'alice']);
    await w.clock.advance(50);
    expect(first(zoe).snapshot).toMatchObject({ state: 'ringing', initiatorId: 'bob' });
    expect(others(call)).toEqual(['bob connected', 'zoe calling', 'aaron calling']);
    first(zoe).accept();
    first(aaron).accept();
    await w.clock.advance(300);
    expect(others(call)).toEqual(['bob connected', 'zoe connected', 'aaron connected']);
    expect(others(first(w.bob))).toEqual(['alice connected', 'zoe connected', 'aaron connected']);
    expect(others(first(zoe)).toSorted()).toEqual(['aaron connected', 'alice connected', 'bob connected']);
    expect(others(first(aaron)).toSorted()).toEqual(['alice connected', 'bob connected', 'zoe connected']);
    for (const id of ['zoe', 'aaron'])
      expect(call.snapshot.participants[id]?.videoTrack?.readyState).toBe('live');
    // The first initiator can still end it for all.
    call.endForAll();
    await w.clock.advance(100);
    for (const side of [w.bob, zoe, aaron]) expect(first(side).snapshot.state).toBe('ended');
    expectNothingLeft(w);
  });

  it('brings back who left, and a late repeat of an older one does not', async () => {
    const { w, dave, call } = await connected();
    first(dave).hangUp();
    await w.clock.advance(100);
    call.invite('dave');
    await w.clock.advance(50);
    last(dave).reject();
    await w.clock.advance(50);
    const old = w.network.sent.findLast(({ to, signal }) => to === 'dave' && signal.type === 'call');
    if (!old) throw new Error('there was no call');
    w.network.inject('alice', 'dave', old.signal);
    await w.clock.advance(50);
    expect(dave.client.calls).toEqual([]);
    first(w.bob).invite('dave');
    await w.clock.advance(50);
    last(dave).accept();
    await w.clock.advance(300);
    expect(others(call)).toEqual(['bob connected', 'carol connected', 'dave connected']);
    expect(others(last(dave)).toSorted()).toEqual(['alice connected', 'bob connected', 'carol connected']);
  });

  it('of two to the same person is one', async () => {
    const { w, carol, call } = await connected();
    const erin = await w.join('erin');
    const aaron = await w.join('aaron');
    call.invite(['erin', 'aaron']);
    first(carol).invite(['erin', 'aaron']);
    await w.clock.advance(100);
    for (const side of [erin, aaron]) {
      expect(side.calls).toHaveLength(1);
      first(side).accept();
    }
    await w.clock.advance(400);
    for (const one of [call, first(carol), first(w.bob)])
      expect(others(one)).toEqual(expect.arrayContaining(['erin connected', 'aaron connected']));
    for (const side of [erin, aaron])
      expect(others(first(side)).filter((text) => !text.endsWith(' connected'))).toEqual([]);
  });

  it('of a QuickBlox client is an ordinary call with those who can be in it with them', async () => {
    const { w, dave, call } = await ringing();
    w.network.setPlain('dave');
    first(w.bob).accept();
    first(dave).accept();
    await w.clock.advance(300);
    w.network.setPlain('erin');
    const erin = await w.join('erin');
    call.invite('erin');
    await w.clock.advance(50);
    const told = w.network.sent.find(({ to, signal }) => to === 'erin' && signal.type === 'call');
    expect(told?.signal).toMatchObject({ callerId: 'alice', opponentIds: ['bob', 'carol', 'erin'] });
    first(erin).accept();
    await w.clock.advance(300);
    expect(others(first(erin))).toEqual(['alice connected', 'bob connected', 'carol calling']);
    expect(others(first(dave))).not.toContain('erin connected');
  });

  it('cannot be given while it rings, after the end, or to oneself', async () => {
    const { w, call } = await ringing();
    const invalidState: unknown = expect.objectContaining({ code: 'invalid-state' });
    expect(() => first(w.bob).invite('erin')).toThrow(invalidState);
    for (const wrong of [[], ['alice']])
      expect(() => call.invite(wrong)).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
    call.hangUp();
    expect(() => call.invite('erin')).toThrow(invalidState);
  });

  it('is not taken from somebody who has not accepted yet', async () => {
    const { w, call } = await ringing();
    first(w.bob).accept();
    await w.clock.advance(100);
    w.network.inject('carol', 'bob', {
      type: 'update',
      sessionId: call.id,
      extra: { parley: { invited: { id: 'mallory' } } },
    });
    await w.clock.advance(50);
    expect(first(w.bob).snapshot.participantIds).toEqual(['alice', 'carol', 'dave']);
  });
});
