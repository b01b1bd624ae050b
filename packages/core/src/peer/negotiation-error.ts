import type { Logger } from '../lib/logger.js';
import { CallError } from '../model/call-error.js';
import type { UserId } from '../model/ids.js';

/** What a browser that refuses a step of the negotiation means, in the words of the kit. */
export function negotiationError(what: string, userId: UserId, cause: unknown): CallError {
  return new CallError('negotiation-failed', `Could not ${what} with ${userId}: see the cause.`, { cause });
}

/** Says in the log that a step of the negotiation failed, and that the call goes on. */
export function negotiationLog(logger: Logger, what: string): (error: unknown) => void {
  return (error) => logger.log('warn', what, error);
}
