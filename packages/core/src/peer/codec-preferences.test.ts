import { describe, expect, it } from 'vitest';
import { preferredCodecs } from './codec-preferences.js';

const video = (name: string, sdpFmtpLine?: string): RTCRtpCodec => ({
  mimeType: `video/${name}`,
  clockRate: 90_000,
  ...(sdpFmtpLine ? { sdpFmtpLine } : {}),
});
const h264 = (mode: number, profile: string): RTCRtpCodec =>
  video('H264', `level-asymmetry-allowed=1;packetization-mode=${mode};profile-level-id=${profile}`);

describe('preferredCodecs', () => {
  it('keeps one entry of each codec that peers agree on, in the order of the browser', () => {
    const baseline = h264(1, '42e01f');
    const all = [
      video('VP8'),
      video('rtx'),
      h264(1, '42001f'),
      h264(0, '42e01f'),
      baseline,
      video('AV1', 'level-idx=5;profile=0;tier=0'),
      video('VP9', 'profile-id=0'),
      video('VP9', 'profile-id=2'),
      video('red'),
      video('ulpfec'),
    ];
    expect(preferredCodecs('video', all)).toEqual([all[0], all[1], baseline, all[6]]);
  });

  it('puts first what is wished for, and passes over what nobody knows', () => {
    const av1 = video('AV1', 'level-idx=5;profile=0;tier=0');
    const all = [
      video('VP8'),
      video('rtx'),
      video('VP9'),
      av1,
      video('AV1', 'level-idx=5;profile=1;tier=0'),
      video('H265'),
    ];
    const wanted = ['video/av1', 'video/H266', 'video/VP9'];
    expect(preferredCodecs('video', all, wanted)).toEqual([av1, all[2], all[0], all[1]]);
  });

  it('leaves the choice to a browser that has none of them', () => {
    expect(preferredCodecs('video', [video('rtx'), video('H999')])).toEqual([]);
    expect(preferredCodecs('audio', [{ mimeType: 'audio/PCMU', clockRate: 8000 }])).toEqual([]);
  });
});
