/** The texts of `StatsPanel`: apart, so that only who opens it pays for them. */
export interface StatsMessages {
  /** While there are no figures yet. */
  readonly measuring: string;
  /** What the score says in a word; it is written beside it. */
  readonly score: (word: 'good' | 'fair' | 'poor') => string;
  /** Media goes from one to the other, over a protocol such as `UDP`. */
  readonly direct: (protocol: string) => string;
  /** Media goes through a TURN server. */
  readonly relayed: (protocol: string) => string;
  readonly roundTrip: string;
  readonly loss: string;
  readonly received: string;
  readonly sent: string;
  readonly frameRate: string;
  readonly sound: string;
  readonly picture: string;
  readonly screen: string;
  /** Why the picture that is sent is not better. */
  readonly limitedBy: (what: 'cpu' | 'bandwidth' | 'other') => string;
  /** What happened to the call, as a list. */
  readonly timeline: string;
  /** Copies that list. */
  readonly copyTimeline: string;
  readonly copied: string;
}
