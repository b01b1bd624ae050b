import { useCallHistory, useMissedCallCount } from '@parley/react';

export function Missed() {
  const { entries, missedCount, markSeen, callBack } = useCallHistory();
  const missed = entries.filter(({ outcome }) => outcome === 'missed');
  return (
    <div onFocus={markSeen}>
      <p>{missedCount} new</p>
      {missed.map(({ id, participantIds }) => (
        <button key={id} type="button" onClick={() => callBack(id)}>
          Call {participantIds.join(', ')} back
        </button>
      ))}
    </div>
  );
}

/** On the button that leads there. */
export function MissedBadge() {
  const count = useMissedCallCount();
  return count > 0 && <b>{count}</b>;
}
