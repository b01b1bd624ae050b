import type { CallError, CallErrorCode } from '../model/call-error.js';
import { captureError, nameOf } from './capture-error.js';
import type { MediaDevicesPort } from './media-devices.js';

/** What came of asking for one device. */
export type Capture =
  | { readonly track: MediaStreamTrack; readonly error: null }
  | { readonly track: null; readonly error: CallError };

/** Constraints for each kind; `true` takes the browser's default device. */
export interface CaptureConstraints {
  readonly audio: boolean | MediaTrackConstraints;
  readonly video: boolean | MediaTrackConstraints;
}

/** Echo, noise and gain handled by the browser; VGA-like pictures at up to 30 frames per second. */
export const defaultConstraints: CaptureConstraints = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  video: { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 } },
};

type Kind = 'audio' | 'video';

/**
 * Asks for the given kinds with a single question to the person. Where the joint request fails although one
 * of the two could be had (no camera connected, say), that one is asked for alone.
 */
export async function capture(
  devices: MediaDevicesPort,
  constraints: CaptureConstraints,
  kinds: readonly Kind[],
): Promise<Partial<Record<Kind, Capture>>> {
  if (!devices.isSecure()) return fail(kinds, null, 'insecure-context');
  try {
    const wanted = Object.fromEntries(kinds.map((kind) => [kind, constraints[kind]]));
    const stream = await devices.getUserMedia(wanted);
    const got: Partial<Record<Kind, Capture>> = {};
    for (const kind of kinds) {
      const track = stream.getTracks().find((candidate) => candidate.kind === kind);
      got[kind] = track
        ? { track, error: null }
        : { track: null, error: captureError(kind, null, 'not-found') };
    }
    return got;
  } catch (error) {
    const denied = nameOf(error) === 'NotAllowedError';
    const results = await Promise.all(
      kinds.map(async (kind): Promise<Partial<Record<Kind, Capture>>> => {
        const permission = await devices.permission(kind);
        // After a refusal only what is already granted is tried: the person has just said no, do not ask twice.
        if (kinds.length > 1 && (!denied || permission === 'granted'))
          return capture(devices, constraints, [kind]);
        // A question that was closed without an answer leaves the permission at `prompt`.
        const dismissed = denied && permission === 'prompt';
        return fail([kind], error, dismissed ? 'permission-dismissed' : undefined);
      }),
    );
    const all: Partial<Record<Kind, Capture>> = {};
    for (const result of results) Object.assign(all, result);
    return all;
  }
}

function fail(kinds: readonly Kind[], cause: unknown, code?: CallErrorCode): Partial<Record<Kind, Capture>> {
  return Object.fromEntries(
    kinds.map((kind) => [kind, { track: null, error: captureError(kind, cause, code) }]),
  );
}
