import type { Contact, UserId } from '@parley/core';

/** Everybody to show, each part by name. */
export interface PeopleLists {
  readonly here: readonly UserId[];
  readonly away: readonly UserId[];
}

/**
 * Sorts people for the list. Nobody sees themselves, not even as another device.
 *
 * @param self - the signed-in user
 */
export function listPeople(contacts: readonly Contact[], self: UserId | null, locale?: string): PeopleLists {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const others = contacts
    .filter(({ userId }) => userId !== self)
    .toSorted((a, b) => compare(a.name, b.name) || compare(a.userId, b.userId));
  return {
    here: others.filter(({ available }) => available).map(({ userId }) => userId),
    away: others.filter(({ available }) => !available).map(({ userId }) => userId),
  };
}
