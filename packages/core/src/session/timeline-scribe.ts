import type { Logger } from '../lib/logger.js';
import type { LocalSource } from '../media/local-source.js';
import type { Health } from '../model/call-health.js';
import type { TimelineEntry } from '../model/call-timeline.js';
import type { SessionId, UserId } from '../model/ids.js';
import type { CallSnapshot } from './call-snapshot.js';
import type { NetworkNews } from './network-watch.js';
import { timelineLine } from './timeline-text.js';

/** The call as it was from a moment on, or what happened to the network. */
export type TimelineMoment =
  | { readonly at: number; readonly snapshot: CallSnapshot }
  | { readonly at: number; readonly news: NetworkNews };

type Facts = Pick<TimelineEntry, 'about' | 'what'> & Partial<TimelineEntry>;

const sources = { microphone: 'audio', camera: 'video', screen: 'screen' } as const;

/** Reads off what happened to a call from one moment to the next, and logs it. */
export class TimelineScribe {
  readonly #logger: Logger;
  readonly #name: string;
  readonly #people: UserId[] = [];
  #before: CallSnapshot | null = null;

  constructor(id: SessionId, logger: Logger) {
    this.#logger = logger;
    this.#name = `call ${id.slice(0, 8)}`;
  }

  read(moment: TimelineMoment): readonly TimelineEntry[] {
    const { at } = moment;
    const facts: Facts[] =
      'news' in moment ? [{ about: 'network', what: moment.news }] : this.#compare(moment.snapshot);
    return facts.map(({ about, what, userId = null, cause = null, trying = null, reason = null }) => {
      const entry: TimelineEntry = { at, about, what, userId, cause, trying, reason };
      this.#logger.log('debug', `${this.#name}: ${timelineLine(entry, (id) => this.#nameOf(id))}`);
      return entry;
    });
  }

  #compare(now: CallSnapshot): Facts[] {
    const before = this.#before;
    this.#before = now;
    return [...callFacts(before, now), ...peopleFacts(before, now), ...deviceFacts(before, now)];
  }

  #nameOf(userId: UserId): string {
    if (!this.#people.includes(userId)) this.#people.push(userId);
    return `person ${this.#people.indexOf(userId) + 1}`;
  }
}

function callFacts(before: CallSnapshot | null, now: CallSnapshot): Facts[] {
  const facts: Facts[] = [];
  if (now.state !== before?.state) facts.push({ about: 'call', what: now.state, reason: now.endReason });
  // What concerns people is told of each of them.
  const isOnlyOurs = [before?.health, now.health].every((health) => health?.userIds.length === 0);
  if (before && isOnlyOurs && isNews(before.health, now.health))
    facts.push({ about: 'call', ...wordsOf(now.health) });
  return facts;
}

function peopleFacts(before: CallSnapshot | null, now: CallSnapshot): Facts[] {
  return now.participantIds.flatMap((userId): Facts[] => {
    const person = now.participants[userId];
    const then = before?.participants[userId];
    if (!person || person === then) return [];
    const { health, state, leftReason } = person;
    const about = { about: 'person', userId } as const;
    if (state !== then?.state) return [{ ...about, ...wordsOf(health), what: state, reason: leftReason }];
    return isNews(then.health, health) ? [{ ...about, ...wordsOf(health) }] : [];
  });
}

function deviceFacts(before: CallSnapshot | null, now: CallSnapshot): Facts[] {
  return (['microphone', 'camera', 'screen'] as const).flatMap((about): Facts[] => {
    const source = now.local[sources[about]];
    const then = before?.local[sources[about]];
    const what = wordOf(source, about);
    if (what !== (then ? wordOf(then, about) : 'off'))
      return [{ about, what, reason: source.error?.code ?? null }];
    const isReplaced = then?.track && source.track && then.track !== source.track;
    return isReplaced ? [{ about, what: 'replaced' }] : [];
  });
}

function wordOf(
  { status, interrupted, enabled }: LocalSource,
  about: keyof typeof sources,
): TimelineEntry['what'] {
  if (status !== 'live') return status;
  if (interrupted) return 'interrupted';
  return about === 'microphone' && !enabled ? 'muted' : status;
}

function isNews(before: Health, now: Health): boolean {
  return before.state !== now.state || before.cause !== now.cause || before.trying !== now.trying;
}

function wordsOf({ state, cause, trying }: Health): Pick<TimelineEntry, 'what' | 'cause' | 'trying'> {
  return { what: state, cause, trying };
}
