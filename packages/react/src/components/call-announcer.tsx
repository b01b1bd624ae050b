'use client';
import { useEffect, useRef } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { factsOf } from '../hooks/use-display-name.js';
import { useCallStore, useGetDisplayName } from '../hooks/use-call-store.js';
import { useMessages } from '../hooks/use-messages.js';
import { announcements } from '../lib/announcements.js';
import type { Announcement } from '../lib/announcements.js';
import { classNames } from '../lib/class-names.js';
import { isChatShown } from '../lib/shown-chats.js';
import { takeTurn } from '../lib/turns.js';

/** What `CallAnnouncer` is given; everything else goes to its `<div>`. */
export type CallAnnouncerProps = Omit<ComponentProps<'div'>, 'children'>;

/** The name of its turn. */
export const announcerTurn = 'announcer';

/** How long a region has to be known before what is put into it is read, in ms: screen readers look for changes. */
const warmUp = 100;

/** How long one who comes or leaves waits for others, in ms: people come in groups, as when a meeting begins. */
const gathersFor = 400;

/** How long a text stays to be found, in ms. */
const staysFor = 10_000;

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
    function announce() {
      const regions = [polite.current, urgent.current];
      let waiting: readonly Announcement[] | null = [];
      const timers = new Set<ReturnType<typeof setTimeout>>();
      const after = (ms: number, task: () => void): void => {
        const timer = setTimeout(() => {
          timers.delete(timer);
          task();
        }, ms);
        timers.add(timer);
      };
      // Written to the elements: what is said should render nothing. Each text is an element of its own: two that come
      // at once are both read, and none again when another one comes.
      const show = ({ text, isUrgent }: Announcement): void => {
        const region = regions[Number(isUrgent)];
        if (!region) return;
        const line = region.ownerDocument.createElement('p');
        line.textContent = text;
        region.append(line);
        after(staysFor, () => line.remove());
      };
      // Who came or left just now.
      let gathered: { readonly step: 'joined' | 'left'; readonly names: readonly string[] } | null = null;
      const tellGathered = (): void => {
        if (!gathered) return;
        const { step, names } = gathered;
        const { messages: texts } = wording.current;
        gathered = null;
        const [one = ''] = names;
        const isOne = names.length === 1;
        const words =
          step === 'joined'
            ? isOne
              ? texts.personJoined(one)
              : texts.peopleJoined(names)
            : isOne
              ? texts.personLeft(one)
              : texts.peopleLeft(names);
        show({ text: words, isUrgent: false });
      };
      const gather = (news: Announcement): void => {
        const { gathers } = news;
        // In the order of their happening.
        if (gathered && gathered.step !== gathers?.step) tellGathered();
        if (!gathers) {
          show(news);
          return;
        }
        const { step, name } = gathers;
        if (!gathered) after(gathersFor, tellGathered);
        gathered = { step, names: [...(gathered?.names ?? []), name] };
      };
      const tell: Parameters<typeof store.subscribe>[0] = (state, before) => {
        const { messages: texts, getDisplayName: nameOf } = wording.current;
        const news = announcements(state, before === state ? null : before, {
          messages: texts,
          nameOf: (userId, call) => nameOf(factsOf(userId, call, state)),
          isChatShown: (id) => isChatShown(store, id),
        });
        if (waiting) waiting = [...waiting, ...news];
        else news.forEach(gather);
      };
      const release = takeTurn(store, announcerTurn, () => {
        const state = store.getState();
        tell(state, state);
        return store.subscribe(tell);
      });
      after(warmUp, () => {
        waiting?.forEach(gather);
        waiting = null;
      });
      return () => {
        release();
        for (const timer of timers) clearTimeout(timer);
        for (const region of regions) region?.replaceChildren();
      };
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
