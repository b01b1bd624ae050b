import { useDisplayName, useParticipant, useParticipants } from '@parley/react';

/** Renders again only when somebody comes or leaves. */
export function People() {
  const userIds = useParticipants();
  return (
    <ul>
      {userIds.map((userId) => (
        <Person key={userId} userId={userId} />
      ))}
    </ul>
  );
}

/** Renders again only when this one changes. */
function Person({ userId }: { readonly userId: string }) {
  const name = useDisplayName(userId);
  const person = useParticipant(userId);
  return (
    <li>
      {name}: {person?.state}
      {person?.audioEnabled === false && ', muted'}
    </li>
  );
}
