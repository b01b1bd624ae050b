import type { Logger } from '../lib/logger.js';
import type { UserId } from '../model/ids.js';
import type { Signal } from '../model/signal.js';
import type { Signaling } from '../signaling/signaling.js';

/** A signal, and for whom. */
interface Addressed {
  readonly to: UserId;
  readonly signal: Signal;
  /** The device that it is for, `null` for all of them. */
  readonly resource: string | null;
}

/** Sends a signal, and never throws: lost ones are what repeats and time limits are for. */
export function sendSignal(
  signaling: Pick<Signaling, 'send'>,
  logger: Logger,
  { to, signal, resource }: Addressed,
): void {
  try {
    signaling.send(to, signal, resource);
  } catch (error) {
    logger.log('warn', `could not send "${signal.type}"`, error);
  }
}
