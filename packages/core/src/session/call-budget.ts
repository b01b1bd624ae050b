import type { CallMachineState } from '../call/state.js';
import { coresOf } from '../media/cores.js';
import { CallError } from '../model/call-error.js';
import type { UserId } from '../model/ids.js';
import { maxLength, type DemandMessage, type PeerMessage } from '../model/peer-message.js';
import type { PictureDemand, PictureSize } from '../model/picture-demand.js';
import type { MemberShares } from '../model/picture-share.js';
import type { StatsReport } from '../peer/rtc.js';
import { statsInterval } from '../peer/stats-sampler.js';
import type { BudgetDesk, SentPictures } from './budget-desk.js';
import type { CallConfig } from './call-config.js';

/** What the budget of a call needs of it. */
export interface CallBudgetOptions {
  readonly config: Pick<CallConfig, 'adaptsToDemand' | 'clock' | 'logger'>;
  readonly call: () => CallMachineState;
  readonly send: (userId: UserId, message: PeerMessage) => void;
  readonly isDirect: (userId: UserId) => boolean;
  readonly pictures: () => SentPictures;
  readonly share: (shares: ReadonlyMap<UserId, MemberShares>) => void;
}

/** Fetches what shares out. Nothing of it is needed before somebody is connected. */
export function loadBudget(): Promise<{ readonly BudgetDesk: typeof BudgetDesk }> {
  return import('./budget-desk.js');
}

/** How long a picture needs to be itself again after it was not shown, in ms. */
const steadyTime = 2 * statsInterval;

/** How large the members of a call show each other, and what follows from it: nobody is sent more than they show. */
export class CallBudget {
  readonly #options: CallBudgetOptions;
  readonly #ours = new Map<UserId, PictureDemand>();
  readonly #theirs = new Map<UserId, PictureDemand>();
  /** The number of what each member demanded last. */
  readonly #heard = new Map<UserId, number>();
  /** Since when we show somebody again. */
  readonly #shownAt = new Map<UserId, number>();
  #desk: BudgetDesk | null = null;
  #isLoading = false;

  constructor(options: CallBudgetOptions) {
    this.#options = options;
  }

  /** Tells a member how large we show them. @throws CallError `invalid-argument` */
  setDemand(userId: UserId, demand: PictureDemand): void {
    const { config, call } = this.#options;
    const wanted = checked(demand);
    const state = call().members[userId]?.state ?? 'left';
    const before = this.#ours.get(userId);
    if (!config.adaptsToDemand || state === 'left' || JSON.stringify(before) === JSON.stringify(wanted))
      return;
    if (before?.camera === null && wanted.camera !== null) this.#shownAt.set(userId, config.clock.now());
    this.#ours.set(userId, wanted);
    this.follow();
  }

  /** Takes how large a member shows us. */
  hear(from: UserId, { count, camera, screen }: DemandMessage): void {
    // Of two ways one may be slower.
    if (!this.#options.config.adaptsToDemand || count <= (this.#heard.get(from) ?? 0)) return;
    this.#heard.set(from, count);
    this.#theirs.set(from, checked({ camera, screen }));
    this.follow();
  }

  /** Whether their camera has been shown for long enough that its picture says something about the connection. */
  isSteady(userId: UserId): boolean {
    if (this.#ours.get(userId)?.camera === null) return false;
    const shownAt = this.#shownAt.get(userId);
    return shownAt === undefined || this.#options.config.clock.now() - shownAt >= steadyTime;
  }

  /** A channel was lost, and what went over it last may be, too. */
  forgetTold(userId: UserId): void {
    this.#desk?.forgetTold(userId);
  }

  /** They begin anew, on another page. */
  forget(userId: UserId): void {
    this.#theirs.delete(userId);
    this.#heard.delete(userId);
    this.forgetTold(userId);
  }

  /** Takes the call and the pictures as they are now. */
  follow(): void {
    const { config, call } = this.#options;
    const { members, state } = call();
    if (state === 'ended') {
      this.#desk?.close();
      return;
    }
    for (const { userId, state: there } of Object.values(members))
      if (there === 'left')
        for (const known of [this.#ours, this.#theirs, this.#heard, this.#shownAt]) known.delete(userId);
    if (this.#desk) this.#desk.follow();
    else if (config.adaptsToDemand && this.#isNeeded) void this.#load();
  }

  /** Takes a look at the connection to a member. */
  take(userId: UserId, report: StatsReport): void {
    this.#desk?.take(userId, report);
  }

  /** With one other who tells nothing there is nothing to share out. */
  get #isNeeded(): boolean {
    const there = Object.values(this.#options.call().members).filter(({ state }) => state === 'connected');
    return there.length > 1 || (there.length === 1 && this.#ours.size + this.#theirs.size > 0);
  }

  async #load(): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    const { config, ...rest } = this.#options;
    try {
      const { BudgetDesk: Desk } = await loadBudget();
      if (this.#options.call().state === 'ended') return;
      this.#desk = new Desk({
        ...rest,
        cores: coresOf(),
        clock: config.clock,
        ours: this.#ours,
        theirs: this.#theirs,
      });
      this.#desk.follow();
    } catch (error) {
      // Tried again with the next change.
      this.#isLoading = false;
      config.logger.log('warn', 'could not load what adapts pictures: everything is sent in full', error);
    }
  }
}

/** In whole pixels. */
function checked({
  camera,
  screen,
}: Partial<Record<keyof PictureDemand, PictureSize | null | undefined>>): PictureDemand {
  return {
    ...(camera === undefined ? {} : { camera: camera && checkedSize(camera) }),
    ...(screen === undefined ? {} : { screen: screen && checkedSize(screen) }),
  };
}

function checkedSize({ width, height }: PictureSize): PictureSize {
  if (!(width > 0 && height > 0 && width + height < Infinity))
    throw new CallError(
      'invalid-argument',
      `A picture cannot be shown at ${width} × ${height} px: give what is above 0, or null when it is not shown.`,
    );
  return { width: whole(width), height: whole(height) };
}

function whole(length: number): number {
  return Math.min(maxLength, Math.ceil(length));
}
