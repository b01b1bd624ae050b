import { expect, it } from 'vitest';
import { listPeople } from './list-people.js';

const contact = (userId: string, available: boolean, name = userId) => ({ userId, name, available });

it('lists those who are here, then those who are away, by name', () => {
  const contacts = [
    contact('3', true, 'zoë'),
    contact('1', false, 'Öz'),
    contact('4', true, 'Ada'),
    contact('2', false, 'ole 10'),
    contact('5', false, 'ole 9'),
  ];
  expect(listPeople(contacts, null, 'en')).toEqual({
    here: ['4', '3'],
    away: ['5', '2', '1'],
  });
});

it('shows nobody to themselves', () => {
  const lists = listPeople([contact('me', true), contact('you', true)], 'me');
  expect(lists.here).toEqual(['you']);
});
