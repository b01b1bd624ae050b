import { useBlockedUsers } from '@parley/react';

export function Blocked() {
  const { blockedIds, block, unblock } = useBlockedUsers();
  return (
    <>
      <button onClick={() => void block('bob')}>Block Bob</button>
      {blockedIds.map((userId) => (
        <button key={userId} onClick={() => void unblock(userId)}>
          Let {userId} through
        </button>
      ))}
    </>
  );
}
