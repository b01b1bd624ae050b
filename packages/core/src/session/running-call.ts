import { crossing } from '../call/crossing.js';
import type { CallEffect, CallEvent } from '../call/events.js';
import { isFromDevice } from '../call/member-device.js';
import type { CallMachineState } from '../call/state.js';
import { Emitter, type Unsubscribe } from '../lib/emitter.js';
import type { CaptureConstraints } from '../media/capture.js';
import type { LocalMedia } from '../media/local-media.js';
import { LocalScreen, type ScreenShareOptions } from '../media/local-screen.js';
import { CallError } from '../model/call-error.js';
import type { SessionId, UserId } from '../model/ids.js';
import { readMark } from '../model/parley-mark.js';
import type { MediaQuality } from '../model/media-quality.js';
import type { Params } from '../model/params.js';
import type { PictureDemand } from '../model/picture-demand.js';
import type { RecordingNotice } from '../model/recording.js';
import type { CallSignal, Signal } from '../model/signal.js';
import { noTracks } from '../peer/remote-tracks.js';
import type { AudioLevels } from './audio-levels.js';
import { buildSnapshot } from './build-snapshot.js';
import { RunningChat } from './call-chat.js';
import type { CallConfig } from './call-config.js';
import type {
  AcceptOptions,
  CallEvents,
  CallOptions,
  CallSession,
  LeaveOptions,
  StartOptions,
} from './call-client.js';
import {
  assertCanHold,
  assertCanRecord,
  assertCanShare,
  assertInitiator,
  assertRinging,
  checkedUserInfo,
} from './call-guards.js';
import { CallCapture } from './call-capture.js';
import { CallMeters } from './call-meters.js';
import type { CallSnapshot, LocalMediaSnapshot } from './call-snapshot.js';
import type { CallStats } from './call-stats.js';
import { CallPictures, pictureFacts } from './call-pictures.js';
import { CallSignals, isSent } from './call-signals.js';
import { CallSteps } from './call-steps.js';
import { CallTalk } from './call-talk.js';
import { RunningTimeline } from './call-timeline.js';
import { isTransportTask, type CallTransport } from './media-transport.js';
import { checkedInvitation } from './member-limit.js';
import { openTransport } from './open-transport.js';
import { constraintsOf, mergeQuality } from './media-quality.js';
import { Recordings } from './recordings.js';
import { RunningTimers } from './running-timers.js';

/** A call at work: feeds the machine with what happens, carries out what it asks for, owns all lifetimes. */
export class RunningCall implements CallSession {
  readonly chat: RunningChat;
  readonly levels: AudioLevels;
  readonly stats: CallStats;
  readonly timeline: RunningTimeline;
  readonly #config: CallConfig;
  readonly #emitter: Emitter<CallEvents>;
  readonly #capture: CallCapture;
  readonly #screen: LocalScreen;
  readonly #transport: CallTransport;
  readonly #meters: CallMeters;
  readonly #signals: CallSignals;
  readonly #pictures: CallPictures;
  readonly #recordings = new Recordings();
  readonly #talk: CallTalk;
  #quality: MediaQuality;
  readonly #timers: RunningTimers;
  readonly #leaveNetwork: Unsubscribe;
  readonly #steps: CallSteps;
  #snapshot: CallSnapshot;

