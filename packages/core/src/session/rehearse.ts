import { incomingCall, outgoingCall } from '../call/machine.js';
import type { CallLimits } from '../call/state.js';
import type { Clock } from '../lib/clock.js';
import { silentLogger } from '../lib/logger.js';
import { randomUuid } from '../lib/random-uuid.js';
import type { CallSignal } from '../model/signal.js';
import { decodeSignal } from '../wire/decode.js';
import { encodeSignal } from '../wire/encode.js';
import type { CallConfig } from './call-config.js';
import type { CallTransport, MediaTransport } from './media-transport.js';
import { RunningCall } from './running-call.js';

/** What a rehearsal plays with. */
export interface Stage {
  readonly config: Omit<CallConfig, 'quality' | 'transport'>;
  readonly limits: CallLimits;
}

/** Of the form of a description, and of none of the sense. */
const description = 'v=0\no=- 1 1 IN IP4 0.0.0.0\nm=audio 9 UDP/TLS/RTP/SAVPF 111\n';
const them = 'rehearsal';

/**
 * Plays a call to its end that nobody hears of: without devices, connections, timers or signals that go out. A browser
 * compiles what it runs when it first runs it, and whoever calls, or is called, would wait for that.
 */
export function rehearse({ config, limits }: Stage): void {
  const sent: CallSignal[] = [];
  const silent: CallConfig = {
    ...config,
    clock: { now: () => config.clock.now(), after: never },
    logger: silentLogger,
    quality: {},
    transport: nowhere,
    endWithoutMedia: false,
    offline: () => [],
    knowsSession: () => false,
    send: (_, signal) => {
      if (signal.type === 'call') sent.push(signal);
    },
    sendOwnDevices: () => undefined,
    sendMessage: () => 'failed',
    refuse: () => undefined,
    refuseMessage: () => undefined,
  };
  const { self, clock } = config;
  const without = { microphone: false, camera: false };
  const outgoing = outgoingCall({
    id: randomUuid(),
    self,
    opponentIds: [them],
    callType: 'video',
    userInfo: {},
    at: clock.now(),
    ...limits,
  });
  const call = new RunningCall(silent, outgoing);
  call.dial(without);
  for (const signal of sent) {
    const read = decodeSignal(encodeSignal(signal, { to: them, id: signal.sessionId }));
    if (!read?.ok || read.signal.type !== 'call') continue;
    const theirs = { ...read.signal, callerId: them, opponentIds: [self] };
    const ringing = new RunningCall(
      silent,
      incomingCall({ self, signal: theirs, at: clock.now(), ...limits }),
    );
    ringing.receive(them, null, theirs);
    ringing.dispatch({ type: 'rang' });
    ringing.accept({ microphone: false, video: false });
    ringing.hangUp();
  }
  call.hangUp();
}

const never: Clock['after'] = () => () => undefined;

/** Carries nothing. */
const nowhere: MediaTransport = {
  open: ({ listener }): CallTransport => ({
    tracks: new Map(),
    measured: new Map(),
    recovery: () => null,
    description: () => description,
    run: ({ type, userId }) => {
      if (type === 'create-offer') listener.onDescription(userId, 'offer');
      else if (type === 'create-answer') listener.onDescription(userId, 'answer');
    },
    setTracks: () => undefined,
    setQuality: () => undefined,
    setTransportPolicy: () => undefined,
    share: () => undefined,
    send: () => false,
    close: () => undefined,
  }),
};
