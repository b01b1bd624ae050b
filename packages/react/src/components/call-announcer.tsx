'use client';
import type { CallStoreState } from '@parley/store';
import { useEffect, useRef } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { factsOf } from '../hooks/use-display-name.js';
import { useCallStore, useGetDisplayName } from '../hooks/use-call-store.js';
import { useMessages } from '../hooks/use-messages.js';
import { announcerPart } from '../lib/announcer-part.js';
import { classNames } from '../lib/class-names.js';
import { withPart } from '../lib/later.js';
import { isChatShown } from '../lib/shown-chats.js';
import { takeTurn } from '../lib/turns.js';

/** What `CallAnnouncer` is given; everything else goes to its `<div>`. */
export type CallAnnouncerProps = Omit<ComponentProps<'div'>, 'children'>;

/** The name of its turn. */
export const announcerTurn = 'announcer';

/** How long a region has to be known before what is put into it is read, in ms: screen readers look for changes. */
const warmUp = 100;

/** How many changes are kept until they can be told. */
const mostMissed = 100;

/** Only what is new is read. */
const additions = { 'aria-atomic': 'false', 'aria-relevant': 'additions' } as const;

/**
 * Tells those who listen what happens in every call, each thing once: where it stands, who joins and leaves, who mutes
 * (when there are few), who shares a screen, what is written while the chat is closed, what broke and that it is well again. It is not seen. `VideoCall` brings
 * it; of several under one `CallProvider` the first speaks. What ends a call against everybody's will, and the loss of
 * one's own network, interrupt; the rest waits its turn.
 */
export function CallAnnouncer({ className, ...props }: CallAnnouncerProps): ReactElement {
  const store = useCallStore();
  const getDisplayName = useGetDisplayName();
  const messages = useMessages();
  const polite = useRef<HTMLDivElement>(null);
  const urgent = useRef<HTMLDivElement>(null);
  const wording = useRef({ messages, getDisplayName });

  useEffect(function keepWording() {
    wording.current = { messages, getDisplayName };
  });

  useEffect(
    function announceCalls() {
      const regions = [polite.current, urgent.current] as const;
      const ready = new Promise<void>((resolve) => setTimeout(resolve, warmUp));
      const release = takeTurn(store, announcerTurn, () => {
        const first = store.getState();
        // What happens while the code is on its way is told once it is there.
        const missed: [state: CallStoreState, before: CallStoreState][] = [[first, first]];
        const stopKeeping = store.subscribe((...change) => {
          if (missed.length < mostMissed) missed.push(change);
        });
        const stop = withPart(announcerPart, ({ announce }) => {
          stopKeeping();
          return announce({
            store,
            regions,
            missed,
            ready,
            wording: (state) => {
              const { messages: texts, getDisplayName: nameOf } = wording.current;
              return {
                messages: texts,
                nameOf: (userId, call) => nameOf(factsOf(userId, call, state)),
                isChatShown: (id) => isChatShown(store, id),
              };
            },
          });
        });
        return () => {
          stopKeeping();
          stop();
        };
      });
      // Who cannot speak keeps nobody else from it.
      void announcerPart.load().then((part) => part ?? release());
      return release;
    },
    [store],
  );

  return (
    <div {...props} className={classNames('parley-hidden', className)}>
      <div ref={polite} role="status" {...additions} />
      <div ref={urgent} role="alert" {...additions} />
    </div>
  );
}
