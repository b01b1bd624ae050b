import type { Contact, UserId } from '@parley/core';
import type { MissedCalls } from './missed-calls.js';

/** Everybody to show, each part by name. */
export interface PeopleLists {
  /** Called in vain and are not among the contacts: whether they are there is not known. */
  readonly strangers: readonly UserId[];
  readonly here: readonly UserId[];
  readonly away: readonly UserId[];
}

/**
 * Sorts people for the list. Nobody sees themselves, not even as another device; somebody unknown who called in vain
 * is shown too, so that they can be called back.
 *
 * @param self - the signed-in user
 */
export function listPeople(
  contacts: readonly Contact[],
  missed: MissedCalls,
  self: UserId | null,
  locale?: string,
): PeopleLists {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const others = contacts
    .filter(({ userId }) => userId !== self)
    .toSorted((a, b) => compare(a.name, b.name) || compare(a.userId, b.userId));
  const known = new Set(others.map(({ userId }) => userId));
  return {
    strangers: [...missed.keys()].filter((userId) => !known.has(userId)).toSorted(compare),
    here: others.filter(({ available }) => available).map(({ userId }) => userId),
    away: others.filter(({ available }) => !available).map(({ userId }) => userId),
  };
}
