'use client';
import type { CallHistoryEntry } from '@parley/core';
import { useEffect, useId, useRef, useState } from 'react';
import type { ComponentProps, KeyboardEvent, ReactElement } from 'react';
import { useCallHistory } from '../hooks/use-call-history.js';
import type { CallHistoryHandle } from '../hooks/use-call-history.js';
import { useHistoryMessages } from '../hooks/use-history-messages.js';
import { useMessages } from '../hooks/use-messages.js';
import { classNames } from '../lib/class-names.js';
import { nameDay } from '../lib/name-day.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { HistoryRow } from './history-row.js';

/** What the list shows, for a `render` function. */
export type CallHistoryState = Pick<CallHistoryHandle, 'entries' | 'missedCount'>;

/** What `CallHistory` is given; everything else goes to its `<section>`. */
export interface CallHistoryProps extends ComponentProps<'section'> {
  readonly render?: RenderProp<ComponentProps<'section'>, CallHistoryState> | undefined;
}

/**
 * The calls of the past by day, newest first: what became of each, when, how long it was, and buttons that call back and
 * remove. While it is to be seen, missed calls count as seen. `children` replace what is shown when there are none.
 *
 * Attributes: `data-empty`; on each call `data-outcome` (a `CallOutcome`) and `data-direction`.
 */
export function CallHistory({ render, className, children, ...props }: CallHistoryProps): ReactElement {
  const history = useCallHistory();
  const { entries, missedCount, markSeen } = history;
  const { locale, dir } = useMessages();
  const texts = useHistoryMessages();
  const headingId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const days = byDay(entries, locale);

  useEffect(
    function seeMissedCalls() {
      if (missedCount === 0) return undefined;
      const see = (): void => {
        if (document.visibilityState === 'visible') markSeen();
      };
      see();
      document.addEventListener('visibilitychange', see);
      return () => document.removeEventListener('visibilitychange', see);
    },
    [missedCount, markSeen],
  );

  const element = (
    <section
      aria-labelledby={headingId}
      lang={locale}
      dir={dir}
      {...props}
      className={classNames('parley-history', className)}
      data-empty={present(entries.length === 0)}
    >
      <header className="parley-history-head">
        <h2 ref={heading} id={headingId} tabIndex={-1}>
          {texts.calls}
        </h2>
        {entries.length > 0 && (
          <ClearCalls
            onClear={() => {
              history.clear();
              heading.current?.focus();
            }}
          />
        )}
      </header>
      {entries.length === 0 && (children ?? <p className="parley-hint">{texts.noCalls}</p>)}
      {days.map(([day, calls]) => (
        <div key={day} className="parley-history-day">
          <h3>{day}</h3>
          <ul>
            {calls.map((entry) => (
              <HistoryRow
                key={entry.id}
                entry={entry}
                onCall={(kind) => history.callBack(entry.id, kind)}
                onRemove={() => {
                  history.remove(entry.id);
                  heading.current?.focus();
                }}
              />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
  return renderElement(element, render, { entries, missedCount });
}

function byDay(
  entries: readonly CallHistoryEntry[],
  locale: string,
): readonly (readonly [day: string, calls: readonly CallHistoryEntry[]])[] {
  const days = new Map<string, CallHistoryEntry[]>();
  const now = Date.now();
  for (const entry of entries) {
    const day = nameDay(entry.startedAt, now, locale);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}

/** The answer that changes nothing is the first to be met. */
function focusFirst(button: HTMLButtonElement | null): void {
  button?.focus();
}

interface ClearCallsProps {
  readonly onClear: () => void;
}

/** Asks before it removes all. */
function ClearCalls({ onClear }: ClearCallsProps): ReactElement {
  const texts = useHistoryMessages();
  const [isAsking, setAsking] = useState(false);
  const questionId = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const keep = (): void => {
    setAsking(false);
    queueMicrotask(() => opener.current?.focus());
  };
  const escape = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') keep();
  };
  if (!isAsking)
    return (
      <button ref={opener} type="button" className="parley-button" onClick={() => setAsking(true)}>
        {texts.clear}
      </button>
    );
  return (
    <div role="group" aria-labelledby={questionId} className="parley-history-question">
      <p id={questionId}>{texts.clearQuestion}</p>
      <button
        type="button"
        className="parley-button parley-button-danger"
        onClick={onClear}
        onKeyDown={escape}
      >
        {texts.clearYes}
      </button>
      <button
        ref={focusFirst}
        type="button"
        aria-describedby={questionId}
        className="parley-button"
        onClick={keep}
        onKeyDown={escape}
      >
        {texts.clearNo}
      </button>
    </div>
  );
}
