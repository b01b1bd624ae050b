import { isAtLeast, type Logger, type LogLevel } from './logger.js';
import { systemClock, type Clock } from './clock.js';
import { redactText, redactValue } from './redact.js';

/** How a log for bug reports is kept. */
export interface LogExporterOptions {
  /** How many of the last lines are kept. Default 1000. */
  readonly capacity?: number;
  /** What is kept. Default `debug`, which is everything: what must not leave this machine is taken out anyway. */
  readonly level?: LogLevel;
  /** Another logger, which is told everything as it is. */
  readonly next?: Logger;
  readonly clock?: Pick<Clock, 'now'>;
}

/** A logger that keeps its last lines, for a bug report. */
export interface LogExporter extends Logger {
  /** What was kept, oldest first, one line each: the seconds since the first one, the level, the message. */
  text(): string;
  /** Forgets everything. */
  clear(): void;
}

/** Nothing is lost in it that helps: a stanza without its SDP is shorter. In UTF-16 code units. */
const maxLine = 2000;

/**
 * Makes a logger for `createCallClient({ logger })` that keeps the last lines for a bug report, without descriptions
 * (SDP), candidates, network addresses, passwords and tokens, and with the users of JIDs named `user-1`, `user-2` …
 * Redacted when they come, so that nothing else is in memory. User ids that stand in a message by themselves are kept.
 */
export function createLogExporter({
  capacity = 1000,
  level = 'debug',
  next,
  clock = systemClock,
}: LogExporterOptions = {}): LogExporter {
  const names = new Map<string, string>();
  const lines: string[] = [];
  let start: number | null = null;
  return {
    log(lineLevel, message, details) {
      next?.log(lineLevel, message, details);
      if (!isAtLeast(lineLevel, level)) return;
      const now = clock.now();
      start ??= now;
      const said = details === undefined ? '' : ` ${redactValue(details, names)}`;
      const line = `+${((now - start) / 1000).toFixed(3)} ${lineLevel} ${redactText(message, names)}${said}`;
      lines.push(line.replace(/\s*[\r\n]+\s*/g, ' ').slice(0, maxLine));
      if (lines.length > capacity) lines.shift();
    },
    text: () => lines.map((line) => `${line}\n`).join(''),
    clear: () => {
      lines.length = 0;
    },
  };
}
