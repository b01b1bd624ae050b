// @vitest-environment happy-dom
import { createCallStore } from '@parley/store';
import { FakeTrack } from '@parley/testing';
import { describe, expect, it, vi } from 'vitest';
import { stubMediaElements } from '../../test-support/media-elements.js';
import { stubRecorder } from '../../test-support/fake-recorder.js';
import { createStillCall } from '../../test-support/still-call.js';
import { recorderParts } from './recorder-parts.js';
import { recordingDeskOf } from './recording-desk.js';
import type { RecordingOptions } from './recording-desk.js';
import type { RecordingFile } from './recording-file.js';

stubMediaElements();
const page = stubRecorder();

const people = [
  ['bob', 'Bob'],
  ['carol', 'Carol'],
] as const;

async function inCall(consent: 'asked' | 'cannot-be-told' = 'asked') {
  await recorderParts.load();
  const call = await createStillCall({ people, picture: () => new FakeTrack('video', 'camera') });
  const notices: (string | null)[] = [];
  const store = createCallStore(call.client);
  const desk = recordingDeskOf(store);
  const { id } = call.snapshot();
  store.subscribe(({ calls }, before) => {
    const notice = calls[id]?.recording ?? null;
    if (notice === (before.calls[id]?.recording ?? null)) return;
    notices.push(notice?.state ?? null);
    // What a real call tells of its people.
    if (notice?.state !== 'asking' && notice) return;
    for (const [userId] of people) call.setPerson(userId, { recordingConsent: notice ? consent : null });
  });
  for (const [userId] of people) call.setPerson(userId, { audioTrack: new FakeTrack('audio', userId) });
  const answer = (userId: string, recordingConsent: 'agreed' | 'declined'): void =>
    call.setPerson(userId, { recordingConsent });
  const start = (options: RecordingOptions = {}) => desk.start(id, (userId) => userId, options);
  return { ...call, store, desk, notices, answer, start };
}

const voices = () => page.mixed().map(({ label }) => label);
const nothingLeft = () => ({
  running: page.running().length,
  tracks: page.liveTracks().length,
  contexts: page.openContexts(),
  mixed: page.mixed().length,
});
const nothing = { running: 0, tracks: 0, contexts: 0, mixed: 0 };

