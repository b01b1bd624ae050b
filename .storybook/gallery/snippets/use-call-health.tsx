import { useCallHealth, useCallTimeline } from '@parley/react';

/** Whose fault it is, as far as that can be known; the kit's banner says it in seven languages. */
export function Health() {
  const health = useCallHealth();
  const last = useCallTimeline().at(-1);
  if (!health) return null;
  const { state, cause, since, trying, userIds } = health;
  return (
    <p>
      {state}, {cause ?? 'no cause known'}, since {new Date(since).toLocaleTimeString()}
      {userIds.length > 0 && `: ${userIds.join(', ')}`}
      {trying && `; ${trying}`}
      {last && `. Last: ${last.about} ${last.what}`}
    </p>
  );
}
