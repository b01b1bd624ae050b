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
import { defaultReactions } from '../model/emoji.js';
import { readMark } from '../model/parley-mark.js';
import type { MediaQuality } from '../model/media-quality.js';
import type { CallSignal } from '../model/signal.js';
import { browserPeerConnections, type PeerConnections } from '../peer/rtc.js';
import { SparePeer } from '../peer/spare-peer.js';
import type { Signaling, SignalingState } from '../signaling/signaling.js';
import { assertParams } from '../wire/params-fault.js';
import type { CallClientOptions } from './call-client-options.js';
import { BlockedUsers } from './blocked-users.js';
import { followChats, sendChat } from './call-chat.js';
import { ClientHistory } from './call-history.js';
import type { CallConfig } from './call-config.js';
import type {
  CallClient,
  CallClientEvents,
  CallOptions,
  CallSession,
  RefusalCounters,
  RejoinOptions,
} from './call-client.js';
import { CallReception } from './call-reception.js';
import { checkedId, checkedReactions, ringingFrom, toAccept } from './call-wishes.js';
import { EndedSessions } from './ended-sessions.js';
import { IceSource } from './ice-source.js';
import { mergeQuality } from './media-quality.js';
import { assertLimit } from './member-limit.js';
import { NetworkWatch } from './network-watch.js';
import { browserRejoinStorage } from './rejoin-storage.js';
import { Refusals } from './refusals.js';
import type { RejoinableCall } from './rejoinable-call.js';
import { Rejoining } from './rejoining.js';
import { chooseTransport } from './open-transport.js';
import { RunningCall } from './running-call.js';
import { sendSignal } from './send-signal.js';

