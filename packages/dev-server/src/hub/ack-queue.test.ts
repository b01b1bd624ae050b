import { describe, expect, it } from 'vitest';
import { el } from '../xml/element.js';
import { AckQueue } from './ack-queue.js';

function queueOf(count: number, start = 0): AckQueue {
  const queue = new AckQueue(start);
  for (let index = 0; index < count; index += 1) {
    queue.push({ stanza: el('', 'message', { id: String(index) }), frame: 'x'.repeat(10) });
  }
  return queue;
}

const ids = (queue: AckQueue): (string | undefined)[] =>
  queue.unacked.map(({ stanza }) => stanza.attrs.get('id'));

describe('AckQueue', () => {
  it('lets go of what is acknowledged, oldest first', () => {
    const queue = queueOf(3);
    expect(queue.unackedLength).toBe(30);
    expect(queue.acknowledge(2)).toBe(true);
    expect(ids(queue)).toEqual(['2']);
    expect(queue.unackedLength).toBe(10);
    expect(queue.sent).toBe(3);
    expect(queue.acknowledge(2)).toBe(true);
    expect(ids(queue)).toEqual(['2']);
  });

  it('refuses an acknowledgment of what was never sent, or one that goes back', () => {
    const queue = queueOf(3);
    expect(queue.acknowledge(4)).toBe(false);
    expect(queue.acknowledge(3)).toBe(true);
    expect(queue.acknowledge(2)).toBe(false);
    expect(ids(queue)).toEqual([]);
  });

  it('counts past 32 bits by starting over', () => {
    const queue = queueOf(3, 2 ** 32 - 1);
    expect(queue.sent).toBe(2);
    expect(queue.acknowledge(1)).toBe(true);
    expect(ids(queue)).toEqual(['2']);
    queue.countHandled();
    expect(queue.handled).toBe(0);
  });
});
