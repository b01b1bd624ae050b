import { CallError } from '../model/call-error.js';
import { isEmoji } from '../model/emoji.js';

/** @throws CallError `invalid-argument` unless each is a single emoji */
export function checkedReactions(reactions: readonly string[]): readonly string[] {
  if (!reactions.every(isEmoji))
    throw new CallError('invalid-argument', 'Each of the `reactions` must be a single emoji.');
  return [...new Set(reactions)];
}

/** @throws CallError `invalid-argument` unless two or more may be in a call */
export function assertLimit(maxMembers: number): void {
  if (!Number.isInteger(maxMembers) || maxMembers < 2)
    throw new CallError('invalid-argument', `maxMembers is ${maxMembers}: give a whole number from 2 up.`);
}
