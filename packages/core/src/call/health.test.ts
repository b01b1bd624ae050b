import { describe, expect, it } from 'vitest';
import { diagnose, type HealthFacts, type PersonFacts } from './health.js';
import { intact, type RecoveryState } from './recovery.js';

const person = (userId: string, facts: Partial<PersonFacts> = {}): PersonFacts => ({
  userId,
  state: 'connected',
  leftReason: null,
  isAway: false,
  quality: 'good',
  recovery: intact,
  isRelayed: false,
  ...facts,
});

const broken: RecoveryState = { ...intact, rung: 'grace', lost: true };
const restarting: RecoveryState = { ...broken, rung: 'restart', attempts: 1 };
const lost = (recovery = broken, facts: Partial<PersonFacts> = {}): Partial<PersonFacts> => ({
  state: 'reconnecting',
  quality: null,
  recovery,
  ...facts,
});

/** What is said of a call with these, who are Bob, Carol and Dan. */
function callWith(
  people: readonly Partial<PersonFacts>[],
  facts: Partial<HealthFacts> = {},
): ReturnType<typeof diagnose> {
  const names = ['bob', 'carol', 'dan'];
  return diagnose({
    isOffline: false,
    server: 'online',
    endReason: null,
    people: people.map((one, place) => person(names[place] ?? '', one)),
    ...facts,
  });
}

describe('a call with one other', () => {
  it('is good when nothing is wrong, and before anybody has answered', () => {
    const well = { state: 'good', cause: null, trying: null, userIds: [] };
    expect(callWith([{}]).call).toEqual(well);
    expect(callWith([{ state: 'calling', quality: null }]).call).toEqual(well);
  });

  it.each([
    ['at first', broken, {}, null, 'waiting'],
    ['while a restart may still be answered', restarting, {}, null, 'ice-restart'],
    ['who answers nothing', { ...restarting, attempts: 2 }, {}, 'their-network', 'ice-restart'],
    ['who answers', { ...restarting, answered: true }, {}, null, 'ice-restart'],
    [
      'who answers, over a relay',
      { ...restarting, answered: true },
      { isRelayed: true },
      'relay',
      'ice-restart',
    ],
    [
      'once restarts led nowhere',
      { ...restarting, rung: 'rebuild', attempts: 3 },
      {},
      'their-network',
      'rebuild',
    ],
    ['who left the page', broken, { isAway: true }, null, 'waiting'],
  ] as const)('says whose fault a broken path is: %s', (_, recovery, facts, cause, trying) => {
    const { call, people } = callWith([lost(recovery, facts)]);
    expect(call).toEqual({ state: 'reconnecting', cause, trying, userIds: ['bob'] });
    expect(people.get('bob')).toEqual({ state: 'reconnecting', cause, trying });
  });

  it('blames our network when the server is out of reach as well, or the browser says so', () => {
    const server = 'reconnecting';
    expect(callWith([lost()], { server }).call).toMatchObject({
      state: 'reconnecting',
      cause: 'your-network',
      trying: 'signing-in',
    });
    const offline = callWith([lost(restarting)], { server, isOffline: true });
    expect(offline.call).toMatchObject({ cause: 'your-network', trying: 'waiting' });
    // Before anything has broken.
    expect(callWith([{}], { isOffline: true }).call).toMatchObject({ state: 'good', cause: 'your-network' });
  });

  it.each([
    ['reconnecting', 'signing-in'],
    ['none', null],
  ] as const)('blames the server while the media goes on (%s)', (server, trying) => {
    const { call, people } = callWith([{}], { server });
    expect(call).toEqual({ state: 'good', cause: 'server', trying, userIds: [] });
    expect(people.get('bob')).toMatchObject({ state: 'good', cause: null });
    expect(callWith([{ quality: 'poor' }], { server }).call).toMatchObject({
      state: 'poor',
      cause: 'server',
    });
  });

  it('does not guess whose network is weak', () => {
    const { call } = callWith([{ quality: 'poor' }]);
    expect(call).toEqual({ state: 'poor', cause: null, trying: null, userIds: ['bob'] });
  });

  it('looks for another path in another network, though all is well', () => {
    const { call, people } = callWith([{ recovery: { ...intact, rung: 'restart' } }]);
    expect(people.get('bob')).toEqual({ state: 'good', cause: null, trying: 'ice-restart' });
    expect(call).toMatchObject({ state: 'good', trying: null });
  });

  it('is lost when it was given up', () => {
    const given = { state: 'left', leftReason: 'connection-lost' } as const;
    expect(callWith([given], { endReason: 'connection-lost', server: 'reconnecting' }).call).toEqual({
      state: 'lost',
      cause: null,
      trying: null,
      userIds: ['bob'],
    });
    expect(callWith([{ state: 'left', leftReason: 'hangup' }], { endReason: 'hangup' }).call.state).toBe(
      'good',
    );
  });
});

describe('a call with several', () => {
  it('blames their network when some of them broke, ours when all did', () => {
    const some = callWith([lost(), {}, {}]);
    expect(some.call).toMatchObject({ state: 'reconnecting', cause: 'their-network', userIds: ['bob'] });
    expect(some.people.get('carol')).toMatchObject({ state: 'good', cause: null });
    expect(callWith([lost(), lost(restarting)]).call).toMatchObject({
      cause: 'your-network',
      trying: 'ice-restart',
      userIds: ['bob', 'carol'],
    });
  });

  it('blames the relay when it is those whom it carried, and nobody else', () => {
    const relayed = lost(broken, { isRelayed: true });
    expect(callWith([relayed, relayed, {}]).call.cause).toBe('relay');
    expect(callWith([relayed, relayed]).call.cause).toBe('relay');
    expect(callWith([relayed, relayed, { isRelayed: true }]).call.cause).toBe('their-network');
    // One alone may as well have lost their own network.
    expect(callWith([relayed, {}]).call.cause).toBe('their-network');
  });

  it('blames whoever is weak among the strong, and us when all are weak', () => {
    const one = callWith([{ quality: 'poor' }, {}, { quality: 'fair' }]);
    expect(one.call).toMatchObject({ state: 'poor', cause: 'their-network', userIds: ['bob'] });
    expect(one.people.get('dan')).toMatchObject({ state: 'fair', cause: 'their-network' });
    expect(callWith([{ quality: 'poor' }, { quality: 'fair' }]).call.cause).toBe('your-network');
    // Who was not measured yet proves nothing.
    expect(callWith([{ quality: 'poor' }, { quality: null }]).call.cause).toBeNull();
  });

  it('goes on without whoever was given up', () => {
    const { call, people } = callWith([{ state: 'left', leftReason: 'connection-lost' }, {}]);
    expect(people.get('bob')?.state).toBe('lost');
    expect(call).toMatchObject({ state: 'good', userIds: [] });
  });

  it('waits for the server where some broke while it is out of reach', () => {
    const { call, people } = callWith([lost(restarting), {}], { server: 'reconnecting' });
    expect(call).toEqual({ state: 'reconnecting', cause: 'server', trying: 'signing-in', userIds: ['bob'] });
    expect(people.get('bob')).toMatchObject({ cause: null, trying: 'signing-in' });
  });
});
