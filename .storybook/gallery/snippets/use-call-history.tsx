import { useCallHistory } from '@parley/react';

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
