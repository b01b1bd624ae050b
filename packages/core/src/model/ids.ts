/** Identifies a person to Parley: opaque to the kit; an addressing strategy maps it to a JID. */
export type UserId = string;

/** Identifies one call on the wire (`sessionID`), shared by all its members; random (a UUID v4) for calls we start. */
export type SessionId = string;

/** A Jabber ID as in RFC 7622, bare (`user@host`) or full (`user@host/resource`). */
export type Jid = string;

/** What a call was started as. Seed field `callType`: 1 is video, 2 is audio. */
export type CallType = 'video' | 'audio';

/**
 * Whether an id is the name of something that every object has, such as `constructor`: it would be found in any table
 * of calls or members that it is not in. No such id is taken from anybody, or given to anybody.
 */
export function isReservedId(id: string): boolean {
  return id in Object.prototype;
}

/**
 * Orders two user ids the way deployed QuickBlox clients do: as numbers where both are numbers,
 * by code point otherwise.
 *
 * @returns a negative number when `a` is the lower id, a positive one when `b` is, 0 when they are equal
 */
export function compareUserIds(a: UserId, b: UserId): number {
  if (a === b) return 0;
  if (/^\d+$/.test(a) && /^\d+$/.test(b)) {
    const difference = BigInt(a) - BigInt(b);
    if (difference !== 0n) return difference < 0n ? -1 : 1;
  }
  return a < b ? -1 : 1;
}
