import { readFileSync } from 'node:fs';

/**
 * @param {number} pid
 * @returns {string | null} the process's parent, where the system tells (Linux)
 */
function parentOf(pid) {
  try {
    return /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? null;
  } catch {
    return null;
  }
}

/**
 * Tells when the npm that runs this script is gone. npm starts a shell, which starts us: a signal to npm ends
 * the shell and does not reach us, and SIGKILL reaches nobody else.
 *
 * @param {() => void} onGone - called once
 */
export function watchParents(onGone) {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return;
    clearInterval(timer);
    onGone();
  }, 500);
  timer.unref();
}
