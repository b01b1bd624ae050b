import { readFileSync } from 'node:fs';
import { isTape, recordTape, type CallClient, type Tape } from '@parley/core';
import { expect, it } from 'vitest';
import { createFakeClock } from './fake-clock.js';
import { createFakeNetwork } from './fake-network.js';
import { createFakePeerConnections } from './fake-peer-connections.js';
import { replayTape, type TapeReplay } from './replay-tape.js';
import { createTestClient } from './test-client.js';

/** What a browser recorded of calls with the QuickBlox SDK, and the states that it saw; `e2e/tape.spec.ts` made it. */
function readRecording(): { readonly tape: Tape; readonly states: unknown } {
  const path = new URL('../../react/src/test-support/tapes/quickblox-calls.json', import.meta.url);
  const recording: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof recording !== 'object' || !recording || !('tape' in recording) || !isTape(recording.tape))
    throw new Error('there is no tape in the file');
  return { tape: recording.tape, states: Reflect.get(recording, 'states') };
}

/** The states that the calls of a client go through. */
function follow(client: CallClient): string[] {
  const states: string[] = [];
  client.on('call', (call) => {
    let last = call.snapshot.state;
    states.push(last);
    call.on('change', ({ state }) => {
      if (state !== last) states.push(state);
      last = state;
    });
  });
  return states;
}

const without = (tape: Tape, isLeftOut: (entry: Tape['entries'][number]) => boolean): Tape => ({
  ...tape,
  entries: tape.entries.filter((entry) => !isLeftOut(entry)),
});

const told = ({ departures }: TapeReplay) => departures.map(({ what, type }) => `${what} ${type}`);

it('leads through the same states as the calls that a browser recorded', async () => {
  const { tape, states } = readRecording();
  const replay = replayTape(tape);
  const seen = follow(replay.client);
  await replay.playTo();
  expect(seen).toEqual(states);
  expect(replay.departures).toEqual([]);
  expect(replay.calls.map(({ snapshot }) => snapshot.endReason)).toEqual(['hangup', 'hangup']);
  expect(replay.clock.now()).toBe(tape.startedAt + (tape.entries.at(-1)?.at ?? 0));
  // The ids of the tape, though ours was made up anew.
  const ids = new Set(
    tape.entries.flatMap((entry) => (entry.type === 'sent' ? [entry.signal.sessionId] : [])),
  );
  expect(new Set(replay.sent.map(({ signal }) => signal.sessionId))).toEqual(ids);
  replay.client.close();
  expect(replay.peerConnections.open).toBe(0);
});

it('stops in the middle, where the others are to be seen and heard', async () => {
  const { tape } = readRecording();
  const end = tape.entries.find((entry) => entry.type === 'received' && entry.signal.type === 'hangUp');
  const replay = replayTape(tape);
  await replay.playTo((end?.at ?? 0) - 1);
  const [call] = replay.client.calls;
  expect(call?.snapshot.state).toBe('connected');
  const [other] = Object.values(call?.snapshot.participants ?? {});
  expect(other?.audioTrack?.kind).toBe('audio');
  expect(other?.videoTrack?.kind).toBe('video');
  await replay.playTo();
  expect(replay.client.calls).toEqual([]);
});

it('tells what was not sent as on the tape', async () => {
  const { tape } = readRecording();
  // Nothing comes this time: there is no call that could be answered.
  const unanswered = without(tape, ({ type }) => type === 'received');
  const lonely = replayTape(unanswered);
  await lonely.playTo();
  expect(told(lonely)).toEqual(['missing accept']);

  // The person did nothing this time.
  const idle = replayTape(tape, { acts: false });
  await idle.playTo();
  expect(told(idle)).toEqual(['missing accept', 'missing call', 'missing hangUp']);

  // And here something that is not on the tape.
  const rude = replayTape(tape, { acts: false });
  rude.client.on('call', (call) => call.reject());
  await rude.playTo();
  expect(told(rude)).toContain('extra reject');
});

it('plays what QuickBlox clients do when a connection breaks: the names of our offers are others now', async () => {
  const clock = createFakeClock();
  const network = createFakeNetwork({ clock, latency: 10 });
  const peerConnections = createFakePeerConnections();
  const recorder = recordTape(network.signaling('103'));
  const shared = { network, clock, peerConnections };
  // The higher of the two ids: it is our offer that counts.
  const own = createTestClient({ ...shared, userId: '103', signaling: recorder.signaling });
  const other = createTestClient({ ...shared, userId: '102' });
  network.setPlain('102');
  const states = follow(own);
  other.on('call', (call) => call.accept());
  await own.connect();
  await other.connect();
  const call = own.call('102');
  await clock.advance(2000);
  peerConnections.fail();
  const brokenAt = clock.now();
  await clock.advance(1000);
  peerConnections.mend();
  await clock.advance(30_000);
  expect(states).toEqual(['dialing', 'connecting', 'connected', 'reconnecting', 'connected']);
  call.hangUp();
  await clock.advance(1000);

  const { tape } = recorder;
  const replay = replayTape(tape);
  const seen = follow(replay.client);
  // The media is not on the tape.
  await replay.playTo(brokenAt - tape.startedAt);
  replay.peerConnections.fail();
  await replay.playTo(brokenAt - tape.startedAt + 1000);
  replay.peerConnections.mend();
  await replay.playTo();
  expect(seen).toEqual(states);
  expect(replay.departures).toEqual([]);
  replay.client.close();
  own.close();
  other.close();
});

it('loses the server and finds it again when the tape does', async () => {
  const clock = createFakeClock();
  const network = createFakeNetwork({ clock });
  const recorder = recordTape(network.signaling('101'));
  const own = createTestClient({
    network,
    clock,
    userId: '101',
    signaling: recorder.signaling,
    peerConnections: createFakePeerConnections(),
  });
  await own.connect();
  await clock.advance(500);
  network.cut('101');
  await clock.advance(500);
  network.restore('101');
  await clock.advance(500);
  const replay = replayTape(recorder.tape);
  const states: string[] = [];
  replay.client.on('connection', (state) => states.push(state));
  await replay.playTo();
  expect(states).toEqual(['connecting', 'online', 'reconnecting', 'online']);
  own.close();
  replay.client.close();
});

it('refuses the tape of somebody who never signed in', () => {
  const { tape } = readRecording();
  expect(() => replayTape({ ...tape, self: null })).toThrow('signed in');
});
