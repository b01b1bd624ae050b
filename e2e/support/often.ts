/**
 * How soon `expect.poll` looks again, in ms: by itself it soon waits for a whole second each time, and a call is several
 * such waits long. The last one repeats.
 */
export const often: number[] = [50, 100, 100, 150, 200];
