/** What a picture may cost. Whatever is left out is the browser's choice; names as in W3C WebRTC and Media Capture. */
export interface VideoQuality {
  /** At most so many pixels, however the device is held: what is larger is scaled down before it is sent. */
  readonly width?: number;
  readonly height?: number;
  /** Pictures per second at most. */
  readonly frameRate?: number;
  /** Bits per second at most, sent to each member. */
  readonly maxBitrate?: number;
  /** What is given up first when the network or the machine is weak; browsers that do not know it decide by themselves. */
  readonly degradationPreference?: RTCDegradationPreference;
  /**
   * MIME types, the one liked best first (`['video/VP9', 'video/AV1']`); the others follow, and what the browser does
   * not know is passed over. What comes to us follows it in calls that begin later. What we send follows it at once,
   * where the browser lets senders choose (Chromium does), among what both sides know.
   */
  readonly codecs?: readonly string[];
}

/** What a voice may cost, and what is done to it at capture. */
export interface AudioQuality {
  /** Bits per second at most, sent to each member. Opus takes 6000 to 510000. */
  readonly maxBitrate?: number;
  /** As for pictures; `audio/red` first sends each piece of a voice twice, against loss. */
  readonly codecs?: readonly string[];
  /** Whether hardly anything is sent in silence (RFC 7587 section 3.1.3). Default: as the others ask for it; Chromium does not. */
  readonly dtx?: boolean;
  /** Whether each piece of a voice has the one before with it, coarsely, against loss. Default: as the others ask for it; Chromium does. */
  readonly fec?: boolean;
  /**
   * Whether both channels are captured, sent and asked for; who is to hear them asks for them, too. Browsers make one of
   * them while they cancel echoes. Default false.
   */
  readonly stereo?: boolean;
  /** Default true. */
  readonly echoCancellation?: boolean;
  /** Default true. */
  readonly noiseSuppression?: boolean;
  /** Default true. */
  readonly autoGainControl?: boolean;
}

/** The limits of what one side sends in a call; of the kinds that are left out nothing is limited. */
export interface MediaQuality {
  readonly audio?: AudioQuality;
  /** The camera. */
  readonly video?: VideoQuality;
  readonly screen?: VideoQuality;
}
