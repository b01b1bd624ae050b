/** When a call began and, once it is over, when it ended: in ms since 1970. */
export interface CallSpan {
  readonly connectedAt: number;
  readonly endedAt: number | null;
}

/**
 * Tells how long a call lasts, in ms: at once and at each full second, so that no second is told twice or left out;
 * only once when it is over.
 *
 * @returns what ends it
 */
export function tickSeconds(
  { connectedAt, endedAt }: CallSpan,
  tell: (duration: number) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = (): void => {
    const duration = Math.max(0, (endedAt ?? Date.now()) - connectedAt);
    if (endedAt === null) timer = setTimeout(next, 1000 - (duration % 1000));
    tell(duration);
  };
  next();
  return () => clearTimeout(timer);
}
