import { createFakeClock } from '@parley/testing';
import { describe, expect, it } from 'vitest';
import { CandidateBatch, eagerBatches, patientBatches, type BatchPolicy } from './candidate-batch.js';

function batcher(policy: BatchPolicy) {
  const clock = createFakeClock();
  const sent: string[][] = [];
  const batch = new CandidateBatch(clock, policy, (list) =>
    sent.push(list.map(({ candidate }) => candidate)),
  );
  const add = (...names: string[]): void => {
    for (const candidate of names) batch.add({ candidate, sdpMid: '0', sdpMLineIndex: 0 });
  };
  return { clock, sent, batch, add };
}

describe('CandidateBatch', () => {
  it('sends the first at once when eager, then small batches', async () => {
    const { clock, sent, add } = batcher(eagerBatches);
    add('a', 'b', 'c');
    expect(sent).toEqual([['a']]);
    await clock.advance(eagerBatches.interval);
    expect(sent).toEqual([['a'], ['b', 'c']]);
  });

  it('holds longer and longer, so that a slow trickle stays a few signals', async () => {
    const { clock, sent, add } = batcher(eagerBatches);
    for (let index = 0; index < 60; index += 1) {
      add(String(index));
      await clock.advance(10);
    }
    await clock.advance(1000);
    expect(sent.flat()).toHaveLength(60);
    expect(sent.length).toBeLessThan(8);
  });

  it('waits for company when patient, but not for longer than gathering takes', async () => {
    const { clock, sent, add, batch } = batcher(patientBatches);
    add('a', 'b');
    expect(sent).toEqual([]);
    batch.flush();
    expect(sent).toEqual([['a', 'b']]);
    add('c');
    await clock.advance(patientBatches.longest);
    expect(sent).toEqual([['a', 'b'], ['c']]);
  });

  it('hurries once the other has answered', async () => {
    const { clock, sent, add, batch } = batcher(patientBatches);
    add('a', 'b');
    batch.hurry(eagerBatches);
    expect(sent).toEqual([['a', 'b']]);
    add('c', 'd');
    await clock.advance(eagerBatches.interval);
    expect(sent).toEqual([['a', 'b'], ['c'], ['d']]);
  });

  it('forgets what waits when closed', async () => {
    const { clock, sent, add, batch } = batcher(patientBatches);
    add('a');
    batch.close();
    await clock.advance(1000);
    expect(sent).toEqual([]);
    expect(clock.pending).toBe(0);
  });
});
