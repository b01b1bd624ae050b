import type { NetworkPath } from '../model/connection-stats.js';
import type { StatsEntry, StatsReport } from './rtc.js';

/** The candidate pair in use, `null` until it is known. */
export function pathIn(report: StatsReport): NetworkPath | null {
  let pair: StatsEntry | undefined;
  report.forEach((entry) => {
    // Firefox has no transport to tell it, but marks the pair.
    if (entry.selectedCandidatePairId !== undefined) pair = report.get(entry.selectedCandidatePairId);
    else if (entry.type === 'candidate-pair' && entry.selected) pair ??= entry;
  });
  if (!pair) return null;
  const ours = report.get(pair.localCandidateId ?? '');
  const theirs = report.get(pair.remoteCandidateId ?? '');
  const [local, remote] = [ours?.candidateType ?? null, theirs?.candidateType ?? null];
  return {
    local,
    remote,
    protocol: protocolOf(ours?.relayProtocol ?? ours?.protocol),
    isRelayed: local === 'relay' || remote === 'relay',
  };
}

function protocolOf(name: string | undefined): NetworkPath['protocol'] {
  return name === 'udp' || name === 'tcp' || name === 'tls' ? name : null;
}
