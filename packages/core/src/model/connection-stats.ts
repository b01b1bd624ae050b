/** What travels one way for one ear, since the look before. */
export interface SoundStats {
  /** In kbps, without the headers of packets. */
  readonly bitrate: number;
  /** Such as `opus`; `null` where the browser does not tell. */
  readonly codec: string | null;
  /** The share of the packets that did not arrive, 0 to 1; of what we send, as the other side tells. */
  readonly loss: number;
  /** By how much packets come too early or late, in ms (RFC 3550). */
  readonly jitter: number;
}

/** What travels one way for one eye, since the look before. */
export interface PictureStats extends SoundStats {
  /** In px, as encoded; 0 until it is known. */
  readonly width: number;
  readonly height: number;
  /** Frames per second that were encoded, or decoded. */
  readonly frameRate: number;
  /** The share of the time in which the picture stood still, 0 to 1; always 0 of what we send. */
  readonly frozen: number;
  /** What keeps the picture that we send from being better; `null` of what we receive, and where the browser does not tell. */
  readonly limitation: 'none' | 'cpu' | 'bandwidth' | 'other' | null;
}

/** What one side sends, by what it is; `null`: nothing, or not told. */
export interface SentStats {
  readonly audio: SoundStats | null;
  readonly video: PictureStats | null;
  readonly screen: PictureStats | null;
}

/** The way that media takes: the candidate pair in use (RFC 8445). */
export interface NetworkPath {
  /** `host`, `srflx` (behind a NAT), `prflx` or `relay` (over our TURN server); `null` where it is not told. */
  readonly local: RTCIceCandidateType | null;
  /** The same of the other side. */
  readonly remote: RTCIceCandidateType | null;
  /** How we reach the relay, or the other side where there is none. */
  readonly protocol: 'udp' | 'tcp' | 'tls' | null;
  /** Whether a TURN server of either side carries it. */
  readonly isRelayed: boolean;
}

/** How the connection to one person does, measured every two seconds from W3C webrtc-stats. */
export interface ConnectionStats {
  /** When it was measured, in ms since 1970. */
  readonly at: number;
  /**
   * How good what we receive is for a person, as a mean opinion score from 1 (bad) to 4.4 (as good as it gets); `null` while
   * nothing comes. The worse of sound and picture:
   *
   * - sound: ITU-T G.107 annex B, from loss, jitter and delay; 4 is R = 80 (users are satisfied), 3.1 is R = 60;
   * - picture: the worse of 1, 3, 4, 5 at 0, 6, 12, 24 frames a second and 5, 4, 3, 1 when it is frozen for 0, 10, 30, 100 % of the
   *   time, straight lines in between.
   */
  readonly score: number | null;
  /** There and back, in ms; `null` until it is known. */
  readonly roundTripTime: number | null;
  /** `null` until it is known. */
  readonly path: NetworkPath | null;
  readonly received: SentStats;
  readonly sent: SentStats;
}
