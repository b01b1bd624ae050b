import { createFakePeerConnections } from '@parley/testing';
import { describe, expect, it } from 'vitest';
import { applyOpusOptions, withOpusParameters } from './opus-options.js';
import type { PeerConnection } from './rtc.js';

const sdpOf = (...lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join('');
const opus = ['m=audio 9 UDP/TLS/RTP/SAVPF 111 63', 'a=rtpmap:111 opus/48000/2', 'a=rtpmap:63 red/48000/2'];
const fmtp = 'a=fmtp:111 minptime=10;useinbandfec=1';
const rest = [
  'a=fmtp:63 111/111',
  'm=video 9 UDP/TLS/RTP/SAVPF 96',
  'a=rtpmap:96 VP8/90000',
  'a=fmtp:96 stereo=9',
];

describe('the parameters of Opus', () => {
  it('are put in the place of those that are there, and nothing else is touched', () => {
    const sdp = sdpOf(...opus, fmtp, ...rest);
    expect(withOpusParameters(sdp, { useinbandfec: '0', usedtx: '1' })).toBe(
      sdpOf(...opus, 'a=fmtp:111 minptime=10;useinbandfec=0;usedtx=1', ...rest),
    );
    expect(withOpusParameters(sdp, {})).toBe(sdp);
  });

  it('get a line where there is none, in every section with Opus', () => {
    const screen = ['m=audio 9 UDP/TLS/RTP/SAVPF 109', 'a=rtpmap:109 OPUS/48000/2'];
    expect(withOpusParameters(sdpOf(...opus, ...screen), { stereo: '1' })).toBe(
      sdpOf(...opus.slice(0, 2), 'a=fmtp:111 stereo=1', ...opus.slice(2), ...screen, 'a=fmtp:109 stereo=1'),
    );
  });

  it('are the same when they are put in twice, also with spaces and lines that end with LF only', () => {
    const sdp = sdpOf(...opus, 'a=fmtp:111 minptime=10; stereo=0', ...rest).replaceAll('\r', '');
    const once = withOpusParameters(sdp, { stereo: '1' });
    expect(once).toContain('\na=fmtp:111 minptime=10;stereo=1\n');
    expect(withOpusParameters(once, { stereo: '1' })).toBe(once);
  });

  it('are left alone where there is no Opus', () => {
    const sdp = sdpOf(...rest);
    expect(withOpusParameters(sdp, { stereo: '1' })).toBe(sdp);
    expect(withOpusParameters('', { stereo: '1' })).toBe('');
  });
});

describe('a connection with options of Opus', () => {
  /** A connection of which every description is `sdp`, and what it was given. */
  function connection(sdp: string): { connection: PeerConnection; given: (string | undefined)[] } {
    const given: (string | undefined)[] = [];
    const made = createFakePeerConnections().create(
      {},
      {
        onCandidate: () => undefined,
        onState: () => undefined,
        onClosed: () => undefined,
        onTrack: () => undefined,
      },
    );
    made.createOffer = () => Promise.resolve({ type: 'offer', sdp });
    made.createAnswer = () => Promise.resolve({ type: 'answer', sdp });
    made.setRemoteDescription = (description) => {
      given.push(description.sdp);
      return Promise.resolve();
    };
    return { connection: made, given };
  }

  const sdp = sdpOf(...opus, fmtp, ...rest);

  it('reads theirs as if it had asked, and asks itself for stereo only', async () => {
    const { connection: made, given } = connection(sdp);
    applyOpusOptions(made, { dtx: true, fec: false, stereo: true });
    await made.setRemoteDescription({ type: 'answer', sdp });
    expect(given[0]).toContain('a=fmtp:111 minptime=10;usedtx=1;useinbandfec=0;stereo=1\r\n');
    for (const own of [await made.createOffer(), await made.createAnswer()])
      expect(own.sdp).toContain('a=fmtp:111 minptime=10;useinbandfec=1;stereo=1;sprop-stereo=1\r\n');
  });

  it('is as it was without', async () => {
    const { connection: made, given } = connection(sdp);
    expect(applyOpusOptions(made, { maxBitrate: 32_000 })).toBe(made);
    await made.setRemoteDescription({ type: 'answer', sdp });
    expect([given[0], (await made.createOffer()).sdp]).toEqual([sdp, sdp]);
  });
});
