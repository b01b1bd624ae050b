import { createMemoryStorage } from '@parley/testing';
import { describe, expect, it } from 'vitest';
import { createWorld, first } from '../../test-kit/call-world.js';

describe.each([
  ['where the server keeps the list', true],
  ['where it cannot', false],
])('who is blocked, %s', (_, blocking) => {
  it('does not ring, learns nothing of it, and is let through again', async () => {
    const w = await createWorld({ blocking });
    const lists: (readonly string[])[] = [];
    w.bob.client.on('blocked', (userIds) => lists.push(userIds));
    await w.bob.client.block('alice');
    expect(w.bob.client.blocked).toEqual(['alice']);

    const call = w.alice.client.call('bob');
    await w.clock.advance(20_000);
    expect(w.bob.calls).toEqual([]);
    expect(w.types('bob')).toEqual([]);
    expect(call.snapshot.state).toBe('dialing');
    // What the server holds back does not even arrive.
    expect(w.bob.client.refused.blocked > 0).toBe(!blocking);

    await w.bob.client.unblock('alice');
    expect(w.bob.client.blocked).toEqual([]);
    expect(lists).toEqual([['alice'], []]);
    await w.clock.advance(6000); // the next repeat
    expect(first(w.bob).snapshot.state).toBe('ringing');
  });

  it('is declined while they ring, and hung up on in a call', async () => {
    const w = await createWorld({ blocking });
    const call = w.alice.client.call('bob');
    await w.clock.advance(50);
    await w.bob.client.block('alice');
    await w.clock.advance(50);
    expect(call.snapshot.endReason).toBe('rejected');

    await w.bob.client.unblock('alice');
    const second = w.alice.client.call('bob');
    await w.clock.advance(50);
    w.bob.calls.at(-1)?.accept();
    await w.clock.advance(100);
    expect(second.snapshot.state).toBe('connected');
    await w.bob.client.block('alice');
    await w.clock.advance(50);
    expect(second.snapshot.endReason).toBe('hangup');
    expect(w.bob.calls.at(-1)?.snapshot.state).toBe('ended');
  });

  it('is so on the next visit too, for this account and no other', async () => {
    const deviceStorage = createMemoryStorage();
    const w = await createWorld({ blocking });
    const once = await w.join('carol', { deviceStorage });
    await once.client.block('alice');
    await once.client.disconnect();
    const again = await w.join('carol', { deviceStorage });
    const other = await w.join('dave', { deviceStorage });
    expect(again.client.blocked).toEqual(['alice']);
    expect(other.client.blocked).toEqual([]);
    w.alice.client.call(['carol', 'dave']);
    await w.clock.advance(50);
    expect([again.calls.length, other.calls.length]).toEqual([0, 1]);
  });
});

describe('blocking', () => {
  it('is told to the other devices of the user by the server', async () => {
    const w = await createWorld();
    const second = await w.join('bob');
    await w.bob.client.block('alice');
    expect(second.client.blocked).toEqual(['alice']);
  });

  it('needs somebody else, and to be signed in', async () => {
    const w = await createWorld();
    const refusal = (code: string): unknown => expect.objectContaining({ code });
    await expect(w.bob.client.block('bob')).rejects.toEqual(refusal('invalid-argument'));
    await w.bob.client.disconnect();
    await expect(w.bob.client.block('alice')).rejects.toEqual(refusal('invalid-state'));
    await expect(w.bob.client.unblock('alice')).rejects.toEqual(refusal('invalid-state'));
  });

  it('holds here when the server did not confirm it, and says so', async () => {
    const w = await createWorld();
    w.network.cut('bob');
    await expect(w.bob.client.block('alice')).rejects.toMatchObject({ code: 'disconnected' });
    expect(w.bob.client.blocked).toEqual(['alice']);
  });

  it('passes over what somebody else has left under its key', async () => {
    for (const text of ['{', '{"a":1}', '[1, "alice", null]']) {
      const deviceStorage = createMemoryStorage();
      deviceStorage.set('parley.blocked.carol', text);
      const w = await createWorld();
      const carol = await w.join('carol', { deviceStorage });
      expect(carol.client.blocked).toEqual(text.includes('alice') ? ['alice'] : []);
    }
  });
});
