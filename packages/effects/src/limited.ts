/** How long an effect may load, in ms: a model of 250 KB over a slow line. */
const longest = 20_000;

/**
 * Waits for something, but not forever.
 *
 * @param what - is waited for, for the message
 * @throws Error when it takes too long
 */
export async function limited<T>(what: string, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took longer than ${longest / 1000} s.`)), longest);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
