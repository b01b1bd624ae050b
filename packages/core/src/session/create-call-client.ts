import { defaultCallTimers, type CallMachineState, type CallTimers } from '../call/state.js';
import { incomingCall, outgoingCall } from '../call/machine.js';
import { systemClock, type Clock } from '../lib/clock.js';
import { Emitter, type Unsubscribe } from '../lib/emitter.js';
import { silentLogger, type Logger } from '../lib/logger.js';
import { browserPage, type PageLifecycle } from '../lib/page-lifecycle.js';
import { randomUuid } from '../lib/random-uuid.js';
import type { AudioContexts } from '../media/audio-context.js';
import { defaultConstraints, type CaptureConstraints } from '../media/capture.js';
import { DeviceList } from '../media/device-list.js';
import { browserDeviceStorage, type DeviceStorage } from '../media/device-storage.js';
import { createMicrophoneMeters, type MakeMicrophoneMeter } from '../media/load-meters.js';
import { browserMediaDevices, type MediaDevicesPort } from '../media/media-devices.js';
import { CallError } from '../model/call-error.js';
import type { Contact } from '../model/contact.js';
import type { SessionId, UserId } from '../model/ids.js';
import { markToParams } from '../model/parley-mark.js';
import { defaultReactions, isEmoji } from '../model/emoji.js';
import type { MediaQuality } from '../model/media-quality.js';
import type { Params } from '../model/params.js';
import type { CallSignal, Signal } from '../model/signal.js';
import { browserPeerConnections, type PeerConnections } from '../peer/rtc.js';
import { SparePeer } from '../peer/spare-peer.js';
import type { Addressing } from '../signaling/addressing.js';
import type { IncomingSignal, Signaling, SignalingFactory, SignalingState } from '../signaling/signaling.js';
import { assertParams } from '../wire/params-fault.js';
import type { CallConfig, IceServers } from './call-config.js';
import type {
  CallClient,
  CallClientEvents,
  CallOptions,
  CallSession,
  RefusalCounters,
} from './call-client.js';
import { EndedSessions } from './ended-sessions.js';
import { mergeQuality } from './media-quality.js';
import { RunningCall } from './running-call.js';

/** What a client is made of. Only the first two are needed. */
export interface CallClientOptions {
  /** How signals travel: `strophe({ service, credentials })`. */
  readonly signaling: SignalingFactory;
  /** How user ids map to JIDs: `quickbloxAddressing({ appId, host })` or `jidAddressing({ host })`. */
  readonly addressing: Addressing;
  /** STUN and TURN servers. Default: none, so that nothing third-party is asked unless you say so. */
  readonly iceServers?: IceServers;
  /** `relay` lets media flow through TURN only. Default `all`. */
  readonly iceTransportPolicy?: RTCIceTransportPolicy;
  /**
   * When a caller may learn this machine's addresses (ICE candidates): `on-ring`, so that the connection stands by the
   * time the call is answered and the picture is there at once, or `on-accept`. Default: `on-ring` for those who are
   * in `contacts`, `on-accept` for everybody else. Whatever it is, no camera or microphone is heard or seen before
   * the call is accepted.
   */
  readonly reveal?: 'on-ring' | 'on-accept';
  /** What every `call` and `accept` says of this user unless told otherwise, such as `{ name: 'Bob' }`. */
  readonly userInfo?: Params;
  /** How long to wait for what, in ms. */
  readonly timers?: Partial<CallTimers>;
  /**
   * What limits what calls send: `lowQuality`, `standardQuality`, `hdQuality`, or limits of your own. Default: nothing is
   * limited, but the camera is asked for 640 × 480 at 30 pictures per second.
   */
  readonly media?: MediaQuality;
  /** The emoji to react with. Default: `defaultReactions`, six of them. */
  readonly reactions?: readonly string[];
  /** What to ask of the microphone and the camera. */
  readonly constraints?: Partial<CaptureConstraints>;
  /**
   * What happens when neither microphone nor camera can be had: `continue` (default) keeps the call, so that
   * the person can listen and mend it; `end` ends it with the reason `media-denied`.
   */
  readonly withoutMedia?: 'continue' | 'end';
  /** Where chosen devices are remembered. Default: the browser's `localStorage`, under `parley.device.` and the kind. */
  readonly deviceStorage?: DeviceStorage;
  /**
   * Whether a muted microphone is listened to, on this machine only, so that somebody who talks can be told that they are
   * muted. Default true. It keeps a muted microphone open: a browser that would show it as off while muted, as Firefox
   * does, shows it as on. `false` lets it be off.
   */
  readonly talkingWhileMuted?: boolean;
  readonly logger?: Logger;
  /** For tests: time, devices, Web Audio (`null`: none, so that our own level is not measured), peers and the page. */
  readonly clock?: Clock;
  readonly mediaDevices?: MediaDevicesPort;
  readonly audioContexts?: AudioContexts | null;
  readonly peerConnections?: PeerConnections;
  readonly pageLifecycle?: PageLifecycle;
}

