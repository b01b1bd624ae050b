import {
  defaultCallTimers,
  defaultMaxMembers,
  type CallLimits,
  type CallMachineState,
} from '../call/state.js';
import { incomingCall, outgoingCall } from '../call/machine.js';
import { systemClock, type Clock } from '../lib/clock.js';
import { Emitter, type Unsubscribe } from '../lib/emitter.js';
import { silentLogger, type Logger } from '../lib/logger.js';
import { browserPage, type PageLifecycle } from '../lib/page-lifecycle.js';
import { randomUuid } from '../lib/random-uuid.js';
import { defaultConstraints } from '../media/capture.js';
import { DeviceList } from '../media/device-list.js';
import { browserDeviceStorage } from '../media/device-storage.js';
import { createMicrophoneMeters, type MakeMicrophoneMeter } from '../media/load-meters.js';
import { browserMediaDevices, type MediaDevicesPort } from '../media/media-devices.js';
import { CallError } from '../model/call-error.js';
import type { Contact } from '../model/contact.js';
import type { SessionId, UserId } from '../model/ids.js';
import { defaultReactions, isEmoji } from '../model/emoji.js';
import { markToParams, readMark } from '../model/parley-mark.js';
import type { MediaQuality } from '../model/media-quality.js';
import type { CallSignal, Signal } from '../model/signal.js';
import { browserPeerConnections, type PeerConnections } from '../peer/rtc.js';
import { SparePeer } from '../peer/spare-peer.js';
import type { IncomingSignal, Signaling, SignalingState } from '../signaling/signaling.js';
import { assertParams } from '../wire/params-fault.js';
import type { CallClientOptions } from './call-client-options.js';
import { followChats, sendChat } from './call-chat.js';
import type { CallConfig } from './call-config.js';
import type {
  CallClient,
  CallClientEvents,
  CallOptions,
  CallSession,
  RefusalCounters,
  RejoinOptions,
} from './call-client.js';
import { EndedSessions } from './ended-sessions.js';
import { mergeQuality } from './media-quality.js';
import { assertLimit, assertRoom } from './member-limit.js';
import { browserRejoinStorage } from './rejoin-storage.js';
import type { RejoinableCall } from './rejoinable-call.js';
import { Rejoining } from './rejoining.js';
import { RunningCall } from './running-call.js';

/** How long after a call, or after signing in, the next connection is prepared, in ms: whatever is shown then comes first. */
const spareDelay = 20;

/** Nobody looks through more; and each one that rings holds a peer connection. */
const maxRinging = 8;

/**
 * Makes a client; `connect()` signs it in. Touches no global until then, so it can be made on a server. When the
 * page is left it hangs up and signs out by itself.
 *
 * @throws CallError `invalid-argument` when `userInfo` cannot be XML, `media` makes no sense, `maxMembers` is
 * less than 2, or one of the `reactions` is not a single emoji
 */
export function createCallClient(options: CallClientOptions): CallClient {
  return new Client(options);
}

