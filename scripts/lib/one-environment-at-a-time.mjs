import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { BaseSequencer } from 'vitest/node';

/**
 * Orders test files so that those in Node come first, then those that ask for a page: a process that files share is
 * given up for a new one whenever the next file needs the other environment.
 */
export class OneEnvironmentAtATime extends BaseSequencer {
  /**
   * @override
   * @type {BaseSequencer['sort']}
   */
  async sort(files) {
    const { shuffle, seed } = this.ctx.config.sequence;
    const sorted = await BaseSequencer.prototype.sort.call(this, files);
    /** @param {{ moduleId: string }} file */
    const place = ({ moduleId }) => createHash('sha1').update(`${seed}${moduleId}`).digest('hex');
    const mixed = shuffle ? sorted.toSorted((a, b) => (place(a) < place(b) ? -1 : 1)) : sorted;
    // Sorting keeps the order among equals.
    return mixed.toSorted((a, b) => rank(a) - rank(b));
  }
}

/**
 * @param {import('vitest/node').TestSpecification} file
 * @returns {number}
 */
function rank({ project, moduleId }) {
  if (project.config.isolate) return 2;
  return readFileSync(moduleId, 'utf8').startsWith('// @vitest-environment happy-dom\n') ? 1 : 0;
}
