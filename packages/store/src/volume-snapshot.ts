/** How loud somebody is to this person alone. */
export interface VolumeSnapshot {
  /** 0 to 1. */
  readonly volume: number;
  /** Whether they are not heard at all; `volume` is what they come back to. */
  readonly isSilenced: boolean;
}
