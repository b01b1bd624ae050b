import type { Logger } from '../lib/logger.js';
import type { UserId } from '../model/ids.js';
import type { RefusalCounters } from './call-client.js';
import { noRefusals } from './no-refusals.js';

/** Counts what is refused, by its reason. */
export class Refusals {
  readonly #logger: Logger;
  readonly #counts: Record<keyof RefusalCounters, number> = { ...noRefusals };

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** How much was refused until now. */
  get counts(): RefusalCounters {
    return { ...this.#counts };
  }

  /** Counts one more from somebody; `null` when it is not known who sent it. */
  add(reason: keyof RefusalCounters, from: UserId | null, details = ''): void {
    this.#counts[reason] += 1;
    // Whoever floods us must not flood the log too: each power of two of them is a line.
    const count = this.#counts[reason];
    if ((count & (count - 1)) !== 0) return;
    const sender = from === null ? '' : ` from ${from}`;
    this.#logger.log(
      levels[reason],
      `refused a signal${sender}: ${words[reason]}${details}; ${count} so far`,
    );
  }
}

const words: Record<keyof RefusalCounters, string> = {
  malformed: 'it is malformed: ',
  notMember: 'its sender is not a member of the session',
  unknownSession: 'its session is not known',
  messages: 'its message is one too many, or makes no sense',
  flood: 'its sender calls too often',
  blocked: 'its sender is blocked',
};

const levels = {
  malformed: 'warn',
  notMember: 'warn',
  unknownSession: 'debug',
  messages: 'debug',
  flood: 'warn',
  blocked: 'debug',
} as const;
