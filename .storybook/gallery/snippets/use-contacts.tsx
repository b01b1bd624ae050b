import { useContacts } from '@parley/react';

export function Contacts() {
  return (
    <ul>
      {useContacts().map(({ userId, name, available }) => (
        <li key={userId}>
          {name} {available ? 'is there' : 'is away'}
        </li>
      ))}
    </ul>
  );
}
