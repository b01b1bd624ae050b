import {
  createFakeClock,
  createFakeNetwork,
  createFakePeerConnections,
  createTestClient,
} from '@parley/testing';
import { expect, it } from 'vitest';
import { readSignal } from '../wire/read-signal.js';
import { parseDom } from '../../test-kit/parse-xml.js';
import { recordedStanzas } from '../../test-kit/recordings.js';
import { markToParams, readMark, type ParleyMark } from '../model/parley-mark.js';
import { consentToParams, readRecordingMarks, recordingToParams } from '../model/recording-mark.js';
import { isTape, type Tape } from '../model/tape.js';
import { recordTape, type TapeOptions } from './record-tape.js';
import { redactTape } from './redact-tape.js';

async function record(options: TapeOptions = {}): Promise<Tape> {
  const clock = createFakeClock();
  const network = createFakeNetwork({ clock, latency: 10 });
  const peerConnections = createFakePeerConnections();
  const recorder = recordTape(network.signaling('102'), options);
  const shared = { network, clock, peerConnections };
  const own = createTestClient({
    ...shared,
    userId: '102',
    signaling: recorder.signaling,
    userInfo: { name: 'Bob Okafor' },
  });
  const other = createTestClient({ ...shared, userId: '9', userInfo: { name: 'Ann Lee' } });
  await own.connect();
  await other.connect();
  const call = other.call('102');
  await clock.advance(300);
  own.calls[0]?.accept();
  await clock.advance(1000);
  call.update({ note: 'a secret of the app' });
  await own.calls[0]?.chat.send('hello Ann');
  // As a QuickBlox client would write to us: real descriptions, real candidates.
  for (const { xml } of recordedStanzas()) {
    const result = readSignal(parseDom(xml));
    if (result?.ok) network.inject('9', '102', { ...result.signal, sessionId: call.id });
  }
  await clock.advance(1000);
  return recorder.tape;
}

it('records what came and went, with times, as JSON', async () => {
  const tape = await record();
  const again: unknown = JSON.parse(JSON.stringify(tape));
  expect(isTape(again)).toBe(true);
  expect(again).toEqual(tape);
  const signals = tape.entries.flatMap((entry) =>
    entry.type === 'sent' || entry.type === 'received' ? [`${entry.type} ${entry.signal.type}`] : [],
  );
  expect(signals).toEqual(
    expect.arrayContaining(['received call', 'sent accept', 'received update', 'received iceCandidates']),
  );
  const times = tape.entries.map(({ at }) => at);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(times.at(-1)).toBeGreaterThan(1000);
});

it('tells no secret, no address, no name and no text', async () => {
  const text = JSON.stringify(await record());
  for (const secret of ['Bob Okafor', 'Ann Lee', 'a secret of the app', 'hello Ann', '"102"', '"9"'])
    expect(text).not.toContain(secret);
  const recorded = recordedStanzas()
    .map(({ xml }) => xml)
    .join('\n');
  const secrets = [
    ...recorded.matchAll(/a=ice-(?:ufrag|pwd):(\S{4,})|a=fingerprint:\S+ (\S+)|([\w-]+\.local)\b/g),
  ];
  expect(secrets.length).toBeGreaterThan(10);
  for (const [, credential, fingerprint, host] of secrets)
    expect(text).not.toContain(credential ?? fingerprint ?? host);
  for (const [address] of text.matchAll(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g))
    expect(address).toMatch(/^(192\.0\.2\.|0\.0\.0\.0$|127\.0\.0\.1$)/);
});

it('keeps the order of the ids, which decides who offers, or the ids when it is told so', async () => {
  // 9, 101, 102, 103: by their numbers.
  expect((await record()).self).toBe('user-03');
  expect((await record({ userIds: true })).self).toBe('102');
});

it('keeps the newest entries when there are too many', async () => {
  const [all, some] = [await record(), await record({ maxEntries: 10 })];
  expect(some.entries.length).toBeLessThan(11);
  expect(some.dropped + some.entries.length).toBe(all.entries.length);
  expect(some.entries.at(-1)?.at).toBe(all.entries.at(-1)?.at);
});

it('keeps what Parley says in words of its own, so that a tape plays as it was', () => {
  const mark: ParleyMark = {
    audio: true,
    video: false,
    screen: true,
    held: true,
    rings: true,
    elsewhere: 'answered',
    mayReturn: true,
    invited: ['7'],
    invitation: 'word',
    back: 'page',
    sync: 'ask',
    pictures: { type: 'ask', id: 1 },
    recording: recordingToParams({ take: 1, notice: { state: 'paused', asksConsent: true } }),
    consent: consentToParams({ take: 1, agrees: true }),
  };
  const extra = markToParams(mark);
  const signal = { type: 'update', sessionId: 's', extra } as const;
  const tape = {
    format: 'parley-tape',
    version: 1,
    self: '7',
    startedAt: 0,
    dropped: 0,
    entries: [{ at: 0, type: 'received', from: '8', resource: null, signal }],
  } as const;
  const [entry] = redactTape(tape, true).entries;
  const kept = entry?.type === 'received' ? entry.signal.extra : undefined;
  expect(readMark(kept)).toEqual(readMark(extra));
  expect(readRecordingMarks(kept)).toEqual(readRecordingMarks(extra));
});
