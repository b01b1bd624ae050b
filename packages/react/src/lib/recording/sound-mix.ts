/** Mixes sounds into one track. */
export interface SoundMix {
  readonly track: MediaStreamTrack | null;
  /** Mixes these from now on, and no others. */
  follow(tracks: readonly MediaStreamTrack[]): void;
  /** Never rejects. */
  close(): Promise<void>;
}

/** Makes one, with an AudioContext of its own that nobody hears. */
export function createSoundMix(): SoundMix {
  const context = new AudioContext();
  const mix = context.createMediaStreamDestination();
  const [track = null] = mix.stream.getAudioTracks();
  const sources = new Map<MediaStreamTrack, () => void>();
  // Pending until the page was touched, which it was: somebody pressed the button.
  void context.resume().catch(() => undefined);

  const follow: SoundMix['follow'] = (tracks) => {
    for (const [known, stop] of sources) {
      if (tracks.includes(known)) continue;
      stop();
      sources.delete(known);
    }
    for (const next of tracks) {
      if (sources.has(next)) continue;
      const stream = new MediaStream([next]);
      const source = context.createMediaStreamSource(stream);
      source.connect(mix);
      // Chromium gives what comes from others to Web Audio only while some element plays it.
      const keeper = new Audio();
      keeper.muted = true;
      keeper.srcObject = stream;
      void keeper.play().catch(() => undefined);
      sources.set(next, () => {
        source.disconnect();
        keeper.srcObject = null;
      });
    }
  };
  return {
    track,
    follow,
    async close() {
      follow([]);
      track?.stop();
      await context.close().catch(() => undefined);
    },
  };
}
