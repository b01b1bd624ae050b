import { CallError, type CallErrorCode } from '../model/call-error.js';

const codes: Readonly<Record<string, CallErrorCode>> = {
  NotAllowedError: 'permission-denied',
  SecurityError: 'permission-denied',
  NotFoundError: 'not-found',
  NotReadableError: 'in-use',
  // Firefox and Safari, where the operating system refuses for a reason of its own.
  AbortError: 'in-use',
  OverconstrainedError: 'overconstrained',
};

const advice: Readonly<Partial<Record<CallErrorCode, string>>> = {
  'permission-denied': 'it was refused: allow it in the site settings',
  'permission-dismissed': 'the question was closed: ask again after a click',
  'not-found': 'no such device is connected',
  'in-use': 'another program or the system holds it',
  overconstrained: 'no device meets the constraints: relax them',
  'insecure-context': 'browsers offer devices only on pages from https or localhost',
  'capture-failed': 'see the cause',
};

const names = { audio: 'microphone', video: 'camera', screen: 'screen' } as const;

/**
 * What a failed `getUserMedia` or `getDisplayMedia` means, in the words of the kit (W3C Media Capture and Streams
 * section 10.2, W3C Screen Capture section 5.1).
 */
export function captureError(
  kind: 'audio' | 'video' | 'screen',
  cause: unknown,
  code?: CallErrorCode,
): CallError {
  const name = nameOf(cause);
  const found = code ?? codes[name] ?? 'capture-failed';
  return new CallError(found, `Could not capture the ${names[kind]}: ${advice[found] ?? name}.`, { cause });
}

/** The name of a `DOMException`, be it of another frame, whose `Error` is not ours; empty for anything else. */
export function nameOf(cause: unknown): string {
  const isNamed = typeof cause === 'object' && cause !== null && 'name' in cause;
  return isNamed && typeof cause.name === 'string' ? cause.name : '';
}
