import { formatTime } from '../lib/clock.js';
import type { TimelineEntry } from '../model/call-timeline.js';
import type { UserId } from '../model/ids.js';

/**
 * Writes one entry in technical English, without its time.
 *
 * @param nameOf - how to call somebody
 */
export function timelineLine(entry: TimelineEntry, nameOf: (userId: UserId) => string): string {
  const { about, userId, what, cause, trying, reason } = entry;
  const facts = [reason, cause, trying && `trying: ${trying}`].filter((fact) => fact !== null);
  const who = userId === null ? about : nameOf(userId);
  return `${who}: ${what}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}`;
}

/**
 * Writes a timeline for a bug report, one line each, in technical English: when it began, in UTC, then the seconds since. The
 * people are numbered in the order in which they come up.
 */
export function timelineText(entries: readonly TimelineEntry[]): string {
  const people: UserId[] = [];
  const nameOf = (userId: UserId): string => {
    if (!people.includes(userId)) people.push(userId);
    return `person ${people.indexOf(userId) + 1}`;
  };
  const [first] = entries;
  if (!first) return '';
  const lines = entries.map(
    (entry) => `+${((entry.at - first.at) / 1000).toFixed(1)} s ${timelineLine(entry, nameOf)}`,
  );
  return [formatTime(first.at), ...lines, ''].join('\n');
}
