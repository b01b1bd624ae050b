import type { StropheModule } from './load-strophe.js';

type Bosh = InstanceType<StropheModule['Bosh']>;

/**
 * Puts the answers of BOSH in order. Two requests are under way at a time, each on a connection of its own, so
 * that the second answer may arrive first; strophe.js then takes its stanzas first. They belong after those of
 * the request with the lower `rid` (XEP-0124 section 14.2).
 */
export function orderResponses(transport: Bosh): void {
  const onRequestStateChange = transport._onRequestStateChange.bind(transport);
  const early = new Map<number, () => void>();
  const isNext = (rid: number): boolean => transport._requests.every((other) => other.rid >= rid);
  transport._onRequestStateChange = (handle, request) => {
    const { rid, xhr, abort } = request;
    const hasAnswer = xhr.readyState === 4 && xhr.status === 200 && !abort;
    if (hasAnswer && !isNext(rid)) {
      early.set(rid, () => onRequestStateChange(handle, request));
      return;
    }
    onRequestStateChange(handle, request);
    for (const [earlyRid, run] of Array.from(early).toSorted(([a], [b]) => a - b)) {
      if (!isNext(earlyRid)) return;
      early.delete(earlyRid);
      run();
    }
  };
}
