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
  expect(listPeople(contacts, new Map(), null, 'en')).toEqual({
    strangers: [],
    here: ['4', '3'],
    away: ['5', '2', '1'],
  });
});

it('shows nobody to themselves', () => {
  const lists = listPeople([contact('me', true), contact('you', true)], new Map(), 'me');
  expect(lists.here).toEqual(['you']);
});

it('shows strangers who called in vain', () => {
  const missed = new Map([
    ['9', 1],
    ['you', 2],
    ['10', 3],
  ]);
  expect(listPeople([contact('you', false)], missed, 'me')).toEqual({
    strangers: ['9', '10'],
    here: [],
    away: ['you'],
  });
});
