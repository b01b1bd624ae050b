import type { UserId } from '@parley/core';

/** What a server refuses or drops in a user part (RFC 7622 section 3.3): nothing of it can be seen. */
const unseen = /[\p{C}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Makes a user id of a name as somebody types it. Spaces, quotes and the like may stay: `jidAddressing` escapes
 * them (XEP-0106). Only what cannot be seen goes, and space that is not needed.
 *
 * @returns an empty string when nothing is left
 */
export function userIdOfName(name: string): UserId {
  return tidyName(name.normalize('NFKC')).replace(unseen, '').replaceAll(/ +/g, ' ').trim().toLowerCase();
}

/** A name without space around it, and with single spaces within. */
export function tidyName(name: string): string {
  return name.replaceAll(/\s+/gu, ' ').trim();
}

/** True for a name that its bearer may have chosen: one that leads to this user id. */
export function isNameOf(userId: UserId, name: string): boolean {
  return userIdOfName(name) === userIdOfName(userId);
}
