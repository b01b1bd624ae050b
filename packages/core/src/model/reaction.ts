/** A reaction while it is to be seen. */
export interface ReactionSnapshot {
  /** Another one for each reaction, so that the same emoji can be told from the one before. */
  readonly id: number;
  /** A single emoji. */
  readonly emoji: string;
}
