import { Emitter } from '@parley/core';
import type { CallTimeline, TimelineEntry } from '@parley/core';

/** What happened, as it is made up. */
export interface StillTimeline extends CallTimeline {
  readonly tell: (entry: Pick<TimelineEntry, 'at' | 'what'> & Partial<TimelineEntry>) => void;
}

export function createStillTimeline(): StillTimeline {
  const events = new Emitter<{ entries: [entries: readonly TimelineEntry[]] }>();
  let entries: readonly TimelineEntry[] = [];
  return {
    get entries() {
      return entries;
    },
    on: (listener) => events.on('entries', listener),
    tell(entry) {
      const whole = {
        about: 'call',
        userId: null,
        cause: null,
        trying: null,
        reason: null,
        ...entry,
      } as const;
      entries = [...entries, whole];
      events.emit('entries', entries);
    },
  };
}
