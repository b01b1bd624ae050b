import { describe, expect, it } from 'vitest';
import { capitalize, nameHere } from './display-name.js';

describe('nameHere', () => {
  const contact = { userId: 'zoë mcadam', name: 'zoë mcadam', available: true };

  it('believes what people say of themselves where it is the same name', () => {
    expect(nameHere({ userId: contact.userId, contact, userInfo: { name: ' Zoë  McAdam ' } })).toBe(
      'Zoë McAdam',
    );
  });

  it('does not let anybody pass for another', () => {
    expect(nameHere({ userId: contact.userId, contact, userInfo: { name: 'Ada' } })).toBe('Zoë Mcadam');
    expect(nameHere({ userId: contact.userId, contact, userInfo: { name: { first: 'Ada' } } })).toBe(
      'Zoë Mcadam',
    );
  });

  it('knows strangers by their user id', () => {
    expect(nameHere({ userId: 'bob', contact: null, userInfo: {} })).toBe('Bob');
  });
});

describe('capitalize', () => {
  it.each([
    ['jean-luc o’brien', 'Jean-Luc O’brien'],
    ['éric', 'Éric'],
    ['McAdam', 'McAdam'],
    ['мария 2', 'Мария 2'],
    ['علی', 'علی'],
    ['', ''],
  ])('%s is %s', (name, shown) => {
    expect(capitalize(name)).toBe(shown);
  });
});
