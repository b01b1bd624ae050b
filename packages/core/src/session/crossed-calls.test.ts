import { describe, expect, it } from 'vitest';
import { createWorld, expectNothingLeft, first, type Side } from '../../test-kit/call-world.js';

function live(side: Side): string[] {
  return side.client.calls.map(({ snapshot }) => snapshot.state);
}

/** Every state that any call of a side was ever in. */
function watch(side: Side): Set<string> {
  const seen = new Set<string>();
  side.client.on('call', (call) => {
    seen.add(call.snapshot.state);
    call.on('change', ({ state }) => seen.add(state));
  });
  return seen;
}

describe('two who call each other', () => {
  it.each([
    ['at the same moment', 0],
    ['one a little later', 8],
    ['one just before it would ring', 9],
  ])('are in one call, and it rings nowhere: %s', async (_, delay) => {
    const w = await createWorld();
    const seen = [watch(w.alice), watch(w.bob)];
    w.alice.client.call('bob');
    await w.clock.advance(delay);
    w.bob.client.call('alice');
    await w.clock.advance(500);
    expect([live(w.alice), live(w.bob)]).toEqual([['connected'], ['connected']]);
    expect(w.alice.client.calls[0]?.id).toBe(w.bob.client.calls[0]?.id);
    for (const states of seen) expect(states).not.toContain('ringing');
    // The rule: that of the lower user id goes on.
    expect(w.bob.client.calls[0]?.snapshot.initiatorId).toBe('alice');
    expect(w.bob.calls.map(({ snapshot }) => snapshot.endReason)).toEqual(['merged', null]);
    // Repeats that were under way change nothing.
    await w.clock.advance(30_000);
    expect([live(w.alice), live(w.bob)]).toEqual([['connected'], ['connected']]);
    expect(w.alice.calls).toHaveLength(1);
    w.alice.client.calls[0]?.hangUp();
    await w.clock.advance(50);
    expectNothingLeft(w);
  });

  it('are in one call also when the first signals are lost', async () => {
    const w = await createWorld();
    w.network.configure({ loss: 1 });
    w.alice.client.call('bob');
    w.bob.client.call('alice');
    await w.clock.advance(100);
    w.network.configure({ loss: 0 });
    await w.clock.advance(6000);
    expect([live(w.alice), live(w.bob)]).toEqual([['connected'], ['connected']]);
    expect(w.alice.client.calls[0]?.id).toBe(w.bob.client.calls[0]?.id);
  });

  it('go on with what they have opened, and as they wished', async () => {
    const w = await createWorld();
    w.alice.client.call('bob', { userInfo: { name: 'Alice' } });
    w.bob.client.call('alice', { camera: false, userInfo: { name: 'Bob' } });
    await w.clock.advance(500);
    expect(w.bob.media.questions).toBe(1);
    expect(w.bob.client.calls[0]?.snapshot.local).toMatchObject({
      audio: { status: 'live' },
      video: { enabled: false },
    });
    expect(first(w.alice).snapshot.participants['bob']).toMatchObject({
      userInfo: { name: 'Bob' },
      videoEnabled: false,
    });
  });

  it('leave no other device ringing', async () => {
    const w = await createWorld();
    const [aliceToo, bobToo] = [await w.join('alice'), await w.join('bob')];
    w.alice.client.call('bob');
    w.bob.client.call('alice');
    await w.clock.advance(500);
    expect([live(w.alice), live(w.bob), live(aliceToo), live(bobToo)]).toEqual([
      ['connected'],
      ['connected'],
      [],
      [],
    ]);
    expect([first(aliceToo), first(bobToo)].map(({ snapshot }) => snapshot.endReason)).toEqual([
      'answered-elsewhere',
      'answered-elsewhere',
    ]);
  });

  it('with a QuickBlox client, which goes on with its own call, are in that one', async () => {
    const w = await createWorld();
    w.network.setPlain('bob');
    // Whoever has the lower id: the other client cannot yield.
    const call = w.alice.client.call('bob');
    await w.clock.advance(5);
    w.network.inject('bob', 'alice', {
      type: 'call',
      sessionId: 'theirs',
      callType: 'audio',
      callerId: 'bob',
      opponentIds: ['alice'],
      sdp: 'v=0\r\ns=x-fake-peer:x\r\nm=audio 9 FAKE 0\r\n',
    });
    await w.clock.advance(60);
    expect(call.snapshot.endReason).toBe('merged');
    expect(w.alice.client.calls.map(({ id, snapshot }) => [id, snapshot.state])).toEqual([
      ['theirs', 'connecting'],
    ]);
    const toBob = w.network.sent.filter(({ from }) => from === 'alice').map(({ signal }) => signal);
    expect(toBob.find(({ type }) => type === 'accept')?.sessionId).toBe('theirs');
    expect(toBob.some(({ type }) => type === 'reject')).toBe(false);
  });

  it('only when both calls are between the two', async () => {
    const w = await createWorld();
    await w.join('carol');
    const call = w.alice.client.call(['bob', 'carol']);
    const other = w.bob.client.call('alice');
    await w.clock.advance(500);
    expect(other.snapshot.endReason).toBe('busy');
    expect(call.snapshot.participants['bob']?.leftReason).toBe('busy');
  });
});

describe('to call somebody whose call rings here', () => {
  it('is to answer it', async () => {
    const w = await createWorld();
    const call = w.alice.client.call('bob');
    await w.clock.advance(500);
    const answered = w.bob.client.call('alice', { camera: false });
    expect(answered).toBe(first(w.bob));
    await w.clock.advance(200);
    expect([call.snapshot.state, answered.snapshot.state]).toEqual(['connected', 'connected']);
    expect(answered.snapshot.local.video.enabled).toBe(false);
    expect(w.bob.calls).toHaveLength(1);
  });
});
