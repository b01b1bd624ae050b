import { spawn } from 'node:child_process';
import { watchParents } from './parents.mjs';

/**
 * Groups of child processes that are alive; each child leads a process group of its own, so that what it
 * starts in turn is stopped with it.
 *
 * @type {Set<number>}
 */
const groups = new Set();

/** How long a child may take to stop by itself before it is killed, in ms. */
const grace = 5000;

/**
 * Sends a signal to a process group; 0 only asks whether it is there.
 *
 * @param {number} leader
 * @param {NodeJS.Signals | 0} signal
 * @returns {boolean} false when the whole group is gone
 */
function signalGroup(leader, signal) {
  try {
    process.kill(-leader, signal);
    return true;
  } catch {
    return false;
  }
}

/**
 * @typedef {object} Outcome
 * @property {number} code - the exit code; 1 when it was killed or could not be started
 * @property {boolean} timedOut
 * @property {string} output - what was held back of what it printed
 */

/**
 * Runs a command to its end with our own standard streams. What it leaves behind in its process group is
 * killed when it ends.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, limit: number, env?: NodeJS.ProcessEnv, keep?: boolean }} options - `limit` in ms, after
 * which it is stopped; `keep` holds back what it prints, so that it may run beside another one
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { cwd, limit, env = process.env, keep = false }) {
  return new Promise((resolve) => {
    let timedOut = false;
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    const output = keep ? 'pipe' : 'inherit';
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', output, output], detached: true });
    /** @type {Buffer[]} */
    const kept = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (/** @type {Buffer} */ chunk) => kept.push(chunk));
    const { pid } = child;
    if (pid !== undefined) {
      groups.add(pid);
      timer = setTimeout(() => {
        timedOut = true;
        void stopGroup(pid);
      }, limit);
    }
    child.once('error', (error) => {
      clearTimeout(timer);
      console.error(`${command} could not be started: ${error.message}`);
      resolve({ code: 1, timedOut: false, output: '' });
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      if (pid !== undefined) {
        signalGroup(pid, 'SIGKILL');
        groups.delete(pid);
      }
      resolve({ code: code ?? 1, timedOut, output: Buffer.concat(kept).toString() });
    });
  });
}

/**
 * Stops a process group: asks first, kills after the time of grace.
 *
 * @param {number} leader
 * @returns {Promise<void>}
 */
async function stopGroup(leader) {
  if (!signalGroup(leader, 'SIGTERM')) return;
  const end = Date.now() + grace;
  while (Date.now() < end && signalGroup(leader, 0)) {
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
  signalGroup(leader, 'SIGKILL');
}

/**
 * Stops every child group, then this process.
 *
 * @param {number} code - the exit code
 */
function stopAll(code) {
  void Promise.all([...groups].map((leader) => stopGroup(leader))).then(() => process.exit(code));
}

/** Makes SIGINT, SIGTERM, SIGHUP and the end of npm stop every child group before this process ends. */
export function stopChildrenWithUs() {
  process.once('SIGINT', () => stopAll(130));
  process.once('SIGTERM', () => stopAll(143));
  process.once('SIGHUP', () => stopAll(129));
  watchParents(() => stopAll(1));
}
