import { useMessages } from '@parley/react';

export function OwnWords() {
  const { locale, callsWaiting, people } = useMessages();
  return (
    <ul>
      <li>{locale}</li>
      {[1, 2, 5].map((count) => (
        <li key={count}>{callsWaiting(count)}</li>
      ))}
      <li>{people(['Ann', 'Bob', 'Zoe'])}</li>
    </ul>
  );
}
