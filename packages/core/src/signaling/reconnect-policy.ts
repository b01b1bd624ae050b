/** When to try again. */
export interface ReconnectPolicy {
  /**
   * @param attempt - how many attempts have failed since the connection was lost, 0 before the first
   * @returns how long to wait before the next attempt, in ms
   */
  delay(attempt: number): number;
}

/** How a backoff grows. */
export interface BackoffOptions {
  /** The ceiling of the first wait, in ms. Default 500. */
  readonly base?: number;
  /** The ceiling of all waits, in ms. Default 30,000. */
  readonly cap?: number;
  /** A number from 0 up to 1, without 1. Default `Math.random`. */
  readonly random?: () => number;
}

/**
 * Exponential backoff with full jitter: a wait drawn evenly between nothing and a ceiling that doubles
 * with each failure. Drawing from zero spreads the clients of a restarted server over the whole window,
 * so that they do not come back all at once.
 */
export function exponentialBackoff(options: BackoffOptions = {}): ReconnectPolicy {
  const { base = 500, cap = 30_000, random = Math.random } = options;
  return {
    delay(attempt) {
      return random() * Math.min(cap, base * 2 ** attempt);
    },
  };
}