/** How long after a call, or after signing in, the next connection is prepared, in ms: whatever is shown then comes first. */
const spareDelay = 20;

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
  readonly history: ClientHistory;
  readonly reactions: readonly string[];
  readonly callWaiting: boolean;
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
  readonly #refusals: Refusals;
  readonly #blocked: BlockedUsers;
  readonly #page: PageLifecycle;
  readonly #peerConnections: PeerConnections;
  readonly #mediaDevices: MediaDevicesPort;
  readonly #network: NetworkWatch;
  readonly #spare: SparePeer;
  readonly #iceServers: IceSource;
  readonly #quality: MediaQuality;
  readonly #meterMicrophone: MakeMicrophoneMeter;
  readonly #rejoining: Rejoining;
  #stopWatchingPage: Unsubscribe | null = null;

  constructor(options: CallClientOptions) {
    if (options.userInfo) assertParams(options.userInfo);
    this.reactions = checkedReactions(options.reactions ?? defaultReactions);
    this.callWaiting = options.callWaiting ?? false;
    this.#options = options;
    this.#logger = options.logger ?? silentLogger;
    this.#refusals = new Refusals(this.#logger);
    this.#clock = options.clock ?? systemClock;
    this.#page = options.pageLifecycle ?? browserPage;
    this.#peerConnections = options.peerConnections ?? browserPeerConnections;
    this.#quality = mergeQuality({}, options.media);
    this.#spare = new SparePeer(this.#peerConnections, this.#logger, this.#quality);
    this.#mediaDevices = options.mediaDevices ?? browserMediaDevices;
    const storage = options.deviceStorage ?? browserDeviceStorage;
    const constraints = { ...defaultConstraints, ...options.constraints };
    this.devices = new DeviceList(this.#mediaDevices, storage, constraints);
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
      send: (to, signal) => this.#send(to, signal, null),
      onChange: (call) => this.#emitter.emit('rejoinable', call),
    });
    this.#signaling = options.signaling({
      addressing: options.addressing,
      clock: this.#clock,
      logger: this.#logger,
      pageLifecycle: this.#page,
    });
    this.#blocked = new BlockedUsers({
      signaling: this.#signaling,
      storage,
      changed: (userIds) => this.#emitter.emit('blocked', userIds),
    });
    this.#signaling.on('state', (state, error) => {
      if (state === 'offline' || state === 'unauthorized') this.#spare.close();
      this.#emitter.emit('connection', state, error);
      this.#rejoining.setOnline(state === 'offline' || state === 'unauthorized' ? null : this.userId);
    });
    this.#iceServers = new IceSource(options.iceServers, this.#signaling, this.#clock);
    this.#network = new NetworkWatch(this.#clock, this.#page, this.#signaling);
    this.#signaling.on('contacts', (contacts) => {
      this.#revealLate();
      this.#emitter.emit('contacts', contacts);
    });
    this.history = new ClientHistory(this.#signaling, this.#blocked, options);
    const reception = new CallReception({
      clock: this.#clock,
      signaling: this.#signaling,
      calls: this.#calls,
      ended: this.#ended,
      rejoining: this.#rejoining,
      callWaiting: this.callWaiting,
      maxMembers: this.#limits.maxMembers,
      start: (self, signal) => this.#startIncoming(self, signal),
      announce: (call) => this.#emitter.emit('call', call),
      send: this.#send,
      blocked: this.#blocked,
      refusals: this.#refusals,
      turnedAway: (signal) => this.history.turnedAway(signal),
    });
    this.#signaling.on('signal', (incoming) => reception.receive(incoming));
    this.#signaling.on('undelivered', ({ to, sessionId }) =>
      this.#calls.get(sessionId)?.dispatch({ type: 'undelivered', at: this.#clock.now(), userId: to }),
    );
    followChats(this.#signaling, this.#calls, this.#blocked);
    this.#signaling.on('failure', (failure) => {
      this.#refusals.add('malformed', failure.from, failure.message);
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
    return this.#refusals.counts;
  }

  get blocked(): readonly UserId[] {
    return this.#blocked.list;
  }

  async block(userId: UserId): Promise<void> {
    await this.#blocked.block(this.#spell(userId), this.#signedIn(), this.#calls.values());
  }

  async unblock(userId: UserId): Promise<void> {
    this.#signedIn();
    await this.#blocked.set(this.#spell(userId), false);
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
    this.#leave();
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
    if (options.userInfo) assertParams(options.userInfo);
    const theirs = ringingFrom(this.#calls.values(), opponentIds);
    if (theirs) {
      // Both want the same: there is nothing to dial.
      theirs.accept(toAccept(options));
      return theirs;
    }
    const call = this.#start(
      outgoingCall({
        id: randomUuid(),
        self,
        opponentIds,
        callType: options.video === false ? 'audio' : 'video',
        userInfo: options.userInfo ?? this.#options.userInfo ?? {},
        at: this.#clock.now(),
        ...this.#limits,
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
    this.#leave();
    this.history.close();
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

  /** A call that begins to ring. */
  #startIncoming(self: UserId, signal: CallSignal): RunningCall {
    // Only one at a time: connections to all who ring at once would cost more than they save.
    const reveal = this.#calls.size === 0 && this.#mayLearnAddresses(signal.callerId);
    const incoming = incomingCall({ self, signal, at: this.#clock.now(), reveal, ...this.#limits });
    const call = this.#start(incoming, this.#quality, signal.userInfo ?? {});
    const invitation = readMark(signal.extra)?.invitation;
    if (invitation) this.#invitations.set(call, invitation);
    return call;
  }

  #start(begun: CallMachineState, quality = this.#quality, userInfo = begun.userInfo): RunningCall {
    const [transport, state] = chooseTransport(this.#options.transport, begun, userInfo);
    const call = new RunningCall({ ...this.#config(state.self), quality, transport }, state);
    this.#calls.set(call.id, call);
    call.on('change', (snapshot) => {
      call.chat.follow();
      this.#rejoining.follow(state.self, snapshot);
      this.history.follow(snapshot);
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
      if (this.#calls.size === 1 && this.#mayLearnAddresses(call.snapshot.initiatorId))
        call.dispatch({ type: 'reveal' });
  }

  #prepareSpare(): void {
    this.#clock.after(spareDelay, () => {
      if (this.#signaling.state === 'online' && this.#calls.size === 0) this.#spare.prepare();
    });
  }

  #config(self: UserId): Omit<CallConfig, 'quality' | 'transport'> {
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
      network: this.#network,
      spare: this.#spare,
      iceServers: this.#iceServers,
      iceTransportPolicy: this.#options.iceTransportPolicy ?? 'all',
      endWithoutMedia: this.#options.withoutMedia === 'end',
      userInfo: this.#options.userInfo ?? {},
      spell: (userId) => this.#spell(userId),
      send: this.#send,
      sendOwnDevices: (signal) => this.#signaling.tellOwnDevices(signal),
      offline: (userIds) =>
        userIds.filter((id) => this.contacts.some(({ userId, available }) => userId === id && !available)),
      sendMessage: (to, message, mayWait) => sendChat(this.#signaling, to, message, mayWait),
      knowsSession: (id) => this.#calls.has(id) || this.#ended.get(id) !== null,
      reactions: this.reactions,
      adaptsToDemand: this.#options.adaptToDemand ?? true,
      refuse: (from) => this.#refusals.add('notMember', from),
      refuseMessage: (from) => this.#refusals.add('messages', from),
    };
  }

  readonly #send: CallConfig['send'] = (to, signal, resource) =>
    sendSignal(this.#signaling, this.#logger, { to, signal, resource });

  /** In the spelling in which the answers will come: servers fold the case of names (RFC 6122 section 2.3). */
  #spell(userId: UserId): UserId {
    const { addressing } = this.#options;
    return checkedId(addressing.toUserId(addressing.toJid(userId)) ?? userId);
  }

  #leave(): void {
    // It is not for one device that goes away to say no for the others.
    if (this.#signaling.hasOtherDevices)
      for (const call of this.#calls.values())
        call.dispatch({ type: 'leave-ringing', at: this.#clock.now() });
    for (const call of this.calls) call.hangUp();
    this.#stopWatchingPage?.();
    this.#stopWatchingPage = null;
  }
}
