/**
 * Plays one video track in a `<video>`, without its sound.
 *
 * @returns lets go of it
 */
export function attachTrack(video: HTMLVideoElement, track: MediaStreamTrack): () => void {
  video.srcObject = new MediaStream([track]);
  // Muted pictures may always play; a rejection only means that a newer track took this one's place.
  video.muted = true;
  void video.play().catch(() => undefined);
  return () => {
    video.srcObject = null;
    delete video.dataset['playing'];
  };
}