describe('a recording', () => {
  it('begins with the first yes, records those who agreed, and gives a file', async () => {
    const { desk, notices, answer, start } = await inCall();
    const files: RecordingFile[] = [];
    await start({ onFile: (file) => files.push(file) });
    expect(desk.snapshot).toMatchObject({ status: 'asking', problem: null });
    expect(page.all()).toEqual([]);
    answer('carol', 'agreed');
    expect(desk.snapshot.status).toBe('on');
    expect(voices()).toEqual(['carol']);
    answer('bob', 'agreed');
    expect(voices()).toEqual(['carol', 'bob']);
    // Thought again.
    answer('carol', 'declined');
    expect(voices()).toEqual(['bob']);
    desk.pause();
    expect(page.running().map(({ state }) => state)).toEqual(['paused']);
    desk.resume();
    expect(page.running().map(({ state }) => state)).toEqual(['recording']);
    const file = await desk.stop();
    expect(notices).toEqual(['asking', 'on', 'paused', 'on', null]);
    expect(await file?.blob?.text()).toBe('ab');
    expect(file?.mimeType).toBe('video/webm;codecs=vp8,opus');
    expect(file?.name).toMatch(/\.webm$/);
    expect(files).toEqual([file]);
    expect(desk.snapshot).toMatchObject({ status: 'idle', file });
    expect(nothingLeft()).toEqual(nothing);
  });

  it('does not begin when everybody declines, and ends when the last one does', async () => {
    const { desk, notices, answer, start } = await inCall();
    await start();
    answer('bob', 'declined');
    expect(desk.snapshot.status).toBe('asking');
    answer('carol', 'declined');
    expect(desk.snapshot).toMatchObject({ status: 'idle', problem: 'declined' });
    expect(page.all()).toEqual([]);
    expect(notices).toEqual(['asking', null]);
    desk.dismiss();
    expect(desk.snapshot.problem).toBeNull();

    await start();
    answer('bob', 'declined');
    answer('carol', 'agreed');
    expect(page.running()).toHaveLength(1);
    answer('carol', 'declined');
    await vi.waitFor(() => expect(desk.snapshot).toMatchObject({ status: 'idle', problem: 'declined' }));
    expect(nothingLeft()).toEqual(nothing);
  });

  it('tells at the least, and then leaves out whoever declines', async () => {
    const { desk, notices, answer, start } = await inCall();
    await start({ consent: 'tell' });
    expect(notices).toEqual(['asking', 'on']);
    expect(voices()).toEqual(['bob', 'carol']);
    answer('bob', 'declined');
    expect(voices()).toEqual(['carol']);
    await desk.stop();
  });

  it('waits until those who cannot be told were told by other means', async () => {
    const { desk, start, setPerson } = await inCall('cannot-be-told');
    await start({ consent: 'tell' });
    expect(desk.snapshot).toMatchObject({ status: 'asking', untold: ['bob', 'carol'] });
    expect(page.all()).toEqual([]);
    desk.confirmTold();
    expect(desk.snapshot).toMatchObject({ status: 'on', untold: [] });
    expect(voices()).toEqual(['bob', 'carol']);
    setPerson('bob', { state: 'left' });
    expect(voices()).toEqual(['carol']);
    await desk.stop();
  });

  it('ends with the call, and takes its question back when it is stopped first', async () => {
    const { client, desk, notices, answer, start, set } = await inCall();
    await start();
    await desk.stop();
    expect(desk.snapshot.status).toBe('idle');
    expect(notices).toEqual(['asking', null]);
    await start();
    answer('bob', 'agreed');
    set({ state: 'ended', recording: null });
    await vi.waitFor(() => expect(desk.snapshot.file).not.toBeNull());
    expect(nothingLeft()).toEqual(nothing);
    client.close();
  });

  it('is not begun twice, nor when nobody can be told', async () => {
    const { desk, answer, start, store } = await inCall();
    await Promise.all([start(), start()]);
    answer('bob', 'agreed');
    await start();
    expect(page.all()).toHaveLength(1);
    await desk.stop();
    const state = store.getState();
    vi.spyOn(store, 'getState').mockReturnValue({
      ...state,
      connection: { ...state.connection, state: 'reconnecting' },
    });
    await start({ consent: 'tell' });
    expect(desk.snapshot).toMatchObject({ status: 'idle', problem: { code: 'invalid-state' } });
    expect(page.all()).toHaveLength(1);
  });

  it('says so when the browser cannot, and takes the notice back', async () => {
    const { desk, notices, answer, start } = await inCall();
    page.refuse();
    await start();
    answer('bob', 'agreed');
    expect(desk.snapshot).toMatchObject({ status: 'idle', problem: { code: 'not-supported' } });
    expect(notices).toEqual(['asking', 'on', null]);
    await vi.waitFor(() => expect(nothingLeft()).toEqual(nothing));
  });

  it('keeps what there is when the browser ends it', async () => {
    const { desk, answer, start } = await inCall();
    await start();
    answer('bob', 'agreed');
    page.running()[0]?.stop();
    await vi.waitFor(() => expect(desk.snapshot.file).not.toBeNull());
    expect(desk.snapshot).toMatchObject({ status: 'idle', problem: { code: 'capture-failed' } });
    expect(nothingLeft()).toEqual(nothing);
  });

  it('is written while it is made where there is a sink, and says when that fails', async () => {
    const { desk, answer, start } = await inCall();
    const written: string[] = [];
    let isFull = false;
    const sink = {
      async write(part: Blob) {
        if (isFull) throw new DOMException('no room', 'QuotaExceededError');
        written.push(await part.text());
      },
      async close() {
        written.push('closed');
      },
    };
    await start({ sink });
    answer('bob', 'agreed');
    expect(await desk.stop()).toMatchObject({ blob: null });
    expect(written).toEqual(['a', 'b', 'closed']);
    isFull = true;
    await start({ sink });
    answer('bob', 'agreed');
    expect(await desk.stop()).toBeNull();
    expect(desk.snapshot).toMatchObject({ status: 'idle', problem: { code: 'capture-failed' } });
    expect(written.at(-1)).toBe('closed');
  });

  it('leaves nothing after 200 of them: no track, no AudioContext, no timer, no listener', async () => {
    const { desk, answer, start } = await inCall();
    const timers = new Set<unknown>();
    const begin = globalThis.setInterval;
    const stop = globalThis.clearInterval;
    vi.stubGlobal('setInterval', (task: () => void, ms: number) => {
      const timer = begin(task, ms);
      timers.add(timer);
      return timer;
    });
    vi.stubGlobal('clearInterval', (timer: number) => {
      timers.delete(timer);
      stop(timer);
    });
    for (let round = 0; round < 200; round += 1) {
      await start();
      answer('bob', 'agreed');
      await desk.stop();
    }
    expect(page.all()).toHaveLength(200);
    expect(nothingLeft()).toEqual(nothing);
    expect(timers.size).toBe(0);
  });
});
