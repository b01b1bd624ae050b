import { seededRandom } from '@parley/testing';
import { describe, expect, it } from 'vitest';
import { createWorld, expectNothingLeft, first, type Side, type World } from '../../test-kit/call-world.js';
import type { CallSession } from './call-client.js';

type Options = Parameters<typeof createWorld>[0];

async function connected(options: Options = {}) {
  const w = await createWorld(options);
  const call = w.alice.client.call('bob', { video: false });
  await w.clock.advance(50);
  const incoming = first(w.bob);
  incoming.accept();
  await w.clock.advance(1000);
  return { w, call, incoming };
}

function cameras({ media }: Side): number {
  return media.tracks.filter(({ kind, readyState }) => kind === 'video' && readyState === 'live').length;
}

/** The newest camera track of somebody. */
function cameraOf({ media }: Side): MediaStreamTrack | undefined {
  return media.tracks.findLast(({ kind, label }) => kind === 'video' && label === 'Fake video');
}

/** What went over the wire to change connections in place, and what was said of pictures. */
function said({ network }: World, what: 'description' | 'pictures'): string[] {
  return network.sent.flatMap(({ from, signal }) => {
    const mark: unknown = signal.extra?.['parley'];
    const field: unknown = typeof mark === 'object' && mark !== null ? Reflect.get(mark, what) : null;
    const type: unknown = typeof field === 'object' && field !== null ? Reflect.get(field, 'type') : null;
    return typeof type === 'string' ? [`${from} ${type}`] : [];
  });
}

/** What one sees of another. */
function seen(call: CallSession, userId: string) {
  const { videoTrack, videoEnabled } = call.snapshot.participants[userId] ?? {};
  return { videoTrack, videoEnabled };
}

const nothing = { videoTrack: null, videoEnabled: false };
const quiet = { isVideo: false, videoRequest: 'none', videoRequesterIds: [] };

function expectBothSeen({ w, call, incoming }: Awaited<ReturnType<typeof connected>>): void {
  expect(call.snapshot).toMatchObject({ isVideo: true, videoRequest: 'none', videoRefusal: null });
  expect(incoming.snapshot).toMatchObject({ isVideo: true, videoRequest: 'none' });
  expect(seen(call, 'bob')).toEqual({ videoTrack: cameraOf(w.bob), videoEnabled: true });
  expect(seen(incoming, 'alice')).toEqual({ videoTrack: cameraOf(w.alice), videoEnabled: true });
}

function expectAudioOnly({ w, call, incoming }: Awaited<ReturnType<typeof connected>>): void {
  expect([cameras(w.alice), cameras(w.bob)]).toEqual([0, 0]);
  expect(call.snapshot).toMatchObject({ ...quiet, canRequestVideo: true });
  expect(incoming.snapshot).toMatchObject({ ...quiet, canRequestVideo: true });
  expect([seen(call, 'bob'), seen(incoming, 'alice')]).toEqual([nothing, nothing]);
}

