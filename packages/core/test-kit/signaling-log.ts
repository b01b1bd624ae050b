import { setTimeout as wait } from 'node:timers/promises';
import type { Contact } from '../src/model/contact.js';
import type { Signal } from '../src/model/signal.js';
import type { CallError } from '../src/model/call-error.js';
import type { IncomingSignal, SignalFailure, Signaling, SignalingState } from '../src/signaling/signaling.js';

/** Everything that a signaling told, in order. */
export class SignalingLog {
  readonly states: SignalingState[] = [];
  readonly errors: (CallError | null)[] = [];
  readonly sessions: boolean[] = [];
  readonly signals: IncomingSignal[] = [];
  readonly failures: SignalFailure[] = [];
  readonly contacts: (readonly Contact[])[] = [];

  constructor(signaling: Signaling) {
    signaling.on('state', (state, error) => {
      this.states.push(state);
      this.errors.push(error);
    });
    signaling.on('session', ({ resumed }) => this.sessions.push(resumed));
    signaling.on('signal', (incoming) => this.signals.push(incoming));
    signaling.on('failure', (failure) => this.failures.push(failure));
    signaling.on('contacts', (contacts) => this.contacts.push(contacts));
  }

  /** The session ids of the signals, in order: short names for telling them apart. */
  get sessionIds(): readonly string[] {
    return this.signals.map(({ signal }) => signal.sessionId);
  }
}

/**
 * Waits until a condition holds.
 *
 * @param limit - when to give up, in ms
 * @throws Error naming the condition when it does not
 */
export async function until(what: string, condition: () => boolean, limit = 10_000): Promise<void> {
  const end = performance.now() + limit;
  const check = async (): Promise<void> => {
    if (condition()) return;
    if (performance.now() > end) throw new Error(`It did not come to this: ${what}.`);
    await wait(5);
    await check();
  };
  await check();
}

/** A signal that is easy to tell from others: a hang-up of that session. */
export function numbered(sessionId: string): Signal {
  return { type: 'hangUp', sessionId };
}