/** How long after a call, or after signing in, the next connection is prepared, in ms: whatever is shown then comes first. */
const spareDelay = 20;

/** Nobody looks through more; and each one that rings holds a peer connection. */
const maxRinging = 8;

/**
 * Makes a client; `connect()` signs it in. Touches no global until then, so it can be made on a server. When the
 * page is left it hangs up and signs out by itself.
 *
 * @throws CallError `invalid-argument` when `userInfo` cannot be XML, `media` makes no sense, or one of
 * the `reactions` is not a single emoji
 */
export function createCallClient(options: CallClientOptions): CallClient {
  return new Client(options);
}

class Client implements CallClient {
  readonly devices: DeviceList;
  readonly reactions: readonly string[];
  readonly #logger: Logger;
  readonly #clock: Clock;
  readonly #timers: CallTimers;
  readonly #signaling: Signaling;
  readonly #emitter: Emitter<CallClientEvents>;
  readonly #options: CallClientOptions;
  readonly #calls = new Map<SessionId, RunningCall>();
  readonly #ended = new EndedSessions();
  readonly #refused = { malformed: 0, notMember: 0, unknownSession: 0, messages: 0 };
  readonly #page: PageLifecycle;
  readonly #peerConnections: PeerConnections;
  readonly #mediaDevices: MediaDevicesPort;
  readonly #spare: SparePeer;
  readonly #quality: MediaQuality;
  readonly #meterMicrophone: MakeMicrophoneMeter;
  #stopWatchingPage: Unsubscribe | null = null;

