import { attachTrack } from '../attach-track.js';

/** Plays pictures out of sight, so that they can be painted. */
export interface PicturePlayers {
  /** Plays these from now on, and no others. */
  follow(tracks: readonly MediaStreamTrack[]): void;
  readonly find: (track: MediaStreamTrack | null) => HTMLVideoElement | null;
  close(): void;
}

/** @param keep - has a track sent although it is out of sight, until what it returns is called */
export function createPicturePlayers(keep: (track: MediaStreamTrack) => () => void): PicturePlayers {
  const players = new Map<
    MediaStreamTrack,
    { readonly video: HTMLVideoElement; readonly stop: () => void }
  >();
  const follow: PicturePlayers['follow'] = (tracks) => {
    for (const [track, { stop }] of players) {
      if (tracks.includes(track)) continue;
      stop();
      players.delete(track);
    }
    for (const track of tracks) {
      if (players.has(track)) continue;
      const video = document.createElement('video');
      video.playsInline = true;
      const [letGo, detach] = [keep(track), attachTrack(video, track)];
      players.set(track, {
        video,
        stop() {
          letGo();
          detach();
        },
      });
    }
  };
  return {
    follow,
    find: (track) => (track && players.get(track)?.video) ?? null,
    close: () => follow([]),
  };
}
