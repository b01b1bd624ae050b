import type { RecordingFormat } from './recording-format.js';

/** Where a recording is written while it is made: a `FileSystemWritableFileStream`, or anything that can do this. */
export interface RecordingSink {
  write(part: Blob): Promise<void>;
  close(): Promise<void>;
}

/** A finished recording. */
export interface RecordingFile {
  /** `null`: it went to the sink. */
  readonly blob: Blob | null;
  /** With an extension: `call-2026-11-22-1405.webm`. */
  readonly name: string;
  readonly mimeType: string;
  /** How long it plays, in ms. */
  readonly duration: number;
}

/** Collects the parts of a recording in memory, or hands them on in their order. */
export interface RecordingParts {
  add(part: Blob): void;
  /** @throws whatever the sink threw first */
  finish(): Promise<Blob | null>;
}

/** Makes one. */
export function createRecordingParts(mimeType: string, sink: RecordingSink | undefined): RecordingParts {
  const kept: Blob[] = [];
  let written = Promise.resolve();
  return {
    add(part) {
      if (!sink) {
        kept.push(part);
        return;
      }
      written = written.then(() => sink.write(part));
      // Told by `finish`.
      written.catch(() => undefined);
    },
    async finish() {
      if (!sink) return new Blob(kept, { type: mimeType });
      try {
        await written;
      } finally {
        await sink.close();
      }
      return null;
    },
  };
}

const two = (value: number): string => String(value).padStart(2, '0');

/** A name for a recording that began at a time of this machine's clock, in ms since the epoch. */
export function recordingName(startedAt: number, { extension }: RecordingFormat): string {
  const date = new Date(startedAt);
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `call-${day}-${two(date.getHours())}${two(date.getMinutes())}.${extension}`;
}
