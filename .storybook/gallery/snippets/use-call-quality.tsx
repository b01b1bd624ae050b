import { useCallQuality, useCallQualityHistory, useParticipants } from '@parley/react';

export function Qualities() {
  return useParticipants().map((userId) => <Quality key={userId} userId={userId} />);
}

/** New figures every two seconds, measured only while this is there. */
function Quality({ userId }: { readonly userId: string }) {
  const stats = useCallQuality(userId);
  const worst = Math.min(...useCallQualityHistory(userId).map(({ score }) => score ?? 5));
  if (!stats) return <p>{userId}: measuring …</p>;
  const { score, path, roundTripTime, received } = stats;
  return (
    <p>
      {userId}: {score ?? '–'} of 5, {worst} at worst, {Math.round(roundTripTime ?? 0)} ms,{' '}
      {Math.round(received.video?.bitrate ?? 0)} kbps, {path?.isRelayed ? 'over a relay' : 'direct'}
    </p>
  );
}
