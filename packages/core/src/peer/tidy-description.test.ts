import { expect, it } from 'vitest';
import { withoutStrayFormats } from './tidy-description.js';

const session = ['v=0', 'o=- 1 0 IN IP4 0.0.0.0', 's=-', 't=0 0', 'a=group:BUNDLE 0 1 2'];
const audio = ['m=audio 9 UDP/TLS/RTP/SAVPF 109', 'a=rtpmap:109 opus/48000/2', 'a=rtcp-fb:109 transport-cc'];
const video = [
  'm=video 0 UDP/TLS/RTP/SAVPF 120 124',
  'a=fmtp:120 max-fs=12288;max-fr=60',
  'a=fmtp:124 apt=120',
  'a=rtcp-fb:* transport-cc',
  'a=rtcp-fb:120 nack pli',
  'a=rtpmap:120 VP8/90000',
  'a=rtpmap:124 rtx/90000',
];
const data = ['m=application 0 UDP/DTLS/SCTP webrtc-datachannel', 'a=sctp-port:5000'];

const sdpOf = (...lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join('');

it('leaves a description as it is that speaks of its own formats only', () => {
  const sdp = sdpOf(...session, ...audio, ...video, ...data);
  expect(withoutStrayFormats(sdp)).toBe(sdp);
});

it('takes out the feedback, maps and parameters of formats that the section does not list, as Firefox leaves them', () => {
  const stray = [
    'a=rtcp-fb:99 nack',
    'a=rtcp-fb:99 nack pli',
    'a=fmtp:99 profile=0',
    'a=rtpmap:99 AV1/90000',
  ];
  // What the sound lists is not listed by the picture.
  const sdp = sdpOf(
    ...session,
    ...audio,
    ...video,
    'a=rtcp-fb:109 nack',
    ...stray,
    'a=setup:actpass',
    ...data,
  );
  expect(withoutStrayFormats(sdp)).toBe(sdpOf(...session, ...audio, ...video, 'a=setup:actpass', ...data));
});
