import { describe, expect, it } from 'vitest';
import { createLogExporter } from '../lib/log-exporter.js';
import type { PageLifecycle, PageMoment } from '../lib/page-lifecycle.js';
import { createWorld, first, type World } from '../../test-kit/call-world.js';
import type { CallSession } from './call-client.js';
import { timelineLine, timelineText } from './timeline-text.js';

async function talk(w: World): Promise<CallSession> {
  const call = w.alice.client.call('bob');
  await w.clock.advance(50);
  first(w.bob).accept();
  await w.clock.advance(1000);
  expect(call.snapshot.state).toBe('connected');
  return call;
}

/** What the timeline says, once what writes it is there. */
async function linesOf(call: CallSession): Promise<readonly string[]> {
  await expect.poll(() => call.timeline.entries.length).toBeGreaterThan(0);
  return call.timeline.entries.map((entry) => timelineLine(entry, (userId) => userId));
}

describe('the health of a call', () => {
  it('tells a lost server from a lost network, and since when', async () => {
    const w = await createWorld();
    const call = await talk(w);
    expect(call.snapshot.health).toMatchObject({ state: 'good', cause: null, trying: null });
    w.network.cut('alice');
    const cutAt = w.clock.now();
    const server = { state: 'good', cause: 'server', since: cutAt, trying: 'signing-in', userIds: [] };
    expect(call.snapshot.health).toEqual(server);
    await w.clock.advance(3000);
    w.peers.disconnect();
    const brokeAt = w.clock.now();
    expect(call.snapshot.health).toMatchObject({
      state: 'reconnecting',
      cause: 'your-network',
      since: brokeAt,
    });
    await w.clock.advance(3000);
    expect(call.snapshot.health.since).toBe(brokeAt);
    w.network.restore('alice');
    w.peers.reconnect();
    const { health, participants } = call.snapshot;
    expect(health).toEqual({ state: 'good', cause: null, since: w.clock.now(), trying: null, userIds: [] });
    expect(participants['bob']?.health).toMatchObject({ state: 'good', cause: null });
  });

  it('climbs the ladder, and says what is tried and who does not answer', async () => {
    const w = await createWorld();
    const call = await talk(w);
    const seen: string[] = [];
    call.on('change', ({ health: { state, cause, trying } }) => {
      const now = [state, cause, trying].filter(Boolean).join(' ');
      if (now !== seen.at(-1)) seen.push(now);
    });
    // The others are gone: what we send them is answered by nobody.
    w.network.cut('bob');
    w.peers.disconnect();
    await w.clock.advance(80_000);
    expect(seen).toEqual([
      'reconnecting waiting',
      'reconnecting ice-restart',
      'reconnecting their-network ice-restart',
      'lost their-network',
    ]);
    expect(call.snapshot).toMatchObject({ endReason: 'connection-lost', health: { userIds: ['bob'] } });
  });

  it('hears at once that the browser has no network, and lets go of it with the call', async () => {
    const listeners = new Set<(moment: PageMoment) => void>();
    const pageLifecycle: PageLifecycle = {
      on(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    const w = await createWorld({ pageLifecycle });
    const call = await talk(w);
    for (const tell of listeners) tell('offline');
    expect(call.snapshot.health).toMatchObject({ state: 'good', cause: 'your-network', trying: 'waiting' });
    call.hangUp();
    const after = call.snapshot;
    for (const tell of listeners) tell('online');
    expect(call.snapshot).toBe(after);
  });

  it('makes nothing look new while nothing is', async () => {
    const w = await createWorld();
    const call = await talk(w);
    await w.clock.advance(8000);
    const { health, participants } = call.snapshot;
    await call.setMicrophoneEnabled(false);
    expect(call.snapshot.health).toBe(health);
    expect(call.snapshot.participants['bob']?.health).toBe(participants['bob']?.health);
  });
});

describe('the timeline of a call', () => {
  it('keeps what happened from the first ring on, and logs it without names', async () => {
    const log = createLogExporter();
    const w = await createWorld({ logger: log });
    const call = await talk(w);
    await call.setMicrophoneEnabled(false);
    w.network.cut('alice');
    w.peers.disconnect();
    await w.clock.advance(2000);
    w.network.restore('alice');
    w.peers.reconnect();
    await w.clock.advance(2000);
    call.hangUp();
    const lines = await linesOf(call);
    expect(lines).toEqual([
      'call: dialing',
      'bob: calling',
      'microphone: starting',
      'camera: starting',
      'camera: live',
      'microphone: live',
      'call: connecting',
      'bob: connecting',
      'call: connected',
      'bob: connected',
      'microphone: muted',
      'network: unreachable',
      'call: good (server, trying: signing-in)',
      'call: reconnecting',
      'bob: reconnecting (your-network, trying: signing-in)',
      'bob: reconnecting (trying: waiting)',
      'network: reachable',
      'call: connected',
      'bob: connected',
      'call: ended (hangup)',
      'bob: left (hangup)',
      'microphone: off',
      'camera: off',
    ]);
    const [began] = timelineText(call.timeline.entries).split('\n');
    expect(began).toBe(new Date(call.snapshot.startedAt).toISOString());
    expect(timelineText(call.timeline.entries)).toMatch(/^\+\d+\.\d s person 1: reconnecting/m);
    expect(timelineText(call.timeline.entries)).not.toContain('bob');
    expect(log.text()).toContain(`call ${call.id.slice(0, 8)}: person 1: reconnecting (your-network`);
  });

  it('keeps the last 200 things, and tells of new ones', async () => {
    const w = await createWorld();
    const call = await talk(w);
    await linesOf(call);
    let told = 0;
    const stop = call.timeline.on((entries) => {
      told += 1;
      expect(entries).toBe(call.timeline.entries);
    });
    for (let turn = 0; turn < 110; turn += 1) {
      w.peers.disconnect();
      w.peers.reconnect();
    }
    expect(told).toBe(220);
    expect(call.timeline.entries).toHaveLength(200);
    stop();
    w.peers.disconnect();
    expect(told).toBe(220);
  });

  it('is empty for a text without entries', () => {
    expect(timelineText([])).toBe('');
  });
});
