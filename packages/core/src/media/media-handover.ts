/** What goes over to a call from whoever captured before it. */
export interface HandedMedia {
  /** Whether the call begins unmuted. */
  readonly microphone: boolean;
  /** Whether the call begins with the camera on, if it is a video call. */
  readonly camera: boolean;
  /** What captures, for the call to go on with and to close in the end; `null` when nothing does. */
  readonly media: object | null;
}

/** Something that captures before a call and can give that to the call: a `DevicePreview`. */
export interface MediaHandover {
  /** Gives up everything. The client calls it when the call begins. */
  handOver(): HandedMedia;
}
