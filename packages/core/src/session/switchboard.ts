import {
  defaultCallTimers,
  defaultMaxMembers,
  type CallLimits,
  type CallMachineState,
} from '../call/state.js';
import { incomingCall, outgoingCall } from '../call/machine.js';
import type { Clock } from '../lib/clock.js';
import type { Emitter } from '../lib/emitter.js';
import type { Logger } from '../lib/logger.js';
import type { PageLifecycle } from '../lib/page-lifecycle.js';
import { randomUuid } from '../lib/random-uuid.js';
import type { DeviceList } from '../media/device-list.js';
import type { DeviceStorage } from '../media/device-storage.js';
import { createMicrophoneMeters, type MakeMicrophoneMeter } from '../media/load-meters.js';
import type { MediaDevicesPort } from '../media/media-devices.js';
import { CallError } from '../model/call-error.js';
import type { SessionId, UserId } from '../model/ids.js';
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
import type { ClientHistory } from './call-history.js';
import type { CallConfig } from './call-config.js';
import type { CallClient, CallClientEvents, CallOptions, CallSession, RejoinOptions } from './call-client.js';
import { CallReception } from './call-reception.js';
import { checkedId, ringingFrom, toAccept } from './call-wishes.js';
import { EndedSessions } from './ended-sessions.js';
import { IceSource } from './ice-source.js';
import { mergeQuality } from './media-quality.js';
import { NetworkWatch } from './network-watch.js';
import { browserRejoinStorage } from './rejoin-storage.js';
import { Refusals } from './refusals.js';
import { Rejoining } from './rejoining.js';
import { chooseTransport } from './open-transport.js';
import { RunningCall } from './running-call.js';
import { sendSignal } from './send-signal.js';

/** How long after a call, or after signing in, the next connection is prepared, in ms: whatever is shown then comes first. */
const spareDelay = 20;

/** Whether a call was rehearsed: once for a page, as what was compiled stays so. */
let isRehearsed = false;

/** What a switchboard works for: a client. */
export interface SwitchboardContext extends Pick<CallClient, 'callWaiting' | 'reactions'> {
  readonly options: CallClientOptions;
  readonly signaling: Signaling;
  readonly emitter: Emitter<CallClientEvents>;
  /** Tells the application where the connection stands. */
  readonly tell: (state: SignalingState, error: CallError | null) => void;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly page: PageLifecycle;
  readonly devices: DeviceList;
  readonly mediaDevices: MediaDevicesPort;
  readonly storage: DeviceStorage;
  readonly history: ClientHistory;
  /** What limits what is sent. */
  readonly quality: MediaQuality;
}

/**
 * All that a client does once it is signed in: makes calls, lets them ring, and follows what signaling tells. A module
 * of its own, which signing in fetches beside that of the signaling.
 */
export class Switchboard {
  readonly refusals: Refusals;
  readonly blocked: BlockedUsers;
  readonly rejoining: Rejoining;
  readonly #context: SwitchboardContext;
  readonly #options: CallClientOptions;
  readonly #signaling: Signaling;
  readonly #emitter: Emitter<CallClientEvents>;
  readonly #logger: Logger;
  readonly #clock: Clock;
  /** Which invitation to a running call it was that made a call ring. */
  readonly #invitations = new WeakMap<RunningCall, string>();
  readonly #limits: CallLimits;
  readonly #calls = new Map<SessionId, RunningCall>();
  readonly #ended = new EndedSessions();
  readonly #peerConnections: PeerConnections;
  readonly #network: NetworkWatch;
  readonly #spare: SparePeer;
  readonly #iceServers: IceSource;
  readonly #quality: MediaQuality;
  readonly #meterMicrophone: MakeMicrophoneMeter;

