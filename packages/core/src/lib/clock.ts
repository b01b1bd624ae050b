/** Stops a timer; harmless when it already ran or was stopped. */
export type CancelTimer = () => void;

/** The one source of time in the core, so that tests can own it. All times are in ms. */
export interface Clock {
  /** Wall-clock time in ms since the Unix epoch. */
  now(): number;
  /** Runs `task` once, `delay` ms from now. */
  after(delay: number, task: () => void): CancelTimer;
}

/** The real clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delay, task) {
    const id = setTimeout(task, delay);
    return () => clearTimeout(id);
  },
};

/** A date and time as text (ISO 8601), in ms since the Unix epoch; `NaN` when it is none. */
export function parseTime(text: string): number {
  return Date.parse(text);
}

/** A date and time as text in UTC, as XMPP writes it (XEP-0082). @param time - in ms since the Unix epoch */
export function formatTime(time: number): string {
  return new Date(time).toISOString();
}
