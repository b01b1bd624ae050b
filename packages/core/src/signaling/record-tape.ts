import type { Clock } from '../lib/clock.js';
import type { Tape, TapeEntry } from '../model/tape.js';
import { redactTape } from './redact-tape.js';
import type { Signaling, SignalingContext, SignalingFactory } from './signaling.js';

/** What is kept. */
export interface TapeOptions {
  /** The most entries; older ones are dropped. Default 2000, some hours of calls. */
  readonly maxEntries?: number;
  /** Whether the tape names people by their user ids. Default false: `user-01` and so on, in the same order. */
  readonly userIds?: boolean;
}

/** Records what goes through a signaling. */
export interface TapeRecorder {
  /** For `createCallClient`, in the place of the one that was given. */
  readonly signaling: SignalingFactory;
  /** What was recorded until now, redacted: for a bug report, as JSON. */
  readonly tape: Tape;
}

/**
 * Records the signals of a client, in both directions and with their times, for a bug report that can be played again:
 * `createCallClient({ signaling: recorder.signaling, … })`. What `recorder.tape` gives holds no credential, no secret of a
 * call, no address, no name and no chat.
 */
export function recordTape(signaling: SignalingFactory, options: TapeOptions = {}): TapeRecorder {
  const { maxEntries = 2000, userIds = false } = options;
  let entries: TapeEntry[] = [];
  let dropped = 0;
  let startedAt = 0;
  let inner: Signaling | null = null;

  function add(clock: Clock, make: (at: number) => TapeEntry): void {
    // A copy: what is sent may be changed by whoever made it.
    entries.push(structuredClone(make(clock.now() - startedAt)));
    // Not one by one: to drop the first moves all others.
    const tooMany = entries.length - maxEntries;
    if (tooMany < maxEntries / 10) return;
    entries = entries.slice(tooMany);
    dropped += tooMany;
  }

  function wrap(context: SignalingContext): Signaling {
    const { clock } = context;
    const own = signaling(context);
    inner = own;
    startedAt = clock.now();
    own.on('state', (state) => add(clock, (at) => ({ at, type: 'state', state })));
    own.on('signal', ({ from, resource, signal }) =>
      add(clock, (at) => ({ at, type: 'received', from, resource, signal })),
    );
    own.on('message', ({ from }) => add(clock, (at) => ({ at, type: 'message', from })));
    own.on('failure', ({ code, field = null }) => add(clock, (at) => ({ at, type: 'failure', code, field })));
    const send: Signaling['send'] = (to, signal, resource = null) => {
      add(clock, (at) => ({ at, type: 'sent', to, resource, signal }));
      own.send(to, signal, resource);
    };
    // All else goes through as it is.
    return new Proxy(own, {
      get(target, name) {
        if (name === 'send') return send;
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return (...args: readonly unknown[]): unknown => Reflect.apply(value, target, args);
      },
    });
  }

  return {
    signaling: wrap,
    get tape() {
      const tape = {
        format: 'parley-tape',
        version: 1,
        self: inner?.userId ?? null,
        startedAt,
        dropped,
        entries,
      } as const;
      return redactTape(tape, userIds);
    },
  };
}
