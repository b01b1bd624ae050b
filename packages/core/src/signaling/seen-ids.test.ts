import { describe, expect, it } from 'vitest';
import { SeenIds } from './seen-ids.js';

describe('SeenIds', () => {
  it('knows a repeat from a first time, for each sender apart', () => {
    const seen = new SeenIds();
    expect(seen.isNew('bob', 'a')).toBe(true);
    expect(seen.isNew('bob', 'a')).toBe(false);
    expect(seen.isNew('carol', 'a')).toBe(true);
    expect(seen.isNew('bob', 'b')).toBe(true);
    expect(seen.isNew('bob', 'a')).toBe(false);
  });

  it('forgets the oldest ids of a sender', () => {
    const seen = new SeenIds({ idsPerSender: 2 });
    for (const id of ['a', 'b', 'c']) seen.isNew('bob', id);
    expect(seen.isNew('bob', 'c')).toBe(false);
    expect(seen.isNew('bob', 'a')).toBe(true);
  });

  it('lets a flood of ids push out nobody else’s', () => {
    const seen = new SeenIds({ idsPerSender: 4 });
    seen.isNew('bob', 'a');
    for (let i = 0; i < 1000; i++) seen.isNew('mallory', String(i));
    expect(seen.isNew('bob', 'a')).toBe(false);
  });

  it('forgets the sender unheard for longest', () => {
    const seen = new SeenIds({ senders: 2 });
    seen.isNew('bob', 'a');
    seen.isNew('carol', 'a');
    seen.isNew('bob', 'b');
    seen.isNew('dave', 'a');
    expect(seen.isNew('bob', 'a')).toBe(false);
    expect(seen.isNew('carol', 'a')).toBe(true);
  });
});
