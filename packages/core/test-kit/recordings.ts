import { readdirSync, readFileSync } from 'node:fs';

/** A stanza as a QuickBlox client sent it (`sent`) or its server handed it on (`received`). */
export interface RecordedStanza {
  readonly scenario: string;
  readonly index: number;
  readonly direction: string;
  readonly signalType: string;
  readonly xml: string;
}

const folder = new URL('../src/wire/golden/quickblox-web-2.23.0/', import.meta.url);

/** Every stanza of every recording, in order. */
export function recordedStanzas(): RecordedStanza[] {
  const files = readdirSync(folder).toSorted();
  return files.flatMap((file) => {
    const recording: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    return listOf(recording, 'stanzas').map((stanza, index) => ({
      scenario: file.replace('.json', ''),
      index,
      direction: textOf(stanza, 'direction'),
      signalType: textOf(stanza, 'signalType'),
      xml: textOf(stanza, 'xml'),
    }));
  });
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function listOf(value: unknown, key: string): readonly unknown[] {
  const list = property(value, key);
  if (!Array.isArray(list)) throw new Error(`There is no list of ${key}.`);
  return list;
}

function textOf(value: unknown, key: string): string {
  const text = property(value, key);
  if (typeof text !== 'string') throw new Error(`There is no ${key}.`);
  return text;
}
