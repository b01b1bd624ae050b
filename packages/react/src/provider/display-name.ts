import type { PersonFacts } from './call-context.js';

/** The roster's name, else the `name` of their `userInfo`, else the user id. */
export function defaultDisplayName({ userId, contact, userInfo }: PersonFacts): string {
  // A roster without a name for somebody repeats the user id: then what they say of themselves is better.
  if (contact && contact.name !== userId && contact.name.trim() !== '') return contact.name;
  const name = userInfo['name'];
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : userId;
}
