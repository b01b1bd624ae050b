import type { Person } from '../../e2e/support/fixtures.js';

/** Two people whom no other cut had: a server keeps a session alive for a while after its window closed. */
export function everybodyOf(index: number): readonly [Person, Person] {
  return [person(101 + 2 * index), person(102 + 2 * index)];
}

function person(number: number): Person {
  return { id: String(number), password: `secret-${number}`, pictureId: 101 + (number % 150) };
}