  constructor(options: CallClientOptions) {
    if (options.userInfo) assertParams(options.userInfo);
    this.reactions = checkedReactions(options.reactions ?? defaultReactions);
    this.#options = options;
    this.#logger = options.logger ?? silentLogger;
    this.#clock = options.clock ?? systemClock;
    this.#page = options.pageLifecycle ?? browserPage;
    this.#peerConnections = options.peerConnections ?? browserPeerConnections;
    this.#quality = mergeQuality({}, options.media);
    this.#spare = new SparePeer(this.#peerConnections, this.#logger, this.#quality);
    this.#mediaDevices = options.mediaDevices ?? browserMediaDevices;
    this.devices = new DeviceList(this.#mediaDevices, options.deviceStorage ?? browserDeviceStorage, {
      ...defaultConstraints,
      ...options.constraints,
    });
    this.#meterMicrophone = createMicrophoneMeters({
      contexts: options.audioContexts,
      clock: this.#clock,
      page: this.#page,
      hearsMuted: options.talkingWhileMuted ?? true,
    });
    this.#timers = { ...defaultCallTimers, ...options.timers };
    this.#emitter = new Emitter(this.#logger);
    this.#signaling = options.signaling({
      addressing: options.addressing,
      clock: this.#clock,
      logger: this.#logger,
      pageLifecycle: this.#page,
    });
    this.#signaling.on('state', (state, error) => {
      if (state === 'offline' || state === 'unauthorized') this.#spare.close();
      this.#emitter.emit('connection', state, error);
    });
    this.#signaling.on('contacts', (contacts) => {
      this.#revealLate();
      this.#emitter.emit('contacts', contacts);
    });
    this.#signaling.on('signal', (incoming) => this.#receive(incoming));
    this.#signaling.on('failure', (failure) => {
      this.#refused.malformed += 1;
      this.#logger.log('warn', `refused a malformed signal: ${failure.message}`);
      this.#emitter.emit('failure', failure);
    });
  }

  get connectionState(): SignalingState {
    return this.#signaling.state;
  }

  get userId(): UserId | null {
    return this.#signaling.userId;
  }

  get contacts(): readonly Contact[] {
    return this.#signaling.contacts;
  }

  get calls(): readonly CallSession[] {
    return [...this.#calls.values()];
  }

  get refused(): RefusalCounters {
    return { ...this.#refused };
  }

  async connect(): Promise<void> {
    // Somebody who closes the tab has left: say so while the page can still send. Without a goodbye the server
    // would keep them available until its stream management gives up (XEP-0198 section 5).
    this.#stopWatchingPage ??= this.#page.on((moment) => {
      if (moment === 'leaving') void this.disconnect();
    });
    await this.#signaling.connect();
    this.#prepareSpare();
  }

  async disconnect(): Promise<void> {
    this.#hangUpAll();
    this.#stopWatchingPage?.();
    this.#stopWatchingPage = null;
    await this.#signaling.disconnect();
  }

  call(userIds: UserId | readonly UserId[], options: CallOptions = {}): CallSession {
    const self = this.#signaling.userId;
    if (self === null || this.#signaling.state === 'offline' || this.#signaling.state === 'unauthorized')
      throw new CallError('invalid-state', 'Sign in with connect() before calling somebody.');
    const { addressing } = this.#options;
    // In the spelling in which the answers will come: servers fold the case of names (RFC 6122 section 2.3).
    const spell = (id: UserId): UserId => addressing.toUserId(addressing.toJid(id)) ?? id;
    const opponentIds = [...new Set((typeof userIds === 'string' ? [userIds] : userIds).map(spell))];
    if (opponentIds.length === 0 || opponentIds.includes(self))
      throw new CallError('invalid-argument', 'Call at least one user id, none of them your own.');
    if (options.userInfo) assertParams(options.userInfo);
    const call = this.#start(
      outgoingCall({
        id: randomUuid(),
        self,
        opponentIds,
        callType: options.video === false ? 'audio' : 'video',
        userInfo: options.userInfo ?? this.#options.userInfo ?? {},
        at: this.#clock.now(),
        timers: this.#timers,
      }),
      mergeQuality(this.#quality, options.media),
    );
    call.dial(options);
    this.#emitter.emit('call', call);
    return call;
  }

  on<K extends keyof CallClientEvents>(
    event: K,
    listener: (...args: CallClientEvents[K]) => void,
  ): Unsubscribe {
    return this.#emitter.on(event, listener);
  }

  close(): void {
    this.#hangUpAll();
    this.#stopWatchingPage?.();
    this.#stopWatchingPage = null;
    this.#signaling.close();
    this.#spare.close();
    this.#emitter.clear();
  }

  #receive({ from, signal }: IncomingSignal): void {
    const self = this.#signaling.userId;
    if (self === null || from === self) return; // our own other devices
    const known = this.#calls.get(signal.sessionId);
    if (known) known.receive(from, signal);
    else if (signal.type === 'call') this.#ring(self, from, signal);
    else this.#refused.unknownSession += 1;
  }

  #ring(self: UserId, from: UserId, signal: CallSignal): void {
    // Only the initiator can start a session, and only one that we are invited to.
    if (signal.callerId !== from || !signal.opponentIds.includes(self)) {
      this.#refuse(from);
      return;
    }
    const { sessionId } = signal;
    const ended = this.#ended.get(sessionId);
    if (ended) {
      // A repeat of a call that is over: when we said no, the caller did not hear it.
      if (ended === 'rejected') this.#send(from, { type: 'reject', sessionId });
      return;
    }
    // Several may ring at once and the person chooses; once they are in a call, or dial, they are busy.
    const isBusy = this.calls.some((call) => call.snapshot.state !== 'ringing');
    if (isBusy || this.#calls.size >= maxRinging) {
      this.#send(from, { type: 'reject', sessionId, extra: markToParams({ busy: true }) });
      return;
    }
    const at = this.#clock.now();
    // Only one at a time: connections to all who ring at once would cost more than they save.
    const reveal = this.#calls.size === 0 && this.#mayLearnAddresses(from);
    const call = this.#start(incomingCall({ self, signal, at, timers: this.#timers, reveal }));
    call.receive(from, signal);
    this.#emitter.emit('call', call);
  }

  #start(state: CallMachineState, quality = this.#quality): RunningCall {
    const call = new RunningCall({ ...this.#config(state.self), quality }, state);
    this.#calls.set(call.id, call);
    call.on('change', ({ id, endReason }) => {
      if (!endReason) return;
      this.#calls.delete(id);
      this.#ended.add(id, endReason);
      this.#prepareSpare();
    });
    return call;
  }

  #mayLearnAddresses(from: UserId): boolean {
    const { reveal } = this.#options;
    return reveal ? reveal === 'on-ring' : this.contacts.some(({ userId }) => userId === from);
  }

  /** Somebody who signs in to a call, as with a push message, hears of it before the server has told of the contacts. */
  #revealLate(): void {
    for (const call of this.#calls.values())
      if (this.#calls.size === 1 && this.#mayLearnAddresses(call.snapshot.initiatorId)) call.reveal();
  }

  #prepareSpare(): void {
    this.#clock.after(spareDelay, () => {
      if (this.#signaling.state === 'online' && this.#calls.size === 0) this.#spare.prepare();
    });
  }

  #config(self: UserId): Omit<CallConfig, 'quality'> {
    const { iceServers = [], iceTransportPolicy = 'all', withoutMedia } = this.#options;
    return {
      self,
      clock: this.#clock,
      logger: this.#logger,
      timers: this.#timers,
      devices: this.#mediaDevices,
      choice: this.devices,
      constraints: this.devices.constraints,
      meterMicrophone: this.#meterMicrophone,
      connections: this.#peerConnections,
      spare: this.#spare,
      iceServers,
      iceTransportPolicy,
      endWithoutMedia: withoutMedia === 'end',
      userInfo: this.#options.userInfo ?? {},
      send: (to, signal) => this.#send(to, signal),
      reactions: this.reactions,
      refuse: (from) => this.#refuse(from),
      refuseMessage: (from) => {
        this.#refused.messages += 1;
        this.#logger.log('debug', `refused a message from ${from}`);
      },
    };
  }

  #send(to: UserId, signal: Signal): void {
    try {
      this.#signaling.send(to, signal);
    } catch (error) {
      // Lost signals are what repeats and time limits are for; the state is told by `connection`.
      this.#logger.log('warn', `could not send "${signal.type}"`, error);
    }
  }

  #refuse(from: UserId): void {
    this.#refused.notMember += 1;
    this.#logger.log('warn', `refused a signal from ${from}, who is not a member of the session`);
  }

  #hangUpAll(): void {
    for (const call of this.calls) call.hangUp();
  }
}

function checkedReactions(reactions: readonly string[]): readonly string[] {
  if (!reactions.every(isEmoji))
    throw new CallError('invalid-argument', 'Each of the `reactions` must be a single emoji.');
  return [...new Set(reactions)];
}
