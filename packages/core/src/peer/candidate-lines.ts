import type { IceCandidate } from '../model/signal.js';

/** Foundation to port: what a candidate and its line in an SDP have in common, whatever attributes follow. */
export function essence({ candidate }: IceCandidate): string {
  return candidate.split(' ').slice(0, 6).join(' ');
}

/** The candidates in an SDP. With one transport for all media it does not matter which line they belong to. */
export function candidatesIn(sdp: string): IceCandidate[] {
  return Array.from(sdp.matchAll(/^a=(candidate:.*)$/gm), ([, candidate = '']) => ({
    candidate: candidate.trim(),
    sdpMid: null,
    sdpMLineIndex: 0,
  }));
}