describe('an audio call that is to have pictures', () => {
  it('gets them with consent, without negotiating anything, and goes back to audio', async () => {
    const pair = await connected();
    const { w, call, incoming } = pair;
    expectAudioOnly(pair);
    await call.requestVideo();
    await w.clock.advance(100);
    // Our camera is on with our click; theirs is not, and they see nothing of us yet.
    expect([cameras(w.alice), cameras(w.bob)]).toEqual([1, 0]);
    expect(call.snapshot).toMatchObject({ isVideo: false, videoRequest: 'outgoing', canRequestVideo: false });
    expect(incoming.snapshot).toMatchObject({ videoRequest: 'incoming', videoRequesterIds: ['alice'] });
    expect(seen(incoming, 'alice')).toEqual(nothing);
    await incoming.answerVideoRequest(true);
    await w.clock.advance(100);
    expectBothSeen(pair);
    incoming.endVideo();
    await w.clock.advance(100);
    expectAudioOnly(pair);
    // And again, from the other side.
    await incoming.requestVideo();
    await w.clock.advance(100);
    await call.answerVideoRequest(true);
    await w.clock.advance(100);
    expectBothSeen(pair);
    // The place was made when the call began, and that was all.
    expect(said(w, 'description')).toEqual(['alice offer', 'bob answer']);
    call.hangUp();
    await w.clock.advance(50);
    expectNothingLeft(w);
  });

  it('stays as it is when they say no, and may ask again', async () => {
    const pair = await connected();
    const { w, call, incoming } = pair;
    await call.requestVideo();
    await w.clock.advance(50);
    await incoming.answerVideoRequest(false);
    await w.clock.advance(50);
    expectAudioOnly(pair);
    expect(call.snapshot.videoRefusal).toBe('declined');
    await call.requestVideo();
    await w.clock.advance(50);
    expect(call.snapshot.videoRefusal).toBeNull();
    expect(incoming.snapshot.videoRequest).toBe('incoming');
  });

  it('stays as it is when nobody answers, and a late yes does not change that', async () => {
    const pair = await connected();
    const { w, call, incoming } = pair;
    await call.requestVideo();
    await w.clock.advance(29_995);
    expect(incoming.snapshot.videoRequest).toBe('incoming');
    // It crosses the end of our patience.
    await incoming.answerVideoRequest(true);
    await w.clock.advance(100);
    expectAudioOnly(pair);
    expect(call.snapshot.videoRefusal).toBe('no-answer');
    // Nothing is said over and over.
    await w.clock.advance(100_000);
    const before = said(w, 'pictures').length;
    await w.clock.advance(100_000);
    expect(said(w, 'pictures')).toHaveLength(before);
  });

  it('has them when both ask at once', async () => {
    const pair = await connected();
    const { w, call, incoming } = pair;
    await Promise.all([call.requestVideo(), incoming.requestVideo()]);
    await w.clock.advance(100);
    expectBothSeen(pair);
    expect(said(w, 'description')).toHaveLength(2);
  });

  it('forgets a request that is taken back', async () => {
    const pair = await connected();
    const { w, call } = pair;
    await call.requestVideo();
    await w.clock.advance(50);
    call.endVideo();
    await w.clock.advance(50);
    expectAudioOnly(pair);
    expect(call.snapshot.videoRefusal).toBeNull();
  });

  it('forgets a request of somebody who leaves', async () => {
    const { w, call, incoming } = await connected();
    await call.requestVideo();
    await w.clock.advance(50);
    incoming.hangUp();
    await w.clock.advance(50);
    expect(call.snapshot).toMatchObject({ state: 'ended', ...quiet, canRequestVideo: false });
    await incoming.answerVideoRequest(true);
    await w.clock.advance(50);
    expectNothingLeft(w);
  });

  it('asks nobody without a camera, and shows those who have none the others all the same', async () => {
    const { w, call, incoming } = await connected();
    w.alice.media.fail('video', 'NotAllowedError');
    await expect(call.requestVideo()).rejects.toMatchObject({ code: 'permission-denied' });
    await w.clock.advance(50);
    expect(said(w, 'pictures')).toEqual([]);
    await incoming.requestVideo();
    await w.clock.advance(50);
    await expect(call.answerVideoRequest(true)).rejects.toMatchObject({ code: 'permission-denied' });
    await w.clock.advance(50);
    expect(seen(call, 'bob').videoTrack).toBe(cameraOf(w.bob));
    expect(seen(incoming, 'alice')).toMatchObject({ videoEnabled: false });
    expect(call.snapshot.isVideo).toBe(true);
  });

  it('has no place for a camera or a screen before, and has both after', async () => {
    const { w, call, incoming } = await connected();
    await expect(call.setCameraEnabled(true)).rejects.toMatchObject({ code: 'invalid-state' });
    await expect(call.setScreenShareEnabled(true)).rejects.toMatchObject({ code: 'invalid-state' });
    await call.requestVideo();
    await w.clock.advance(50);
    await incoming.answerVideoRequest(true);
    await w.clock.advance(50);
    await call.setCameraEnabled(false);
    await call.setScreenShareEnabled(true);
    await w.clock.advance(100);
    expect(seen(incoming, 'alice').videoEnabled).toBe(false);
    expect(incoming.snapshot.participants['alice']?.screenTrack?.label).toBe('Fake screen');
    call.endVideo();
    await w.clock.advance(50);
    expect(incoming.snapshot.screenSharerIds).toEqual([]);
    expect(call.snapshot.local.screen.status).toBe('off');
  });

  it('cannot be a video call, which has them already', async () => {
    const w = await createWorld();
    const call = w.alice.client.call('bob');
    await w.clock.advance(50);
    first(w.bob).accept();
    await w.clock.advance(100);
    expect(call.snapshot).toMatchObject({ isVideo: true, canRequestVideo: false });
    await expect(call.requestVideo()).rejects.toMatchObject({ code: 'invalid-state' });
    expect(() => call.endVideo()).toThrow(expect.objectContaining({ code: 'invalid-state' }));
    expect(said(w, 'description')).toEqual([]);
  });
});