class Client implements CallClient {
  readonly devices: DeviceList;
  readonly reactions: readonly string[];
  readonly #logger: Logger;
  readonly #clock: Clock;
  /** Which invitation to a running call it was that made a call ring. */
  readonly #invitations = new WeakMap<RunningCall, string>();
  readonly #limits: CallLimits;
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
  readonly #rejoining: Rejoining;
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
    this.#limits = {
      timers: { ...defaultCallTimers, ...options.timers },
      maxMembers: options.maxMembers ?? defaultMaxMembers,
      endsWhenAlone: options.endWhenAlone ?? true,
    };
    assertLimit(this.#limits.maxMembers);
    this.#emitter = new Emitter(this.#logger);
    this.#rejoining = new Rejoining({
      clock: this.#clock,
      storage: options.rejoinStorage === undefined ? browserRejoinStorage : options.rejoinStorage,
      send: (to, signal) => this.#send(to, signal),
      onChange: (call) => this.#emitter.emit('rejoinable', call),
    });
    this.#signaling = options.signaling({
      addressing: options.addressing,
      clock: this.#clock,
      logger: this.#logger,
      pageLifecycle: this.#page,
    });
    this.#signaling.on('state', (state, error) => {
      if (state === 'offline' || state === 'unauthorized') this.#spare.close();
      this.#emitter.emit('connection', state, error);
      this.#rejoining.setOnline(state === 'offline' || state === 'unauthorized' ? null : this.userId);
    });
    this.#signaling.on('contacts', (contacts) => {
      this.#revealLate();
      this.#emitter.emit('contacts', contacts);
    });
    this.#signaling.on('signal', (incoming) => this.#receive(incoming));
    followChats(this.#signaling, this.#calls);
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
      if (moment !== 'leaving') return;
      this.#calls.get(this.#rejoining.leave() ?? '')?.leavePage();
      void this.disconnect();
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

  get rejoinable(): RejoinableCall | null {
    return this.#rejoining.found;
  }

  rejoin(id: SessionId, options: RejoinOptions = {}): CallSession {
    const self = this.#signedIn();
    if (this.calls.some((call) => call.snapshot.state !== 'ringing'))
      throw new CallError('invalid-state', 'Another call is under way: leave it first.');
    const { state, microphone, camera } = this.#rejoining.begin(id, self, this.#limits);
    const userInfo = this.#options.userInfo ?? {};
    const call = this.#start({ ...state, userInfo }, mergeQuality(this.#quality, options.media));
    this.#rejoining.follow(self, call.snapshot);
    call.dial(options.preview ? options : { microphone, camera, ...options });
    this.#emitter.emit('call', call);
    return call;
  }

  forgetRejoinable(): void {
    this.#rejoining.giveUp();
  }

  call(userIds: UserId | readonly UserId[], options: CallOptions = {}): CallSession {
    const self = this.#signedIn();
    const opponentIds = [...new Set([userIds].flat().map((id) => this.#spell(id)))];
    if (opponentIds.length === 0 || opponentIds.includes(self))
      throw new CallError('invalid-argument', 'Call at least one user id, none of them your own.');
    const { timers, maxMembers, endsWhenAlone } = this.#limits;
    assertRoom(opponentIds.length + 1, maxMembers);
    if (options.userInfo) assertParams(options.userInfo);
    const call = this.#start(
      outgoingCall({
        id: randomUuid(),
        self,
        opponentIds,
        callType: options.video === false ? 'audio' : 'video',
        userInfo: options.userInfo ?? this.#options.userInfo ?? {},
        at: this.#clock.now(),
        timers,
        maxMembers,
        endsWhenAlone,
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

  #signedIn(): UserId {
    const { userId, state } = this.#signaling;
    if (userId === null || state === 'offline' || state === 'unauthorized')
      throw new CallError('invalid-state', 'Sign in with connect() before calling somebody.');
    return userId;
  }

  #receive({ from, signal }: IncomingSignal): void {
    const self = this.#signaling.userId;
    if (self === null || from === self) return; // our own other devices
    const known = this.#calls.get(signal.sessionId);
    if (known) known.receive(from, signal);
    else if (this.#rejoining.take(from, signal)) return;
    else if (signal.type === 'call') this.#ring(self, from, signal);
    else {
      this.#refused.unknownSession += 1;
      // Somebody is back in a call that we have left: they need not wait for us.
      if (this.#ended.get(signal.sessionId) && readMark(signal.extra)?.back)
        this.#send(from, { type: 'hangUp', sessionId: signal.sessionId });
    }
  }

  #ring(self: UserId, from: UserId, signal: CallSignal): void {
    const { sessionId, callerId, opponentIds } = signal;
    const mark = readMark(signal.extra);
    const ended = this.#ended.get(sessionId);
    if (ended && !this.#ended.isAnew(sessionId, mark?.invitation)) {
      // A repeat of a call that is over: when we said no, they did not hear it.
      if (ended === 'rejected') this.#send(from, { type: 'reject', sessionId });
      return;
    }
    // Only the initiator can start a session, and only one that we are invited to.
    if (callerId !== from || !opponentIds.includes(self)) {
      this.#refuse(from);
      return;
    }
    // Several may ring at once and the person chooses; once they are in a call, or dial, they are busy.
    const isBusy = this.calls.some((call) => call.snapshot.state !== 'ringing');
    if (isBusy || this.#calls.size >= maxRinging) {
      // To all of a group, where others would wait for us; but nobody makes us write to half the world.
      const members = [callerId, ...opponentIds.slice(0, this.#limits.maxMembers)];
      for (const id of new Set(members))
        if (id !== self) this.#send(id, { type: 'reject', sessionId, extra: markToParams({ busy: true }) });
      return;
    }
    const at = this.#clock.now();
    // Only one at a time: connections to all who ring at once would cost more than they save.
    const reveal = this.#calls.size === 0 && this.#mayLearnAddresses(from);
    const call = this.#start(incomingCall({ self, signal, at, reveal, ...this.#limits }));
    if (mark?.invitation) this.#invitations.set(call, mark.invitation);
    call.receive(from, signal);
    this.#emitter.emit('call', call);
  }

  #start(state: CallMachineState, quality = this.#quality): RunningCall {
    const call = new RunningCall({ ...this.#config(state.self), quality }, state);
    this.#calls.set(call.id, call);
    call.on('change', (snapshot) => {
      call.chat.follow();
      this.#rejoining.follow(state.self, snapshot);
      const { id, endReason } = snapshot;
      if (!endReason) return;
      this.#calls.delete(id);
      this.#ended.add(id, endReason, this.#invitations.get(call));
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
      timers: this.#limits.timers,
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
      spell: (userId) => this.#spell(userId),
      send: (to, signal) => this.#send(to, signal),
      sendMessage: (to, message, mayWait) => sendChat(this.#signaling, to, message, mayWait),
      knowsSession: (id) => this.#calls.has(id) || this.#ended.get(id) !== null,
      reactions: this.reactions,
      adaptsToDemand: this.#options.adaptToDemand ?? true,
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

  /** In the spelling in which the answers will come: servers fold the case of names (RFC 6122 section 2.3). */
  #spell(userId: UserId): UserId {
    const { addressing } = this.#options;
    return addressing.toUserId(addressing.toJid(userId)) ?? userId;
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
