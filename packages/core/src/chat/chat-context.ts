import type { Clock } from '../lib/clock.js';
import type { SessionId, UserId } from '../model/ids.js';
import type { XmlElement } from '../wire/xml-element.js';

/** Somebody who is in the call now. */
export interface ChatMember {
  readonly userId: UserId;
  /** False: their client speaks the QuickBlox protocol alone. */
  readonly isParley: boolean;
}

/** Who a message is for: one device, or every available one. */
export interface ChatAddress {
  readonly userId: UserId;
  readonly resource: string | null;
}

/** What came of sending: `waiting` goes out by itself once the connection is back. */
export type SendOutcome = 'sent' | 'waiting' | 'failed';

/** What a chat needs of its call. */
export interface ChatContext {
  readonly self: UserId;
  readonly sessionId: SessionId;
  readonly clock: Clock;
  /** In ms since the epoch. */
  readonly startedAt: number;
  /** The others who are in the call now; nobody once it is over. */
  readonly members: () => readonly ChatMember[];
  /** Whether the call is, and always was, one between two. */
  readonly isPair: () => boolean;
  /** Whether a session id is that of another call that we know. */
  readonly isOtherCall: (thread: string) => boolean;
  /** The device with which somebody is in the call, where it is known. */
  readonly deviceOf: (userId: UserId) => string | null;
  /** Never throws. What may not wait is not sent while there is no connection. */
  readonly send: (to: ChatAddress, message: XmlElement, mayWait: boolean) => SendOutcome;
  /** Counts what was refused. */
  readonly refuse: (from: UserId) => void;
}
