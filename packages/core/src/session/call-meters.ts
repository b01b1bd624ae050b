import type { CallMachineState, MemberState } from '../call/state.js';
import { Repeater } from '../lib/repeater.js';
import { offSource, type LocalSource } from '../media/local-source.js';
import type { MicrophoneNotice } from '../media/microphone-watch.js';
import type { CallQuality } from '../model/call-quality.js';
import type { UserId } from '../model/ids.js';
import { pathIn } from '../peer/network-path.js';
import { QualityMeter } from '../peer/quality-meter.js';
import type { StatsReport } from '../peer/rtc.js';
import { createStatsSampler } from '../peer/stats-sampler.js';
import { ActiveSpeaker } from './active-speaker.js';
import type { CallBudget } from './call-budget.js';
import type { CallConfig } from './call-config.js';
import { HealthBoard } from './call-health.js';
import { LevelBoard } from './level-board.js';
import type { CallTransport } from './media-transport.js';
import { OwnLevel } from './own-level.js';
import { StatsBoard } from './stats-board.js';

/** How often levels are read, in ms. */
const levelInterval = 100;

/**
 * What is measured of the people of a call: how loud they are, who of the others talks, and how well they come through;
 * and what we should know of our own microphone.
 */
export class CallMeters {
  readonly levels: LevelBoard;
  readonly stats: StatsBoard;
  /** How they do, and why. */
  readonly health: HealthBoard;
  readonly #clock: CallConfig['clock'];
  readonly #transport: () => Pick<CallTransport, 'measured' | 'recovery'>;
  readonly #budget: Pick<CallBudget, 'isSteady' | 'take'>;
  readonly #onChange: () => void;
  readonly #speaker = new ActiveSpeaker();
  readonly #ticks: Repeater;
  readonly #sampler: Repeater;
  readonly #qualities = new Map<UserId, QualityMeter>();
  readonly #own: OwnLevel;
  #microphone: readonly [LocalSource, device: MediaStreamTrack | null] = [offSource, null];
  /** Whose media goes, or went last, through a TURN server. */
  readonly #relayed = new Map<UserId, boolean>();
  #members: readonly MemberState[] = [];

  /**
   * @param transport - where to measure
   * @param budget - takes what is measured as well, and knows whose picture says nothing now
   * @param onChange - told when the active speaker, somebody's quality or the microphone's notice may be another one
   */
  constructor(
    config: Pick<CallConfig, 'self' | 'clock' | 'logger' | 'meterMicrophone' | 'network'>,
    transport: () => Pick<CallTransport, 'measured' | 'recovery'>,
    budget: Pick<CallBudget, 'isSteady' | 'take'>,
    onChange: () => void,
  ) {
    const { self, clock, logger } = config;
    this.#clock = clock;
    this.#transport = transport;
    this.#budget = budget;
    this.#onChange = onChange;
    this.levels = new LevelBoard(logger, () => this.#arm());
    this.stats = new StatsBoard(logger);
    this.#ticks = new Repeater(clock, levelInterval, () => this.#tick());
    this.#sampler = createStatsSampler(
      clock,
      () => transport().measured,
      (userId, report) => this.#onReport(userId, report),
    );
    this.health = new HealthBoard(
      config,
      {
        recovery: (userId) => transport().recovery(userId),
        quality: (userId) => this.quality(userId),
        isRelayed: (userId) => this.#relayed.get(userId) ?? false,
      },
      onChange,
    );
    this.#own = new OwnLevel(
      config,
      (level) => this.levels.take(self, level ?? 0, level === null ? 0 : undefined),
      onChange,
    );
  }

  /** What we should know of our microphone, `null` when all is well. */
  get microphoneNotice(): MicrophoneNotice | null {
    return this.#own.notice;
  }

  /** Who talks or talked last; `null` until somebody has. */
  get activeSpeakerId(): UserId | null {
    return this.#speaker.userId;
  }

  /** How well somebody comes through; `null` while they are not connected, and until it was measured. */
  quality(userId: UserId): CallQuality | null {
    return this.#qualities.get(userId)?.quality ?? null;
  }

  /** Takes the call as it is now: measures while anybody is connected, and forgets who has left. */
  follow({ members }: CallMachineState): void {
    this.#members = Object.values(members);
    for (const member of this.#members) {
      const { userId, state } = member;
      if (state === 'left') {
        this.#speaker.leave(this.#clock.now(), userId);
        this.stats.forget(userId);
        this.#relayed.delete(userId);
      }
      if (!isConnected(member)) {
        this.#qualities.delete(userId);
        this.stats.pause(userId);
      }
      if (!isAudible(member)) this.levels.take(userId, 0, 0);
    }
    this.#arm();
    this.#sampler.run(this.#members.some(isConnected));
    this.hear(...this.#microphone);
  }

  /**
   * Takes our microphone as it is now.
   *
   * @param device - what it gives before any effect
   */
  hear(source: LocalSource, device: MediaStreamTrack | null): void {
    this.#microphone = [source, device];
    this.#own.follow(source, device, this.#members.some(isConnected));
  }

  /** Levels cost a look at every peer ten times a second: only while somebody listens, or somebody else may talk. */
  #arm(): void {
    this.#ticks.run(
      this.#members.some(
        (member) => isAudible(member) && (this.levels.isHeard || member.userId !== this.activeSpeakerId),
      ),
    );
  }

  #tick(): void {
    const members = this.#members;
    const { measured } = this.#transport();
    const levels = new Map<UserId, number>();
    for (const member of members) {
      const level = isAudible(member) ? (measured.get(member.userId)?.level() ?? 0) : 0;
      levels.set(member.userId, level);
      this.levels.take(member.userId, level);
    }
    // A listener may have ended the call just now.
    if (members !== this.#members || !this.#speaker.take(this.#clock.now(), levels)) return;
    this.#arm();
    this.#onChange();
  }

  #onReport(userId: UserId, report: StatsReport): void {
    const member = this.#members.find((other) => other.userId === userId);
    if (!member || !isConnected(member)) return;
    this.#budget.take(userId, report);
    const path = pathIn(report);
    if (path) this.#relayed.set(userId, path.isRelayed);
    const meter = this.#qualities.get(userId) ?? new QualityMeter();
    this.#qualities.set(userId, meter);
    const isVideoOn = member.video && this.#budget.isSteady(userId);
    meter.take(report, isVideoOn);
    const measured = this.#transport().measured.get(userId);
    if (measured)
      this.stats.take(userId, report, {
        at: this.#clock.now(),
        isVideoOn,
        roleOfMid: (mid) => measured.roleOfMid(mid),
      });
    this.#onChange();
  }
}

function isConnected({ state }: MemberState): boolean {
  return state === 'connected';
}

/** Somebody who told that they are muted is silent, whatever still arrives. */
function isAudible(member: MemberState): boolean {
  return isConnected(member) && member.audio;
}
