import type { RecordingFile, RecordingSink } from './recording-file.js';
import { chooseFormat } from './recording-format.js';

/** How long a browser may take to begin with a download, in ms. */
const patience = 60_000;

/** Saves a recording as a download. Nothing happens with one that went to a sink. */
export function saveRecording({ blob, name }: RecordingFile): void {
  if (!blob) return;
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), patience);
}

interface SaveFilePicker {
  (options: object): Promise<{ createWritable(): Promise<RecordingSink> }>;
}

/**
 * Lets the person choose a file that the recording is written to while it is made, so that a long one needs no memory:
 * call it in a click, and give it to `start({ sink })`. `null` where the browser has no such files (Firefox, Safari),
 * and when the person closes its dialog.
 */
export async function pickRecordingFile(container?: 'webm' | 'mp4'): Promise<RecordingSink | null> {
  const pick: unknown = Reflect.get(globalThis, 'showSaveFilePicker');
  const format = chooseFormat(container);
  if (!isPicker(pick) || !format) return null;
  try {
    const handle = await pick({ suggestedName: `call.${format.extension}` });
    return await handle.createWritable();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

function isPicker(value: unknown): value is SaveFilePicker {
  return typeof value === 'function';
}
