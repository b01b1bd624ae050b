import { createFakePeerConnections, FakeTrack } from '@parley/testing';
import { describe, expect, it } from 'vitest';
import type { MediaTransceiver } from './rtc.js';
import { limitSending } from './sending-limits.js';

const opus = { mimeType: 'audio/opus', clockRate: 48_000, payloadType: 111 };
const vp8 = { mimeType: 'video/VP8', clockRate: 90_000, payloadType: 96 };
const vp9 = { mimeType: 'video/VP9', clockRate: 90_000, payloadType: 98 };

function transceiver(
  kind: 'audio' | 'video',
  size: { width?: number; height?: number } = {},
): MediaTransceiver {
  const connection = createFakePeerConnections().create(
    {},
    {
      onCandidate: () => undefined,
      onState: () => undefined,
      onClosed: () => undefined,
      onTrack: () => undefined,
    },
  );
  const made = connection.addTransceiver(kind, { sendEncodings: [{ scaleResolutionDownBy: 2 }] });
  void made.sender.replaceTrack(new FakeTrack(kind, 'Fake', size));
  made.sender.getParameters().codecs.push(...(kind === 'audio' ? [opus] : [vp8, vp9]));
  return made;
}

function encodingOf({ sender }: MediaTransceiver): RTCRtpEncodingParameters | undefined {
  return sender.getParameters().encodings[0];
}

describe('a sender', () => {
  it('is limited, and no more when the limits are gone', async () => {
    const video = transceiver('video', { width: 1280, height: 720 });
    await limitSending(
      video,
      {
        width: 640,
        height: 480,
        frameRate: 15,
        maxBitrate: 300_000,
        degradationPreference: 'maintain-resolution',
        codecs: ['video/H265', 'video/vp9'],
      },
      1,
    );
    expect(encodingOf(video)).toEqual({
      scaleResolutionDownBy: 2,
      maxFramerate: 15,
      maxBitrate: 300_000,
      codec: vp9,
    });
    expect(video.sender.getParameters().degradationPreference).toBe('maintain-resolution');
    await limitSending(video, {}, 1);
    expect(encodingOf(video)).toEqual({ scaleResolutionDownBy: 1 });
    expect(video.sender.getParameters().degradationPreference).toBeUndefined();
  });

  it.each([
    ['held upright', { width: 720, height: 1280 }, 1.5],
    ['small enough', { width: 640, height: 360 }, 1],
    ['of unknown size', {}, 1],
  ])('scales a picture that is %s', async (_, size, scale) => {
    const video = transceiver('video', size);
    await limitSending(video, { height: 480 }, 1);
    expect(encodingOf(video)?.scaleResolutionDownBy).toBe(scale);
    await limitSending(video, { height: 480 }, 2);
    expect(encodingOf(video)?.scaleResolutionDownBy).toBe(2 * scale);
  });

  it('of a voice has no picture to scale, and no codec where none is known', async () => {
    const audio = transceiver('audio');
    await limitSending(audio, { maxBitrate: 24_000, codecs: ['audio/lyra'] }, 2);
    expect(encodingOf(audio)).toEqual({ scaleResolutionDownBy: 2, maxBitrate: 24_000 });
  });

  it('takes one change after the other, and the last one wins', async () => {
    const video = transceiver('video');
    const { sender } = video;
    let busy = 0;
    const together: number[] = [];
    const { setParameters } = sender;
    sender.setParameters = async (parameters) => {
      busy += 1;
      together.push(busy);
      await Promise.resolve();
      await setParameters.call(sender, parameters);
      busy -= 1;
    };
    await Promise.all([1, 2, 3].map((maxBitrate) => limitSending(video, { maxBitrate }, 1)));
    expect(encodingOf(video)?.maxBitrate).toBe(3);
    expect(together).toEqual([1, 1, 1]);
  });
});