it('is not offered to a QuickBlox client, whose call is as it always was', async () => {
  const w = await createWorld();
  w.network.setPlain('bob');
  const call = w.alice.client.call('bob', { video: false });
  await w.clock.advance(50);
  first(w.bob).accept();
  await w.clock.advance(1000);
  expect(call.snapshot).toMatchObject({ state: 'connected', isVideo: false, canRequestVideo: false });
  await expect(call.requestVideo()).rejects.toMatchObject({ code: 'invalid-state' });
  const sdp = w.network.sent.flatMap(({ signal }) => ('sdp' in signal ? [signal.sdp] : []));
  expect(sdp.filter((text) => text.includes('m=video'))).toEqual([]);
  expect([said(w, 'description'), said(w, 'pictures')]).toEqual([[], []]);
});

describe('a group', () => {
  async function three() {
    const w = await createWorld();
    const carol = await w.join('carol');
    const call = w.alice.client.call(['bob', 'carol'], { video: false });
    await w.clock.advance(50);
    first(w.bob).accept();
    first(carol).accept();
    await w.clock.advance(1000);
    return { w, carol, call, atBob: first(w.bob), atCarol: first(carol) };
  }

  it('shows those to each other who agreed, each by an answer of their own', async () => {
    const { w, carol, call, atBob, atCarol } = await three();
    await call.requestVideo();
    await w.clock.advance(50);
    await atBob.answerVideoRequest(true);
    await w.clock.advance(50);
    expect([cameras(w.alice), cameras(w.bob), cameras(carol)]).toEqual([1, 1, 0]);
    expect(seen(call, 'bob').videoEnabled).toBe(true);
    expect([seen(atCarol, 'alice'), seen(atCarol, 'bob')]).toEqual([nothing, nothing]);
    expect(atCarol.snapshot.videoRequesterIds).toEqual(['alice', 'bob']);
    await atCarol.answerVideoRequest(true);
    await w.clock.advance(50);
    for (const [viewer, others] of [
      [call, ['bob', 'carol']],
      [atBob, ['alice', 'carol']],
      [atCarol, ['alice', 'bob']],
    ] as const)
      for (const other of others) expect(seen(viewer, other).videoEnabled).toBe(true);
    // One goes back to audio, the others go on.
    call.endVideo();
    await w.clock.advance(50);
    expect([cameras(w.alice), cameras(w.bob), cameras(carol)]).toEqual([0, 1, 1]);
    expect(seen(atBob, 'carol').videoEnabled).toBe(true);
    expect(seen(atBob, 'alice')).toEqual(nothing);
  });

  it('asks nobody a second time who has said no, and lets them in when they change their mind', async () => {
    const { w, call, atBob, atCarol } = await three();
    await call.requestVideo();
    await w.clock.advance(50);
    await atCarol.answerVideoRequest(false);
    await w.clock.advance(50);
    await atBob.answerVideoRequest(true);
    await w.clock.advance(50);
    expect(atCarol.snapshot).toMatchObject(quiet);
    expect(call.snapshot).toMatchObject({ isVideo: true, videoRefusal: null });
    await atCarol.requestVideo();
    await w.clock.advance(50);
    expect([seen(atCarol, 'alice').videoEnabled, seen(atCarol, 'bob').videoEnabled]).toEqual([true, true]);
    expect(seen(atBob, 'carol').videoEnabled).toBe(true);
  });
});

/** Every order in which two people may act, on a wire that loses and doubles: both sides end up with the same. */
describe('whatever happens on the wire', () => {
  type Act = (call: CallSession) => unknown;
  const calmly = (done: Promise<void>): Promise<void> => done.catch(() => undefined);
  const ask: Act = (call) => calmly(call.requestVideo());
  const agree: Act = (call) => calmly(call.answerVideoRequest(true));
  const acts: readonly Act[] = [
    ask,
    ask,
    agree,
    agree,
    (call) => calmly(call.answerVideoRequest(false)),
    (call) => call.endVideo(),
  ];

  it.each(Array.from({ length: 12 }, (_, index) => index + 1))('both sides agree (seed %i)', async (seed) => {
    const { w, call, incoming } = await connected({ seed });
    w.network.configure({ loss: 0.3, duplication: 0.2 });
    const next = seededRandom(seed);
    const random = (below: number): number => Math.floor(next() * below);
    for (let round = 0; round < 8; round += 1) {
      acts[random(acts.length)]?.(random(2) === 0 ? call : incoming);
      await w.clock.advance(random(3) === 0 ? 4000 : random(30));
    }
    await w.clock.advance(120_000);
    expect(call.snapshot.isVideo).toBe(incoming.snapshot.isVideo);
    expect([call.snapshot.videoRequest, incoming.snapshot.videoRequest]).toEqual(['none', 'none']);
    if (!call.snapshot.isVideo) expect([cameras(w.alice), cameras(w.bob)]).toEqual([0, 0]);
    call.hangUp();
  });
});
