import type { Look } from './look.js';

/** What the page tells the worker first: what to do, and where pictures come from and go to. */
export interface StartMessage {
  readonly type: 'start';
  /** Where the model is. */
  readonly model: string;
  readonly look: Look;
  /** Pictures in and out; `null`: they come and go in messages. */
  readonly streams: {
    readonly readable: ReadableStream<unknown>;
    readonly writable: WritableStream<unknown>;
  } | null;
}

/** A picture on its way: the page sends one at a time, and the worker sends it back changed. */
export interface FrameMessage {
  readonly type: 'frame';
  readonly frame: ImageBitmap;
}

/** What the worker tells the page. */
export type WorkerMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly reason: string }
  /** How long one picture took, in ms. */
  | { readonly type: 'time'; readonly time: number }
  | FrameMessage;

/** Whether something that came is a message of one type. */
export function isMessage(data: unknown): data is { readonly type: unknown } {
  return typeof data === 'object' && data !== null && 'type' in data;
}

/** Whether something that came to the page is from our worker. */
export function isWorkerMessage(data: unknown): data is WorkerMessage {
  if (!isMessage(data)) return false;
  if (data.type === 'ready') return true;
  if (data.type === 'failed') return 'reason' in data && typeof data.reason === 'string';
  if (data.type === 'time') return 'time' in data && typeof data.time === 'number';
  return data.type === 'frame' && 'frame' in data && data.frame instanceof ImageBitmap;
}

/** Whether something that came to the worker is its first message. */
export function isStartMessage(data: unknown): data is StartMessage {
  return isMessage(data) && data.type === 'start' && 'model' in data && typeof data.model === 'string';
}
