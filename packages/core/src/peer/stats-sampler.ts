import type { Clock } from '../lib/clock.js';
import { Repeater } from '../lib/repeater.js';
import type { UserId } from '../model/ids.js';
import type { PeerConnection, StatsReport } from './rtc.js';

/** How often the statistics of a connection are looked at, in ms. */
export const statsInterval = 2000;

/**
 * Looks at the statistics of all peers of a call, with one timer.
 *
 * @param connections - who is looked at; asked anew each time
 * @param onReport - told for each connection; what was asked for before the end is told even after it
 */
export function createStatsSampler(
  clock: Clock,
  connections: () => Iterable<readonly [UserId, Pick<PeerConnection, 'getStats'>]>,
  onReport: (userId: UserId, report: StatsReport) => void,
): Repeater {
  return new Repeater(clock, statsInterval, () => {
    for (const [userId, connection] of connections())
      connection.getStats().then(
        (report) => onReport(userId, report),
        () => undefined, // It was closed meanwhile.
      );
  });
}
