import { describe, expect, it } from 'vitest';
import { SignalingRig } from '../../test-kit/signaling-rig.js';
import { silentLogger } from '../lib/logger.js';
import { LaterSignaling } from './later-signaling.js';
import type { Signaling, SignalingState } from './signaling.js';

/** A signaling whose code is on its way until the test lets it come. */
class Code {
  readonly rig = new SignalingRig();
  readonly states: SignalingState[] = [];
  readonly signaling: LaterSignaling;
  readonly #coming: { arrive: (inner: Signaling) => void; fail: (error: Error) => void }[] = [];

  constructor() {
    this.signaling = new LaterSignaling(silentLogger, (emitter) => {
      const { signaling } = this.rig;
      signaling.on('state', (state, error) => emitter.emit('state', state, error));
      return new Promise((arrive, fail) => this.#coming.push({ arrive, fail }));
    });
    this.signaling.on('state', (state) => this.states.push(state));
  }

  get asked(): number {
    return this.#coming.length;
  }

  arrive(): void {
    this.#coming.at(-1)?.arrive(this.rig.signaling);
  }

  fail(): void {
    this.#coming.at(-1)?.fail(new Error('no such file'));
  }
}

const codeOf = (work: Promise<void>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );

describe('signaling whose code comes later', () => {
  it('asks for it once, when somebody connects, and is offline until then', async () => {
    const code = new Code();
    const { signaling } = code;
    expect([code.asked, signaling.state, signaling.userId, signaling.contacts]).toEqual([
      0,
      'offline',
      null,
      [],
    ]);
    expect(() => signaling.send('bob', { type: 'hangUp', sessionId: 's' })).toThrow(/offline/);
    const ready = signaling.prepare();
    const online = codeOf(signaling.connect());
    expect(code.asked).toBe(1);
    code.arrive();
    await ready;
    await code.rig.clock.settle();
    expect(signaling.state).toBe('connecting');
    code.rig.link.accept();
    expect(await online).toBe('done');
    expect(code.states).toEqual(['connecting', 'online']);
    expect(signaling.userId).toBe('alice');
    signaling.send('bob', { type: 'hangUp', sessionId: 's' });
    expect(code.rig.link.sent.join('')).toContain('bob@chat.example');
  });

  it('says that it cannot be fetched, and tries again when asked again', async () => {
    const code = new Code();
    const failed = codeOf(code.signaling.connect());
    code.fail();
    expect(await failed).toBe('unreachable');
    void codeOf(code.signaling.connect());
    expect(code.asked).toBe(2);
  });

  it('connects nobody who has signed out, or closed it, while it came', async () => {
    const code = new Code();
    const first = codeOf(code.signaling.connect());
    await code.signaling.disconnect();
    const second = codeOf(code.signaling.connect());
    code.signaling.close();
    code.arrive();
    expect(await Promise.all([first, second])).toEqual(['closed', 'closed']);

    const other = new Code();
    const given = codeOf(other.signaling.connect());
    await other.signaling.disconnect();
    other.arrive();
    expect(await given).toBe('aborted');
    expect(other.rig.links).toEqual([]);
  });
});
