/** Where and as whom to sign in, and how. */
export interface Join {
  readonly url: string;
  readonly host: string;
  readonly userId: string;
  readonly password: string;
  readonly adapts: boolean;
}

/** What the statistics of all connections of a page have counted so far. */
export interface Counts {
  /** In ms, on the clock of the statistics. */
  readonly at: number;
  /** What all encoders of pictures have worked, in s. */
  readonly encodeTime: number;
  readonly encodedFrames: number;
  readonly decodeTime: number;
  /** All media that was sent, in bytes. */
  readonly sentBytes: number;
  /** Pictures that were decoded, of each member who is received. */
  readonly receivedFrames: readonly number[];
  /** Bytes of pictures that were received. */
  readonly receivedBytes: number;
  /** How wide they are, in px. */
  readonly widths: readonly number[];
  /** Why the encoders give less: how many for each reason. */
  readonly limited: Readonly<Record<string, number>>;
}

/** A member of the call: `window.mesh`. */
export interface MeshDriver {
  join(join: Join): Promise<void>;
  call(userIds: readonly string[]): void;
  readonly isRinging: boolean;
  accept(): void;
  /** How many others are connected. */
  readonly connected: number;
  /** Where the call stands here, in words. */
  readonly standing: string;
  count(): Promise<Counts>;
  /** The page is told that it is hidden. @returns ms until the last bytes of a picture came, `null` when it took over 5 s */
  hide(): Promise<number | null>;
}

declare global {
  interface Window {
    mesh: MeshDriver;
  }
}
