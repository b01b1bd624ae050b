import { createFakeClock } from '@parley/testing';
import type { SMState } from 'strophe.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { ResumptionStore } from './resumption-store.js';

const now = 1_700_000_000_000;

function stanza(type: string): string {
  return `<message><extraParams><signalType>${type}</signalType></extraParams></message>`;
}

function state(unacked: SMState['unacked'], changes: Partial<SMState> = {}): SMState {
  return {
    enableSent: true,
    enabled: true,
    id: 'sm-1',
    boundJid: 'alice@localhost/phone',
    max: 60,
    location: '',
    resumeSupported: true,
    resumed: false,
    hIn: 3,
    hOutAcked: 4,
    unacked,
    sinceLastAck: 0,
    ...changes,
  };
}

describe('ResumptionStore', () => {
  let store: ResumptionStore;

  beforeEach(() => {
    store = new ResumptionStore(createFakeClock(now));
  });

  it('gives back what was saved last, for each user apart, until cleared', () => {
    store.save('alice', state([]));
    store.save('alice', state([], { hIn: 5 }));
    expect(store.load('alice')).toEqual(state([], { hIn: 5 }));
    expect(store.load('bob')).toBeNull();
    store.clear('alice');
    expect(store.load('alice')).toBeNull();
  });

  it('gives back nothing that the server would not resume', () => {
    store.save('alice', state([], { id: '' }));
    expect(store.load('alice')).toBeNull();
    store.save('alice', state([], { resumeSupported: false }));
    expect(store.load('alice')).toBeNull();
  });

  it('takes the harm out of stale signals, and keeps their places', () => {
    const types = ['call', 'accept', 'iceCandidates', 'reject', 'hangUp', 'update'];
    const stale = types.map((type) => ({ name: 'message', stanza: stanza(type), queuedAt: now - 60_001 }));
    const fresh = types.map((type) => ({ name: 'message', stanza: stanza(type), queuedAt: now - 60_000 }));
    store.save('alice', state([...stale, ...fresh]));
    const unacked = store.load('alice')?.unacked ?? [];
    expect(unacked).toHaveLength(12);
    expect(unacked.slice(0, 3).map(({ name }) => name)).toEqual(['iq', 'iq', 'iq']);
    expect(unacked.slice(0, 3).every((entry) => !entry.stanza.includes('signalType'))).toBe(true);
    expect(unacked.slice(3)).toEqual([...stale.slice(3), ...fresh]);
  });
});
