'use client';
import type { Contact, Params, SessionId, UserId } from '@parley/core';
import type { CallStore } from '@parley/store';
import { createContext, useContext } from 'react';
import type { Context } from 'react';
import type { Sounds } from '../lib/sounds/start-sound.js';
import { en } from '../messages/en.js';
import type { Messages } from '../messages/messages.js';

/** What is known of somebody whose name is wanted. */
export interface PersonFacts {
  readonly userId: UserId;
  /** Their entry on the roster, `null` for a stranger. */
  readonly contact: Contact | null;
  /** What came with their last signal in the call, `{}` when nothing did. It is theirs to write: do not trust it. */
  readonly userInfo: Params;
}

/** Finds the name to show for somebody. */
export type GetDisplayName = (person: PersonFacts) => string;

/**
 * Finds the address of an image of somebody; `null`: none, their initials are shown. An address from `userInfo` is
 * theirs to choose, and whoever loads it is seen loading it: check that it is one of yours.
 */
export type GetAvatar = (person: PersonFacts) => string | null;

/** What the provider gives to the hooks. */
export interface CallContextValue {
  readonly store: CallStore;
  readonly getDisplayName: GetDisplayName;
  readonly getAvatar: GetAvatar;
}

export const CallContext: Context<CallContextValue | null> = createContext<CallContextValue | null>(null);
export const MessagesContext: Context<Messages> = createContext(en);
/** What replaces the kit's sounds; `false`: silence. */
export const SoundsContext: Context<Sounds | false> = createContext<Sounds | false>({});
/** The call that the components below are about; `null`: the current one. */
export const CallScopeContext: Context<SessionId | null> = createContext<SessionId | null>(null);

/** @throws Error outside a `CallProvider` */
export function useCallContext(): CallContextValue {
  const value = useContext(CallContext);
  if (!value) {
    throw new Error(
      'There is no call client here: put this component inside <CallProvider client={client}>.',
    );
  }
  return value;
}
