import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

/** A process that a test started. */
export interface Child {
  /** The last lines that it printed, for error messages. */
  output(): string;
  readonly exited: boolean;
  /** Asks it to end, and ends it after 3 s. Touches no other process. Idempotent. */
  stop(): Promise<void>;
}

const keptOutput = 8_000;

/** Starts a process that lives until `stop()`, at the longest as long as this one. */
export function startChild(command: string, args: readonly string[]): Child {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-keptOutput);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  child.on('error', (error) => keep(Buffer.from(`${command}: ${error.message}\n`)));
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', kill);
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => {
      process.removeListener('exit', kill);
      resolve();
    });
  });
  return {
    output: () => output,
    get exited() {
      return hasExited(child);
    },
    async stop() {
      if (child.pid === undefined) return;
      if (!hasExited(child)) child.kill('SIGTERM');
      await Promise.race([closed, delay(3_000, undefined, { ref: false })]);
      if (!hasExited(child)) child.kill('SIGKILL');
      await closed;
    },
  };
}

function hasExited(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

/**
 * Waits until a started process is ready.
 *
 * @throws Error with its output when it exits first or is not ready in time
 */
export async function untilReady(
  name: string,
  child: Child,
  isReady: () => Promise<boolean>,
  timeoutMs: number = 60_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await isReady())) {
    if (child.exited) throw new Error(`${name} ended before it was ready:\n${child.output()}`);
    if (Date.now() > deadline)
      throw new Error(`${name} was not ready after ${timeoutMs} ms:\n${child.output()}`);
    await delay(20);
  }
}
