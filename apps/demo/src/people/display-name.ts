import type { GetDisplayName } from '@parley/react';
import { isNameOf, tidyName } from './user-id.js';

/**
 * Finds names where people sign in by name: servers keep user ids in lower case, so how somebody writes their name
 * is only known from what they say of themselves. That is believed where it is the same name.
 */
export const nameHere: GetDisplayName = ({ userId, contact, userInfo }) => {
  const said = userInfo['name'];
  if (typeof said === 'string' && isNameOf(userId, said)) return tidyName(said);
  return capitalize(contact?.name ?? userId);
};

/** `zoë müller` is `Zoë Müller`; a name with capitals stays as it is. */
export function capitalize(name: string): string {
  if (name !== name.toLowerCase()) return name;
  return name.replaceAll(/(?<=^|[\s-])\p{Ll}/gu, (letter) => letter.toUpperCase());
}
