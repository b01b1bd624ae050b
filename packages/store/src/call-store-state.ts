import type {
  CallError,
  CallSnapshot,
  ChatSnapshot,
  Contact,
  DevicesSnapshot,
  RejoinableCall,
  SessionId,
  SignalingState,
  UserId,
} from '@parley/core';
import type { LayoutSnapshot } from './layout-snapshot.js';
import type { VolumeSnapshot } from './volume-snapshot.js';

/** Where signaling stands. */
export interface ConnectionSnapshot {
  readonly state: SignalingState;
  /** What went wrong last, `null` when nothing did. */
  readonly error: CallError | null;
  /** The signed-in user, `null` before the first sign-in. */
  readonly userId: UserId | null;
}

/** All that a user interface needs to know: immutable, a new object for each change, unchanged parts shared. */
export interface CallStoreState {
  readonly connection: ConnectionSnapshot;
  readonly contacts: readonly Contact[];
  readonly devices: DevicesSnapshot;
  /** The calls of `callIds`. */
  readonly calls: Readonly<Record<SessionId, CallSnapshot>>;
  /** Live calls, oldest first, and the one that ended last until it is dismissed or the next call begins. */
  readonly callIds: readonly SessionId[];
  /** Ringing calls that should ring no more, though they can still be answered. */
  readonly silencedIds: readonly SessionId[];
  /** How the pictures are arranged, by call; nothing for one whose person has chosen nothing. `selectLayout` reads it. */
  readonly layouts: Readonly<Record<SessionId, LayoutSnapshot>>;
  /** What was said beside the calls of `callIds`; nothing for one in which nobody has written. `selectChat` reads it. */
  readonly chats: Readonly<Record<SessionId, ChatSnapshot>>;
  /** The calls whose chat is to be shown. */
  readonly openChatIds: readonly SessionId[];
  /** How loud people are played here, by call and person; nothing for those who are played in full. `selectVolume` reads it. */
  readonly volumes: Readonly<Record<SessionId, Readonly<Record<UserId, VolumeSnapshot>>>>;
  /** The call that the page before was in, to come back to; `null` when there is none. */
  readonly rejoinable: RejoinableCall | null;
}
