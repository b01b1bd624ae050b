/** A file format that this browser can write. */
export interface RecordingFormat {
  /** With codecs, as `MediaRecorder` takes it. */
  readonly mimeType: string;
  readonly extension: 'webm' | 'mp4';
}

/**
 * The best first. VP8 costs the least where the processor encodes it, which is beside a call that encodes too; H.264 is
 * what Safari has, by hardware.
 */
const formats: readonly RecordingFormat[] = [
  { mimeType: 'video/webm;codecs=vp8,opus', extension: 'webm' },
  { mimeType: 'video/webm;codecs=vp9,opus', extension: 'webm' },
  { mimeType: 'video/mp4;codecs=avc1.42E01F,mp4a.40.2', extension: 'mp4' },
  { mimeType: 'video/mp4;codecs=avc1.42E01F,opus', extension: 'mp4' },
  { mimeType: 'video/webm', extension: 'webm' },
  { mimeType: 'video/mp4', extension: 'mp4' },
];

/**
 * Chooses what `MediaRecorder` can write here; `null` where it is missing or writes none of these.
 *
 * @param container - what the app would rather have; another one where the browser cannot
 */
export function chooseFormat(container?: RecordingFormat['extension']): RecordingFormat | null {
  if (typeof MediaRecorder === 'undefined') return null;
  const possible = formats.filter(({ mimeType }) => MediaRecorder.isTypeSupported(mimeType));
  return possible.find(({ extension }) => extension === container) ?? possible[0] ?? null;
}
