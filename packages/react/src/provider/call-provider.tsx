'use client';
import type { CallClient } from '@parley/core';
import { createCallStore } from '@parley/store';
import { useEffect, useMemo } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { Messages } from '../messages/messages.js';
import { plainName } from '../lib/plain-name.js';
import type { Sounds } from '../lib/sounds/start-sound.js';
import { CallContext, MessagesContext, SoundsContext } from './call-context.js';
import type { GetAvatar, GetDisplayName } from './call-context.js';
import { defaultDisplayName } from './display-name.js';
import { useTexts } from './use-texts.js';

/** What `CallProvider` is given. */
export interface CallProviderProps {
  /**
   * The client. The app owns it: it calls `connect()` and `close()`, the provider never does, so that a remount
   * or a hot reload loses no call.
   */
  readonly client: CallClient;
  /**
   * The language, as a BCP 47 tag or several, the best one first: `locale="de-AT"`, `locale={navigator.languages}`.
   * It is loaded when it is first asked for; until it is there, the texts are English. To render in it at once, on a
   * server for example, give it as `messages`.
   */
  readonly locale?: string | readonly string[] | undefined;
  /** Texts that replace those of the language, one by one. Keep the object stable: every text is read from it. */
  readonly messages?: Partial<Messages> | undefined;
  /**
   * Finds the name to show for somebody. Default: the roster's, else `userInfo.name`, else the user id. Keep it stable. It
   * is shown as text in one line: without control characters and those that turn the direction of what is around them, and
   * cut after 100 UTF-16 code units.
   */
  readonly getDisplayName?: GetDisplayName | undefined;
  /** Finds an image of somebody. Default: nobody has one. Keep it stable. */
  readonly getAvatar?: GetAvatar | undefined;
  /** Replaces the kit's sounds, one by one; `false`: no sounds. */
  readonly sounds?: Sounds | false | undefined;
  readonly children?: ReactNode;
}

const ownSounds: Sounds = {};

const noAvatar: GetAvatar = () => null;

/** Gives a client's calls to the hooks and components below. */
export function CallProvider({
  client,
  locale,
  messages,
  getDisplayName = defaultDisplayName,
  getAvatar = noAvatar,
  sounds = ownSounds,
  children,
}: CallProviderProps): ReactElement {
  // Made in render but bound in the effect: a render that React throws away leaves no listener on the client.
  const store = useMemo(() => createCallStore(client, { follow: false }), [client]);

  useEffect(
    function followClient() {
      return store.follow();
    },
    [store],
  );

  const context = useMemo(() => {
    // Whatever others call themselves, it stands within sentences of ours.
    const nameOf: GetDisplayName = (person) => plainName(getDisplayName(person), person.userId);
    return { store, getDisplayName: nameOf, getAvatar };
  }, [store, getDisplayName, getAvatar]);
  const texts = useTexts(locale, messages);
  return (
    <CallContext value={context}>
      <MessagesContext value={texts}>
        <SoundsContext value={sounds}>{children}</SoundsContext>
      </MessagesContext>
    </CallContext>
  );
}
