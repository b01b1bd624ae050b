import type { CallMachineState, MemberState } from '../call/state.js';
import { hasPictures } from '../call/pictures.js';
import { CpuRelief } from '../budget/cpu-relief.js';
import { worthOf } from '../budget/picture-bits.js';
import { shareOut, type BudgetFacts } from '../budget/share-out.js';
import { UplinkEstimate } from '../budget/uplink-estimate.js';
import type { Clock } from '../lib/clock.js';
import type { UserId } from '../model/ids.js';
import type { PictureDemand, PictureSize } from '../model/picture-demand.js';
import type { MemberShares } from '../model/picture-share.js';
import type { StatsReport } from '../peer/rtc.js';
import { sendingBetween, type SendingReport } from '../peer/sending-report.js';
import { statsInterval } from '../peer/stats-sampler.js';
import { DemandTeller, type DemandTellerOptions } from './demand-teller.js';
import { canHear } from './peer-messages.js';

/** What is sent to everybody, before anything is made smaller. */
export interface SentPictures {
  readonly camera: MediaStreamTrack | null;
  readonly screen: MediaStreamTrack | null;
}

/** What part of the machine may be spent on encoding: the rest shows the others, and is the person's. */
const encodingPart = 0.2;

/** What the budget of a call is made of. */
export interface BudgetDeskOptions extends DemandTellerOptions {
  readonly call: () => CallMachineState;
  /** How large we show the others, and they us. */
  readonly ours: ReadonlyMap<UserId, PictureDemand>;
  readonly theirs: ReadonlyMap<UserId, PictureDemand>;
  readonly pictures: () => SentPictures;
  /** How many things the machine can do at once. */
  readonly cores: number;
  readonly share: (shares: ReadonlyMap<UserId, MemberShares>) => void;
}

/** Shares out what a call sends, by what the others show of us, what the uplink carries and what the machine can do. */
export class BudgetDesk {
  readonly #options: BudgetDeskOptions;
  readonly #clock: Clock;
  readonly #teller: DemandTeller;
  readonly #relief: CpuRelief;
  readonly #uplink = new UplinkEstimate();
  readonly #reports = new Map<UserId, StatsReport>();
  readonly #readings = new Map<UserId, SendingReport>();
  #lookedAt: number;

  constructor(options: BudgetDeskOptions) {
    this.#options = options;
    this.#clock = options.clock;
    this.#lookedAt = options.clock.now();
    this.#teller = new DemandTeller(options);
    this.#relief = new CpuRelief(options.clock);
  }

  /** Takes the call, the demands and the pictures as they are now. */
  follow(): void {
    const call = this.#options.call();
    const members = Object.values(call.members);
    for (const known of [this.#reports, this.#readings])
      for (const userId of known.keys())
        if (call.members[userId]?.state !== 'connected') known.delete(userId);
    this.#teller.follow(
      this.#options.ours,
      members.filter(canHear).map(({ userId }) => userId),
    );
    this.#share();
  }

  /** A channel was lost, and what went over it last may be, too. */
  forgetTold(userId: UserId): void {
    this.#teller.forget(userId);
  }

  /** Takes a look at the connection to a member. */
  take(userId: UserId, report: StatsReport): void {
    const before = this.#reports.get(userId);
    this.#reports.set(userId, report);
    if (!before) return;
    this.#readings.set(userId, sendingBetween(before, report));
    const readings = [...this.#readings.values()];
    this.#relief.take(this.#strain(readings));
    const now = this.#clock.now();
    // Once for a look at everybody, though each of them is told by itself.
    if (now - this.#lookedAt >= statsInterval / 2) {
      this.#lookedAt = now;
      this.#uplink.take(readings, this.#need());
    }
    this.#share();
  }

  close(): void {
    this.#teller.close();
  }

  #share(): void {
    this.#options.share(shareOut(this.#facts(this.#uplink.limit)));
  }

  /** What is spent on encoding, as a part of what may be; a browser that says itself that it is too much is believed. */
  #strain(readings: readonly SendingReport[]): number {
    if (readings.some(({ limitedBy }) => limitedBy === 'cpu')) return Infinity;
    return readings.reduce((sum, { encoding }) => sum + encoding, 0) / (encodingPart * this.#options.cores);
  }

  #facts(uplink: number | null): BudgetFacts {
    const { call, pictures, theirs } = this.#options;
    const { camera, screen } = pictures();
    return {
      members: Object.values(call().members)
        .filter(isShown)
        .map(({ userId, parley }) => ({ userId, isPlain: !parley, demand: theirs.get(userId) ?? {} })),
      camera: sizeOf(camera),
      screen: sizeOf(screen),
      uplink,
      relief: this.#relief.relief,
    };
  }

  /** What would be sent if the uplink were wide, in bits per second. */
  #need(): number {
    const facts = this.#facts(null);
    let need = 0;
    for (const shares of shareOut(facts).values())
      for (const name of ['camera', 'screen'] as const) {
        const { isActive, scale } = shares[name];
        const size = facts[name];
        if (isActive && size) need += worthOf(size, scale);
      }
    return need;
  }
}

/** Whether they are sent our pictures: who is away for a moment keeps what they had. */
function isShown(member: MemberState): boolean {
  return (member.state === 'connected' || member.state === 'reconnecting') && hasPictures(member);
}

function sizeOf(track: MediaStreamTrack | null): PictureSize | null {
  const { width, height } = track?.getSettings() ?? {};
  return width && height ? { width, height } : null;
}
