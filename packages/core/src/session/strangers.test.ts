import { describe, expect, it } from 'vitest';
import { createWorld, first } from '../../test-kit/call-world.js';

const objectNames = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

describe('strangers on the server', () => {
  it.each(objectNames)('are nobody because their name is "%s"', async (name) => {
    const w = await createWorld();
    const call = w.alice.client.call('bob');
    await w.clock.advance(50);
    first(w.bob).accept();
    await w.clock.advance(100);
    const sessionId = call.id;
    w.network.inject(name, 'alice', { type: 'hangUp', sessionId });
    w.network.inject(name, 'alice', { type: 'update', sessionId, extra: { parley: { audio: 'off' } } });
    w.network.inject(name, 'alice', { type: 'reject', sessionId });
    await w.clock.advance(50);
    expect(call.snapshot.state).toBe('connected');
    expect(w.alice.client.refused.malformed).toBe(3);
  });
});
