'use client';
import type { SessionId, TimelineEntry } from '@parley/core';
import { useId, useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import { useCallTimeline } from '../hooks/use-call-timeline.js';
import { useDisplayNames } from '../hooks/use-display-name.js';
import { useMessages } from '../hooks/use-messages.js';
import { useStatsMessages } from '../hooks/use-stats-messages.js';
import { canCopyText, copyText } from '../lib/copy-text.js';
import { timelineLine, timelineText } from '../lib/timeline-words.js';

export interface CallTimelineProps {
  readonly callId: SessionId | undefined;
}

/** As many as can be taken in at a glance. */
const shown = 8;

/** The last of what happened to a call, newest first, and a button that copies all of it, without names. */
export function CallTimeline({ callId }: CallTimelineProps): ReactElement | null {
  const entries = useCallTimeline(callId);
  const { timeline } = useStatsMessages();
  const titleId = useId();
  if (entries.length === 0) return null;
  return (
    <section className="parley-stats-timeline" aria-labelledby={titleId}>
      <header>
        <h3 id={titleId} className="parley-stats-name">
          {timeline}
        </h3>
        <CopyButton entries={entries} />
      </header>
      <Lines entries={entries} callId={callId} />
    </section>
  );
}

interface LinesProps extends CallTimelineProps {
  readonly entries: readonly TimelineEntry[];
}

/** In the words of the report, which are technical and English. */
function Lines({ entries, callId }: LinesProps): ReactElement {
  const { locale } = useMessages();
  const time = useMemo(() => new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }), [locale]);
  const numbered = entries.map((entry, number) => ({ entry, number }));
  const last = numbered.slice(-shown).toReversed();
  const ids = [...new Set(last.flatMap(({ entry }) => entry.userId ?? []))];
  const names = useDisplayNames(ids, callId);
  return (
    <ol>
      {last.map(({ entry, number }) => (
        <li key={number}>
          <time>{time.format(entry.at)}</time>{' '}
          <bdi lang="en">{timelineLine(entry, (userId) => names[ids.indexOf(userId)] ?? userId)}</bdi>
        </li>
      ))}
    </ol>
  );
}

function CopyButton({ entries }: Pick<LinesProps, 'entries'>): ReactElement | null {
  const texts = useStatsMessages();
  const [copied, setCopied] = useState<readonly TimelineEntry[] | null>(null);
  if (!canCopyText()) return null;
  const copy = async (): Promise<void> => {
    if (await copyText(timelineText(entries))) setCopied(entries);
  };
  return (
    <button type="button" className="parley-button" onClick={() => void copy()}>
      {copied === entries ? texts.copied : texts.copyTimeline}
    </button>
  );
}