  constructor(config: CallConfig, call: CallMachineState) {
    this.#config = config;
    this.#steps = new CallSteps(call, {
      run: (effect) => this.#run(effect),
      over: () => this.#release(),
    });
    const publish = (): void => this.#publish();
    this.chat = new RunningChat(config, () => this.#call);
    this.#emitter = new Emitter(config.logger);
    this.#timers = new RunningTimers(config.clock, (timer) => {
      const offlineIds = timer === 'answer' ? config.offline(this.#call.memberIds) : [];
      this.dispatch({ type: 'timer', at: config.clock.now(), timer, offlineIds });
    });
    this.#leaveNetwork = config.network.on(
      (news) => news === 'new-session' && this.dispatch({ type: 'resync' }),
    );
    this.#quality = config.quality;
    this.#capture = new CallCapture({
      config,
      constraints: () => this.#constraints,
      onChange: () => this.#onMedia(),
      onNothing: () => this.dispatch({ type: 'fail', at: config.clock.now(), reason: 'media-denied' }),
    });
    this.#screen = new LocalScreen(config.devices, () => this.#onMedia());
    this.#talk = new CallTalk({
      config,
      call: () => this.#call,
      isMuted: () => !this.#media.audio.enabled,
      overChannel: (userId, text) => this.#transport.send(userId, text),
      overUpdate: (userId, message) => this.#signals.mark(this.#call, userId, { message }),
      pictures: () => ({ camera: this.#local.video.track, screen: this.#local.screen.track }),
      share: (shares) => this.#transport.share(shares),
      onChange: publish,
    });
    this.#meters = new CallMeters(config, () => this.#transport, this.#talk.budget, publish);
    this.levels = this.#meters.levels;
    this.stats = this.#meters.stats;
    this.timeline = new RunningTimeline(config);
    this.#transport = openTransport(config, call, {
      dispatch: (event) => this.dispatch(event),
      // A place for pictures may have come with them, and with it one for a screen.
      onTracks: () => this.#onMedia(),
      onChannel: (userId, isOpen) => this.#talk.setOpen(userId, isOpen),
      onRecovery: publish,
      onMessage: (userId, text) => this.#talk.take(userId, text, 'channel'),
      onRenegotiation: (to, own, rebuilds) => this.#signals.describe(this.#call, to, own, rebuilds),
    });
    this.#signals = new CallSignals(
      config,
      () => this.#local,
      (userId) => this.#transport.description(userId),
      this.#recordings,
    );
    this.#pictures = new CallPictures({
      call: () => this.#call,
      dispatch: (event) => this.dispatch(event),
      setCamera: (enabled) => this.#media.setEnabled('video', enabled),
      isCameraOn: () => this.#media.video.enabled,
      stopScreen: () => void this.#screen.setEnabled(false).catch(() => undefined),
    });
    this.#snapshot = buildSnapshot(this.#parts(), null);
  }

  get id(): SessionId {
    return this.#call.id;
  }

  get #call(): CallMachineState {
    return this.#steps.state;
  }

  get snapshot(): CallSnapshot {
    return this.#snapshot;
  }

  /** Starts dialing and, beside it, capture: whoever is called need not wait for our camera. */
  dial(options: CallOptions): void {
    this.#start(options.camera, options);
    this.dispatch({ type: 'dial', at: this.#config.clock.now() });
  }

  /** Leaves with the page, to come back on the next one. */
  leavePage(): void {
    this.dispatch({ type: 'hang-up', at: this.#config.clock.now(), how: 'away' });
  }

  /** Takes a signal that names this session. */
  receive(from: UserId, resource: string | null, signal: Signal): void {
    this.dispatch({ type: 'signal', at: this.#config.clock.now(), from, resource, signal });
    if (!isFromDevice(this.#call, from, resource)) return;
    this.#recordings.take(from, signal.extra);
    this.#talk.take(from, readMark(signal.extra)?.message, 'update');
    this.#publish();
  }

  /** Which of the two goes on when somebody calls us while we call them. */
  crosses(...theirs: [from: UserId, signal: CallSignal]): ReturnType<typeof crossing> {
    return crossing(this.#call, ...theirs);
  }

  /** Ends because another call with the same person crosses it, which goes on with what this one captures. */
  mergeInto(other: RunningCall): void {
    const { userInfo } = this.#call;
    const handed = this.#capture.handOver();
    const preview = { handOver: () => handed };
    other.accept({ video: handed.camera, preview, media: this.#quality, userInfo });
    this.dispatch({ type: 'merge', at: this.#config.clock.now() });
  }

  accept(options: AcceptOptions = {}): void {
    assertRinging(this.#call, 'accepted');
    const userInfo = checkedUserInfo(options.userInfo ?? this.#config.userInfo);
    // The answer first, which says what is about to be captured: it is on its way while the devices start, and they
    // join it when they are ready.
    if (options.media) this.#limit(options.media);
    this.#start(options.video, options);
    this.dispatch({ type: 'accept', at: this.#config.clock.now(), userInfo });
  }

  reject({ userInfo }: LeaveOptions = {}): void {
    if (this.#call.state === 'ended') return;
    assertRinging(this.#call, 'rejected');
    this.dispatch({ type: 'reject', at: this.#config.clock.now(), userInfo: checkedUserInfo(userInfo) });
  }

  hangUp({ userInfo }: LeaveOptions = {}): void {
    this.dispatch({ type: 'hang-up', at: this.#config.clock.now(), userInfo: checkedUserInfo(userInfo) });
  }

  endForAll({ userInfo }: LeaveOptions = {}): void {
    assertInitiator(this.#call);
    this.dispatch({ type: 'end-for-all', at: this.#config.clock.now(), userInfo: checkedUserInfo(userInfo) });
  }

  invite(userIds: UserId | readonly UserId[]): void {
    const added = checkedInvitation(this.#call, [userIds].flat().map(this.#config.spell));
    this.dispatch({ type: 'invite', at: this.#config.clock.now(), userIds: added });
  }

  update(params: Params): void {
    this.#signals.update(this.#call, params);
  }

  setHeld(isHeld: boolean): void {
    if (isHeld) assertCanHold(this.#call);
    this.dispatch({ type: 'hold', isHeld });
  }

  setMicrophoneEnabled(enabled: boolean): Promise<void> {
    return this.#media.setEnabled('audio', enabled);
  }

  setCameraEnabled(enabled: boolean): Promise<void> {
    if (!pictureFacts(this.#call).isVideo && enabled)
      return Promise.reject(
        new CallError('invalid-state', 'This is an audio call: ask for video with requestVideo().'),
      );
    return this.#media.setEnabled('video', enabled);
  }

  requestVideo(): Promise<void> {
    return this.#pictures.request();
  }

  answerVideoRequest(accept: boolean): Promise<void> {
    return this.#pictures.answer(accept);
  }

  endVideo(): void {
    this.#pictures.end();
  }

  async setQuality(quality: MediaQuality): Promise<void> {
    this.#limit(quality);
    try {
      await this.#media.setConstraints(this.#constraints);
    } finally {
      // The camera may give smaller pictures now, which need no scaling any more.
      this.#transport.setQuality(this.#quality);
    }
  }

  async setScreenShareEnabled(enabled: boolean, options?: ScreenShareOptions): Promise<void> {
    if (enabled) assertCanShare(this.#call);
    if (this.#call.state === 'ended') return;
    await this.#screen.setEnabled(enabled, options);
  }

  react(emoji: string): void {
    this.#talk.gestures.react(emoji);
  }

  setHandRaised(isRaised: boolean): void {
    this.#talk.gestures.setHandRaised(isRaised);
  }

  askToUnmute(userId: UserId): void {
    this.#talk.unmuting.ask(userId);
  }

  async answerUnmuteRequest(accept: boolean): Promise<void> {
    if (accept && this.#talk.unmuting.askerIds.length > 0) await this.setMicrophoneEnabled(true);
    else this.#talk.unmuting.decline();
  }

  setDemand(userId: UserId, demand: PictureDemand): void {
    this.#talk.budget.setDemand(userId, demand);
  }

  setRecording(notice: RecordingNotice | null): void {
    if (notice) assertCanRecord(this.#call);
    this.#recordings.set(notice);
    this.#onMedia();
  }

  answerRecording(userId: UserId, agrees: boolean): void {
    const take = this.#recordings.answer(userId, agrees);
    if (take === null) return;
    this.#signals.consent(this.#call, userId, { take, agrees });
    this.#publish();
  }

  on<K extends keyof CallEvents>(event: K, listener: (...args: CallEvents[K]) => void): Unsubscribe {
    return this.#emitter.on(event, listener);
  }

  /** Takes what happens; see `CallSteps`. */
  dispatch(event: CallEvent): void {
    if (!this.#steps.take(event)) return;
    this.#pictures.follow();
    this.#setTracks();
    this.#signals.tellMedia(this.#call);
    this.#meters.follow(this.#call);
    this.#recordings.follow(this.#call);
    this.#talk.follow();
    this.#publish();
  }

  #setTracks(): void {
    const { audio, video, screen } = this.#local;
    const tracks = { audio: audio.track, video: video.track, screen: screen.track };
    const sent = this.#call.isHeld ? noTracks : { ...tracks, screenAudio: this.#screen.sound };
    this.#transport.setTracks(sent, this.#call.members);
    this.#meters.hear(audio, this.#media.microphone);
  }

  #run(effect: CallEffect): void {
    if (isSent(effect)) {
      this.#signals.run(this.#call, effect);
      if (effect.type === 'send-accept') this.#capture.release();
    } else if (isTransportTask(effect)) this.#transport.run(effect);
    else if (effect.type === 'start-timer') this.#timers.start(effect.timer, effect.delay);
    else if (effect.type === 'stop-timer') this.#timers.stop(effect.timer);
    else if (effect.type === 'tell-update') this.#emitter.emit('update', effect.from, effect.params);
    else this.#config.refuse(effect.from);
  }

  #start(video: boolean | undefined, options: StartOptions): void {
    this.#transport.setTransportPolicy(options.iceTransportPolicy);
    this.#capture.start(this.#call.callType === 'video', video, options);
  }

  get #media(): LocalMedia {
    return this.#capture.media;
  }

  #onMedia(): void {
    this.#setTracks();
    this.#signals.tellMedia(this.#call);
    this.#talk.follow();
    this.#publish();
  }

  #release(): void {
    this.#leaveNetwork();
    this.#timers.clear();
    this.#transport.close();
    this.#capture.close();
    this.#screen.close();
  }

  #publish(): void {
    const next = buildSnapshot(this.#parts(), this.#snapshot);
    if (next === this.#snapshot) return;
    this.#snapshot = next;
    this.timeline.follow(next);
    this.#emitter.emit('change', next);
  }

  /** What to ask of the devices, given what is sent at most. */
  get #constraints(): CaptureConstraints {
    return constraintsOf(this.#config.constraints, this.#quality);
  }

  #limit(quality: MediaQuality): void {
    this.#quality = mergeQuality(this.#quality, quality);
    this.#transport.setQuality(this.#quality);
    this.#publish();
  }

  get #local(): LocalMediaSnapshot {
    return { audio: this.#media.audio, video: this.#media.video, screen: this.#screen.source };
  }

  #parts(): Parameters<typeof buildSnapshot>[0] {
    return {
      call: this.#call,
      media: this.#local,
      tracks: this.#transport.tracks,
      meters: this.#meters,
      recordings: this.#recordings,
      gestures: this.#talk.gestures,
      unmuting: this.#talk.unmuting,
      quality: this.#quality,
    };
  }
}
