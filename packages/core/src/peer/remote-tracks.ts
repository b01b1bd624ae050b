/** The remote tracks of one member; those of a screen are kept while it is not shared. */
export interface RemoteTracks {
  readonly audio: MediaStreamTrack | null;
  readonly video: MediaStreamTrack | null;
  readonly screen: MediaStreamTrack | null;
  readonly screenAudio: MediaStreamTrack | null;
}

/** Nothing of anybody. */
export const noTracks: RemoteTracks = { audio: null, video: null, screen: null, screenAudio: null };
