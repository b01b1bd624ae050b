import { CallError, createCallClient, Emitter, jidAddressing } from '@parley/core';
import type { CallErrorCode, Signaling, SignalingEvents, SignalingState } from '@parley/core';
import { describe, expect, it } from 'vitest';
import type { Profile } from '../sign-in/sign-in-draft.js';
import { memoryKeep } from '../test-support/memory-keep.js';
import { Session } from './session.js';

const zoe: Profile = { name: 'Zoë', userId: 'zoë', server: null };
const server = { service: 'wss://x', host: 'x', style: 'jid', appId: '', publicIce: false } as const;
const bob: Profile = { name: 'Bob', userId: 'bob', server };

/** A server that answers when it is told to. */
class Desk implements Signaling {
  state: SignalingState = 'offline';
  readonly userId = 'zoë';
  readonly blocked = null;
  readonly contacts = [];
  readonly hasOtherDevices = false;
  readonly #emitter = new Emitter<SignalingEvents>();
  #settle: ((error: CallError | null) => void) | null = null;
  /** It may come before it is asked for: a client fetches its code first. */
  readonly #answer = new Promise<CallError | null>((resolve) => {
    this.#settle = resolve;
  });
  isClosed = false;

  async connect(): Promise<void> {
    const error = await this.#answer;
    if (error) throw error;
  }

  answer(code: CallErrorCode | null): void {
    this.#settle?.(code === null ? null : new CallError(code, 'refused'));
  }

  turnAway(): void {
    this.state = 'unauthorized';
    this.#emitter.emit('state', 'unauthorized', new CallError('unauthorized', 'refused'));
  }

  disconnect(): Promise<void> {
    return Promise.resolve();
  }

  send(): void {}

  sendMessage(): void {}

  setBlocked(): Promise<void> {
    return Promise.resolve();
  }

  tellOwnDevices(): void {}

  ask(): Promise<never> {
    return Promise.reject(new CallError('disconnected', 'Nobody is asked here.'));
  }

  setUrgent(): void {}

  renew(): void {}

  on: Signaling['on'] = (event, listener) => this.#emitter.on(event, listener);

  close(): void {
    this.isClosed = true;
    this.answer('aborted');
  }
}

function setUp() {
  const desks: Desk[] = [];
  const tabKeep = memoryKeep();
  const makeClient = (): ReturnType<typeof createCallClient> => {
    const desk = new Desk();
    desks.push(desk);
    return createCallClient({
      signaling: () => desk,
      addressing: jidAddressing({ host: 'localhost' }),
      pageLifecycle: { on: () => () => undefined },
    });
  };
  const session = new Session({ makeClient, tabKeep });
  return { session, desks, tabKeep };
}

describe('signing in', () => {
  it('tells where it stands, and keeps who it is for the next load of the tab', async () => {
    const { session, desks } = setUp();
    const steps: string[] = [];
    session.subscribe(() => steps.push(session.state.step));
    const done = session.signIn(zoe, 'pw');
    desks[0]?.answer(null);
    await done;
    expect(steps).toEqual(['signing-in', 'signed-in']);
    expect(session.state).toMatchObject({ profile: zoe });
    expect(session.tabName).toBe('Zoë');
  });

  it.each([
    ['unauthorized', 'unauthorized'],
    ['credentials-failed', 'unauthorized'],
    ['unreachable', 'unreachable'],
    ['insecure-context', 'insecure'],
    ['invalid-argument', 'unusable'],
    ['stanza-invalid', 'unknown'],
  ] as const)('says why it failed: %s', async (code, kind) => {
    const { session, desks } = setUp();
    const done = session.signIn(bob, 'pw');
    desks[0]?.answer(code);
    await done;
    expect(session.state).toEqual({
      step: 'signed-out',
      problem: { kind, isElsewhere: true, service: 'wss://x' },
    });
    expect(desks[0]?.isClosed).toBe(true);
  });

  it('says so when no client can be made', async () => {
    const session = new Session({
      tabKeep: memoryKeep(),
      makeClient: () => {
        throw new Error('broken');
      },
    });
    await session.signIn(zoe, 'pw');
    expect(session.state).toMatchObject({
      step: 'signed-out',
      problem: { kind: 'unknown', isElsewhere: false },
    });
  });

  it('can be given up, without a word', async () => {
    const { session, desks } = setUp();
    const done = session.signIn(zoe, 'pw');
    session.signOut();
    await done;
    expect(session.state).toEqual({ step: 'signed-out', problem: null });
    expect(desks[0]?.isClosed).toBe(true);
    expect(session.tabName).toBe('');
  });

  it('gives way to another user', async () => {
    const { session, desks } = setUp();
    const first = session.signIn(zoe, 'pw');
    const second = session.signIn(bob, 'pw');
    desks[1]?.answer(null);
    await Promise.all([first, second]);
    expect(session.state).toMatchObject({ step: 'signed-in', profile: bob });
    expect(desks.map(({ isClosed }) => isClosed)).toEqual([true, false]);
    // A password is not kept, so there is nobody to bring back after a reload.
    expect(session.tabName).toBe('');
  });
});

describe('being signed in', () => {
  it('ends when the server turns the user away', async () => {
    const { session, desks } = setUp();
    const done = session.signIn(zoe, 'pw');
    desks[0]?.answer(null);
    await done;
    desks[0]?.turnAway();
    expect(session.state).toMatchObject({ step: 'signed-out', problem: { kind: 'unauthorized' } });
    expect(desks[0]?.isClosed).toBe(true);
  });

  it('is taken up again when the tab is loaded again', async () => {
    const { session, desks, tabKeep } = setUp();
    tabKeep.setItem('parley-demo:name', 'Zoë');
    const done = session.resume();
    expect(session.state).toEqual({ step: 'signing-in', profile: zoe, isResuming: true });
    desks[0]?.answer('unreachable');
    await done;
    expect(session.state).toMatchObject({ step: 'signed-out', problem: { kind: 'unreachable' } });
    // For the next load, when the server may be back.
    expect(session.tabName).toBe('Zoë');
  });

  it('is remembered for the tab', async () => {
    const { session, desks } = setUp();
    const done = session.signIn(zoe, 'pw');
    desks[0]?.answer(null);
    await done;
    expect(session.tabName).toBe('Zoë');
  });

  it('is not, when nobody was', async () => {
    const { session, desks } = setUp();
    await session.resume();
    expect(session.state.step).toBe('signed-out');
    expect(desks).toEqual([]);
  });
});
