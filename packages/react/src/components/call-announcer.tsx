'use client';
import { useEffect, useRef, useState } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { factsOf } from '../hooks/use-display-name.js';
import { useMessages } from '../hooks/use-messages.js';
import { announcements } from '../lib/announcements.js';
import type { Announcement } from '../lib/announcements.js';
import { classNames } from '../lib/class-names.js';
import { takeTurn } from '../lib/turns.js';
import { useCallContext } from '../provider/call-context.js';

/** What `CallAnnouncer` is given; everything else goes to its `<div>`. */
export type CallAnnouncerProps = Omit<ComponentProps<'div'>, 'children'>;

/** The name of its turn. */
export const announcerTurn = 'announcer';

/** How long a region has to be known before what is put into it is read, in ms: screen readers look for changes. */
const warmUp = 100;

/** How long a text stays to be found, in ms. */
const staysFor = 10_000;

interface Said extends Announcement {
  readonly key: number;
}

/**
 * Tells those who listen what happens in every call, each thing once: where it stands, who joins and leaves, who mutes
 * (when there are few), who shares a screen, what broke and that it is well again. It is not seen. `VideoCall` brings
 * it; of several under one `CallProvider` the first speaks. What ends a call against everybody's will, and the loss of
 * one's own network, interrupt; the rest waits its turn.
 */
export function CallAnnouncer({ className, ...props }: CallAnnouncerProps): ReactElement {
  const { store, getDisplayName } = useCallContext();
  const messages = useMessages();
  const [said, setSaid] = useState<readonly Said[]>([]);
  const wording = useRef({ messages, getDisplayName });

  useEffect(function keepWording() {
    wording.current = { messages, getDisplayName };
  });

  useEffect(
    function announce() {
      let next = 0;
      let waiting: readonly Said[] | null = [];
      const timers = new Set<ReturnType<typeof setTimeout>>();
      const after = (ms: number, task: () => void): void => {
        const timer = setTimeout(() => {
          timers.delete(timer);
          task();
        }, ms);
        timers.add(timer);
      };
      const show = (texts: readonly Said[]): void => {
        setSaid((shown) => [...shown, ...texts]);
        after(staysFor, () => setSaid((shown) => shown.filter((text) => !texts.includes(text))));
      };
      const tell: Parameters<typeof store.subscribe>[0] = (state, before) => {
        const { messages: texts, getDisplayName: nameOf } = wording.current;
        const words = announcements(state, before === state ? null : before, {
          messages: texts,
          nameOf: (userId, call) => nameOf(factsOf(userId, call, state)),
        });
        const news = words.map((word) => ({ ...word, key: (next += 1) }));
        if (news.length === 0) return;
        if (waiting) waiting = [...waiting, ...news];
        else show(news);
      };
      const release = takeTurn(store, announcerTurn, () => {
        const state = store.getState();
        tell(state, state);
        return store.subscribe(tell);
      });
      after(warmUp, () => {
        if (waiting && waiting.length > 0) show(waiting);
        waiting = null;
      });
      return () => {
        release();
        for (const timer of timers) clearTimeout(timer);
        setSaid([]);
      };
    },
    [store],
  );

  return (
    <div {...props} className={classNames('parley-hidden', className)}>
      <Region role="status" said={said.filter(({ isUrgent }) => !isUrgent)} />
      <Region role="alert" said={said.filter(({ isUrgent }) => isUrgent)} />
    </div>
  );
}

interface RegionProps {
  readonly role: 'status' | 'alert';
  readonly said: readonly Said[];
}

/** Each text is an element of its own: two that come at once are both read, and none again when another one comes. */
function Region({ role, said }: RegionProps): ReactElement {
  return (
    <div role={role} aria-atomic="false" aria-relevant="additions">
      {said.map(({ key, text }) => (
        <p key={key}>{text}</p>
      ))}
    </div>
  );
}
