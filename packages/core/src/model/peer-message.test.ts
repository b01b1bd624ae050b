import { describe, expect, it } from 'vitest';
import { maxLength, readPeerMessage, writePeerMessage, type DemandMessage } from './peer-message.js';

describe('a demand', () => {
  const demands: readonly DemandMessage[] = [
    { type: 'demand', count: 1, camera: { width: 320, height: 240 }, screen: null },
    { type: 'demand', count: 2, camera: null },
    { type: 'demand', count: 3, screen: { width: maxLength, height: 1 } },
    { type: 'demand', count: 4 },
  ];

  it.each(demands)('is read as it was written: %j', (demand) => {
    expect(readPeerMessage(writePeerMessage(demand))).toEqual(demand);
  });

  it.each([
    { count: 1, camera: 320 },
    { count: 1, camera: { width: 320 } },
    { count: 1, camera: { width: 320, height: 0 } },
    { count: 1, screen: { width: maxLength + 1, height: 1 } },
    { count: 1, screen: { width: 1.5, height: 1 } },
    { count: -1, camera: null },
    { camera: null },
  ])('is not read when it makes no sense: %j', (fields) => {
    expect(readPeerMessage(JSON.stringify({ v: 1, type: 'demand', ...fields }))).toBeNull();
  });

  it('leaves out what it does not know', () => {
    const text = JSON.stringify({ v: 1, type: 'demand', count: 1, camera: null, mood: 'good' });
    expect(readPeerMessage(text)).toEqual({ type: 'demand', count: 1, camera: null });
  });
});