  constructor(context: SwitchboardContext) {
    const { options, signaling, emitter, history, clock, logger, page, tell } = context;
    this.#context = context;
    this.#options = options;
    this.#signaling = signaling;
    this.#emitter = emitter;
    this.#logger = logger;
    this.#clock = clock;
    this.refusals = new Refusals(logger);
    this.#peerConnections = options.peerConnections ?? browserPeerConnections;
    this.#quality = context.quality;
    this.#spare = new SparePeer(this.#peerConnections, logger, this.#quality);
    this.#meterMicrophone = createMicrophoneMeters({
      contexts: options.audioContexts,
      clock,
      page,
      hearsMuted: options.talkingWhileMuted ?? true,
    });
    this.#limits = {
      timers: { ...defaultCallTimers, ...options.timers },
      maxMembers: options.maxMembers ?? defaultMaxMembers,
      endsWhenAlone: options.endWhenAlone ?? true,
    };
    this.rejoining = new Rejoining({
      clock,
      storage: options.rejoinStorage === undefined ? browserRejoinStorage : options.rejoinStorage,
      send: (to, signal) => this.#send(to, signal, null),
      onChange: (call) => emitter.emit('rejoinable', call),
    });
    this.blocked = new BlockedUsers({
      signaling,
      storage: context.storage,
      changed: (userIds) => emitter.emit('blocked', userIds),
    });
    signaling.on('state', (state, error) => {
      if (state === 'offline' || state === 'unauthorized') this.#spare.close();
      tell(state, error);
      this.rejoining.setOnline(state === 'offline' || state === 'unauthorized' ? null : signaling.userId);
    });
    this.#iceServers = new IceSource(options.iceServers, signaling, clock);
    this.#network = new NetworkWatch(clock, page, signaling);
    signaling.on('contacts', (contacts) => {
      this.#revealLate();
      emitter.emit('contacts', contacts);
    });
    const reception = new CallReception({
      clock,
      signaling,
      calls: this.#calls,
      ended: this.#ended,
      rejoining: this.rejoining,
      callWaiting: context.callWaiting,
      maxMembers: this.#limits.maxMembers,
      start: (self, signal) => this.#startIncoming(self, signal),
      announce: (call) => emitter.emit('call', call),
      send: this.#send,
      blocked: this.blocked,
      refusals: this.refusals,
      turnedAway: (signal) => history.turnedAway(signal),
    });
    signaling.on('signal', (incoming) => reception.receive(incoming));
    signaling.on('undelivered', ({ to, sessionId }) =>
      this.#calls.get(sessionId)?.dispatch({ type: 'undelivered', at: clock.now(), userId: to }),
    );
    followChats(signaling, this.#calls, this.blocked);
    signaling.on('failure', (failure) => {
      this.refusals.add('malformed', failure.from, failure.message);
      emitter.emit('failure', failure);
    });
  }

  get calls(): readonly CallSession[] {
    return [...this.#calls.values()];
  }

  async block(userId: UserId): Promise<void> {
    await this.blocked.block(this.#spell(userId), this.#self, this.#calls.values());
  }

  async unblock(userId: UserId): Promise<void> {
    await this.blocked.set(this.#spell(userId), false);
  }

  rejoin(id: SessionId, options: RejoinOptions): CallSession {
    const self = this.#self;
    if (this.calls.some((call) => call.snapshot.state !== 'ringing'))
      throw new CallError('invalid-state', 'Another call is under way: leave it first.');
    const { state, microphone, camera } = this.rejoining.begin(id, self, this.#limits);
    // Somebody who does not know that we come back may call us to it anew: a session is one call here.
    this.#calls.get(id)?.dispatch({ type: 'merge', at: this.#clock.now() });
    const userInfo = this.#options.userInfo ?? {};
    const call = this.#start({ ...state, userInfo }, mergeQuality(this.#quality, options.media));
    this.rejoining.follow(self, call.snapshot);
    call.dial(options.preview ? options : { microphone, camera, ...options });
    this.#emitter.emit('call', call);
    return call;
  }

  call(userIds: UserId | readonly UserId[], options: CallOptions): CallSession {
    const self = this.#self;
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

  /** Somebody is signed in, or a call is over: prepares the next one. */
  prepareSpare(): void {
    this.#clock.after(spareDelay, () => {
      if (this.#signaling.state !== 'online' || this.#calls.size > 0) return;
      this.#spare.prepare();
      void this.#rehearse();
    });
  }

  /** The page ends: a call that can be rejoined is left so that the next page can. */
  leavePage(): void {
    this.#calls.get(this.rejoining.leave() ?? '')?.leavePage();
  }

  /** Hangs up all calls. */
  leave(): void {
    // It is not for one device that goes away to say no for the others.
    if (this.#signaling.hasOtherDevices)
      for (const call of this.#calls.values())
        call.dispatch({ type: 'leave-ringing', at: this.#clock.now() });
    for (const call of this.calls) call.hangUp();
  }

  close(): void {
    this.#spare.close();
  }

  async #rehearse(): Promise<void> {
    if (isRehearsed) return;
    isRehearsed = true;
    try {
      const { rehearse } = await import('./rehearse.js');
      // Whoever calls meanwhile has it compiled already.
      if (!this.#self || this.#calls.size > 0) return;
      rehearse({ config: this.#config(this.#self), limits: this.#limits });
      this.#logger.log('debug', 'rehearsed a call');
    } catch (error) {
      // The first call is a little slower then, and nothing else.
      this.#logger.log('debug', 'could not rehearse a call', error);
    }
  }

  get #self(): UserId {
    return this.#signaling.userId ?? '';
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
      this.rejoining.follow(state.self, snapshot);
      this.#context.history.follow(snapshot);
      const { id, endReason } = snapshot;
      if (!endReason) return;
      this.#calls.delete(id);
      this.#ended.add(id, endReason, this.#invitations.get(call));
      this.prepareSpare();
    });
    return call;
  }

  #mayLearnAddresses(from: UserId): boolean {
    const { reveal } = this.#options;
    return reveal ? reveal === 'on-ring' : this.#signaling.contacts.some(({ userId }) => userId === from);
  }

  /** Somebody who signs in to a call, as with a push message, hears of it before the server has told of the contacts. */
  #revealLate(): void {
    for (const call of this.#calls.values())
      if (this.#calls.size === 1 && this.#mayLearnAddresses(call.snapshot.initiatorId))
        call.dispatch({ type: 'reveal' });
  }

  #config(self: UserId): Omit<CallConfig, 'quality' | 'transport'> {
    return {
      self,
      clock: this.#clock,
      logger: this.#logger,
      timers: this.#limits.timers,
      devices: this.#context.mediaDevices,
      choice: this.#context.devices,
      constraints: this.#context.devices.constraints,
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
        userIds.filter((id) =>
          this.#signaling.contacts.some(({ userId, available }) => userId === id && !available),
        ),
      sendMessage: (to, message, mayWait) => sendChat(this.#signaling, to, message, mayWait),
      knowsSession: (id) => this.#calls.has(id) || this.#ended.get(id) !== null,
      reactions: this.#context.reactions,
      adaptsToDemand: this.#options.adaptToDemand ?? true,
      refuse: (from) => this.refusals.add('notMember', from),
      refuseMessage: (from) => this.refusals.add('messages', from),
    };
  }

  readonly #send: CallConfig['send'] = (to, signal, resource) =>
    sendSignal(this.#signaling, this.#logger, { to, signal, resource });

  /** In the spelling in which the answers will come: servers fold the case of names (RFC 6122 section 2.3). */
  #spell(userId: UserId): UserId {
    const { addressing } = this.#options;
    return checkedId(addressing.toUserId(addressing.toJid(userId)) ?? userId);
  }
}
