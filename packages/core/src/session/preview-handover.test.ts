import { describe, expect, it } from 'vitest';
import { createWorld, expectNothingLeft, first } from '../../test-kit/call-world.js';
import { createDevicePreview } from '../media/device-preview.js';

describe('a call that goes on with a preview', () => {
  it('has its tracks: nothing is asked for anew, nothing stops, and the end releases them', async () => {
    const w = await createWorld();
    const preview = createDevicePreview(w.alice.client.devices);
    await preview.start();
    const { audio, video } = preview.snapshot;
    const call = w.alice.client.call('bob', { preview });
    expect(call.snapshot.local.video.track).toBe(video.track);
    expect(call.snapshot.local.audio.track).toBe(audio.track);
    expect(preview.snapshot.video.status).toBe('off');
    await w.clock.advance(100);
    first(w.bob).accept();
    await w.clock.advance(200);
    expect(first(w.bob).snapshot.participants['alice']).toMatchObject({
      videoTrack: video.track,
      audioTrack: audio.track,
      audioEnabled: true,
      videoEnabled: true,
    });
    expect(w.alice.media.questions).toBe(1);
    expect(video.track?.readyState).toBe('live');
    preview.close();
    expect(video.track?.readyState).toBe('live');
    await call.setMicrophoneEnabled(false);
    expect(audio.track?.enabled).toBe(false);
    call.hangUp();
    await w.clock.advance(50);
    expectNothingLeft(w);
  });

  it('begins muted and with the camera off, as it was left, and the other side knows', async () => {
    const w = await createWorld();
    const preview = createDevicePreview(w.alice.client.devices);
    await preview.start();
    await preview.setMicrophoneEnabled(false);
    await preview.setCameraEnabled(false);
    const call = w.alice.client.call('bob', { preview });
    await w.clock.advance(100);
    first(w.bob).accept();
    await w.clock.advance(200);
    expect(call.snapshot.callType).toBe('video');
    expect(call.snapshot.local).toMatchObject({ audio: { enabled: false }, video: { status: 'off' } });
    expect(first(w.bob).snapshot.participants['alice']).toMatchObject({
      state: 'connected',
      audioEnabled: false,
      videoEnabled: false,
    });
    expect(w.alice.media.questions).toBe(1);
    await call.setCameraEnabled(true);
    await w.clock.advance(100);
    expect(first(w.bob).snapshot.participants['alice']?.videoEnabled).toBe(true);
  });

  it('does without what could not be had, and does not ask for it again', async () => {
    const w = await createWorld();
    w.alice.media.fail('video', 'NotAllowedError');
    const preview = createDevicePreview(w.alice.client.devices);
    await preview.start();
    const { questions } = w.alice.media;
    const call = w.alice.client.call('bob', { preview });
    await w.clock.advance(100);
    first(w.bob).accept();
    await w.clock.advance(200);
    expect(call.snapshot.local).toMatchObject({
      audio: { status: 'live' },
      video: { status: 'off', error: null },
    });
    expect(w.alice.media.questions).toBe(questions);
  });

  it('takes over a question that is still on the screen', async () => {
    const w = await createWorld();
    const preview = createDevicePreview(w.alice.client.devices);
    const answer = w.alice.media.hold();
    const started = preview.start();
    await w.clock.settle();
    const call = w.alice.client.call('bob', { preview });
    await w.clock.advance(100);
    answer();
    await started;
    await w.clock.advance(100);
    expect(call.snapshot.local.video.status).toBe('live');
    expect(w.alice.media.questions).toBe(1);
    call.hangUp();
    await w.clock.advance(50);
    expect(w.alice.media.tracks.filter(({ readyState }) => readyState === 'live')).toEqual([]);
  });

  it('answers as it was left; an audio call takes the microphone and lets the camera go', async () => {
    const w = await createWorld();
    w.alice.client.call('bob', { video: false });
    await w.clock.advance(100);
    const preview = createDevicePreview(w.bob.client.devices);
    await preview.start();
    const { audio, video } = preview.snapshot;
    const incoming = first(w.bob);
    incoming.accept({ preview });
    await w.clock.advance(200);
    expect(incoming.snapshot.local.audio.track).toBe(audio.track);
    expect(video.track?.readyState).toBe('ended');
    expect(incoming.snapshot.local.video.track).toBeNull();
  });

  it('can be told otherwise, and without a preview too', async () => {
    const w = await createWorld();
    const preview = createDevicePreview(w.alice.client.devices);
    await preview.start();
    const call = w.alice.client.call('bob', { preview, microphone: false, camera: false });
    await w.clock.advance(100);
    expect(call.snapshot.local).toMatchObject({ audio: { enabled: false }, video: { status: 'off' } });
    first(w.bob).accept({ microphone: false, video: false });
    await w.clock.advance(200);
    expect(w.bob.media.questions).toBe(0);
    expect(call.snapshot.participants['bob']).toMatchObject({
      state: 'connected',
      audioEnabled: false,
      videoEnabled: false,
    });
    await first(w.bob).setMicrophoneEnabled(true);
    await w.clock.advance(100);
    expect(call.snapshot.participants['bob']?.audioEnabled).toBe(true);
    expect(call.snapshot.participants['bob']?.audioTrack).toBe(w.bob.media.tracks[0]);
  });

  it('keeps it when it cannot begin', async () => {
    const w = await createWorld();
    const preview = createDevicePreview(w.alice.client.devices);
    await preview.start();
    expect(() => w.alice.client.call('alice', { preview })).toThrow(/own/);
    expect(preview.snapshot.video.status).toBe('live');
    preview.close();
  });
});
