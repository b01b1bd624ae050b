import { describe, expect, it } from 'vitest';
import { Emitter } from './emitter.js';
import type { Logger } from './logger.js';
import { randomUuid } from './random-uuid.js';
import { TaskQueue } from './task-queue.js';

describe('Emitter', () => {
  it('survives a listener that throws, and one that leaves while it is called', () => {
    const logged: string[] = [];
    const logger: Logger = { log: (level, message) => logged.push(`${level} ${message}`) };
    const emitter = new Emitter<{ ring: [name: string] }>(logger);
    const heard: string[] = [];
    emitter.on('ring', () => {
      throw new Error('a bug of the application');
    });
    const leave = emitter.on('ring', (name) => {
      heard.push(`once ${name}`);
      leave();
    });
    emitter.on('ring', (name) => heard.push(name));
    emitter.emit('ring', 'Bob');
    emitter.emit('ring', 'Eve');
    expect(heard).toEqual(['once Bob', 'Bob', 'Eve']);
    expect(logged).toEqual(['error a listener of "ring" threw', 'error a listener of "ring" threw']);
  });

  it('counts the same function as often as it subscribed', () => {
    const emitter = new Emitter<{ ring: [] }>();
    let count = 0;
    const listener = (): void => {
      count += 1;
    };
    const leave = emitter.on('ring', listener);
    emitter.on('ring', listener);
    leave();
    leave();
    emitter.emit('ring');
    expect(count).toBe(1);
    emitter.clear();
    emitter.emit('ring');
    expect(count).toBe(1);
  });
});

describe('TaskQueue', () => {
  it('runs one after another, goes on after a failure, and refuses what waits when closed', async () => {
    const queue = new TaskQueue('the test queue');
    const log: string[] = [];
    const first = queue.push(async () => {
      await Promise.resolve();
      log.push('first');
    });
    const second = queue.push(() => {
      throw new Error('second fails');
    });
    const third = queue.push(() => {
      log.push('third');
      queue.close();
    });
    const fourth = queue.push(() => log.push('fourth'));
    await expect(second).rejects.toThrow('second fails');
    await Promise.all([first, third]);
    await expect(fourth).rejects.toMatchObject({ code: 'closed' });
    expect(log).toEqual(['first', 'third']);
  });
});

describe('randomUuid', () => {
  it('is a version 4 UUID, another one each time', () => {
    const uuids = Array.from({ length: 100 }, () => randomUuid());
    for (const uuid of uuids)
      expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(uuids).size).toBe(100);
  });
});
