import type { Strophe as StropheNamespace } from 'strophe.js';

/** The namespace object of strophe.js. */
export type StropheModule = typeof StropheNamespace;

/** An open or opening connection of strophe.js. */
export type StropheConnection = InstanceType<StropheModule['Connection']>;

// What strophe.js writes to the global scope when it is imported: in Node a DOM and a WebSocket,
// everywhere its own exports.
const overwritten = [
  'document',
  'DOMParser',
  'WebSocket',
  'XMLSerializer',
  'Strophe',
  '$build',
  '$iq',
  '$msg',
  '$pres',
  'stx',
  'toStanza',
];

/**
 * Imports strophe.js: only when somebody connects, so that server-side rendering never runs it and bundlers
 * put it into a chunk of its own. Globals that exist already are put back afterwards: an application's own DOM
 * (a test in happy-dom, say) must not be swapped for another one. In plain Node, where there is none, the
 * DOM that strophe.js brings along stays, because it needs one.
 *
 * @throws whatever the import fails with, a chunk that cannot be fetched for instance
 */
export async function loadStrophe(): Promise<StropheModule> {
  const before = overwritten.map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  );
  const { Strophe } = await import('strophe.js');
  for (const [name, descriptor] of before) {
    if (descriptor?.configurable) Object.defineProperty(globalThis, name, descriptor);
  }
  // strophe.js writes to the console; what it says reaches our logger by other ways.
  Strophe.setLogLevel(Strophe.LogLevel.FATAL);
  return Strophe;
}
