/** How loud a line is. SDP and whole stanzas are only ever logged at `debug`; credentials never. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Where the core writes what it does. */
export interface Logger {
  log(level: LogLevel, message: string, details?: unknown): void;
}

/** Says nothing; the default. */
export const silentLogger: Logger = { log() {} };

const order: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3 };

/** Whether a line is as loud as a level, or louder. */
export function isAtLeast(lineLevel: LogLevel, level: LogLevel): boolean {
  return order[lineLevel] >= order[level];
}

/** Writes to the console everything at `level` or above. */
export function consoleLogger(level: LogLevel = 'info'): Logger {
  return {
    log(lineLevel, message, details) {
      if (!isAtLeast(lineLevel, level)) return;
      const parts = details === undefined ? [`[parley] ${message}`] : [`[parley] ${message}`, details];
      console[lineLevel](...parts);
    },
  };
}
