// `npm start`: the demo and the XMPP server that it talks to, in this one process, so that whoever stops it
// stops all of it. `npm start -- --port 8080 --host` passes both on to Vite.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import { root } from './lib/files.mjs';
import { watchParents } from './lib/parents.mjs';

const help = `npm start [-- options]

  --port PORT   where to listen (default: 5173, or the next free one)
  --host [ADDR] listen beyond this machine (default: all addresses)
  --open        open a browser`;

/**
 * Reads the command line.
 *
 * @param {string[]} args
 */
function readOptions(args) {
  // `--host` may stand alone, which parseArgs does not know.
  const at = args.indexOf('--host');
  const next = at < 0 ? undefined : args[at + 1];
  const isBare = at >= 0 && (next === undefined || next.startsWith('-'));
  const { values } = parseArgs({
    args: isBare ? args.toSpliced(at + 1, 0, '0.0.0.0') : args,
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      open: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65_536)) {
    throw new TypeError(`--port ${values.port} is not a port`);
  }
  return { ...values, port };
}

/** @param {string[]} args */
function optionsOrExit(args) {
  try {
    return readOptions(args);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    return process.exit(2);
  }
}

const options = optionsOrExit(process.argv.slice(2));
if (options.help) {
  console.log(help);
  process.exit(0);
}

const server = await createServer({
  root: join(root, 'apps/demo'),
  clearScreen: false,
  server: {
    ...(options.port === undefined ? {} : { port: options.port, strictPort: true }),
    ...(options.host === undefined ? {} : { host: options.host }),
    open: options.open,
  },
});
await server.listen();

const { local = [], network = [] } = server.resolvedUrls ?? {};
console.log('\n  Parley demo, with its own XMPP server\n');
for (const url of local) console.log(`  → ${url}`);
for (const url of network) console.log(`  → ${url}  (browsers give a camera to https and localhost only)`);
console.log(
  '\n  Open it in two windows, sign in under two names, and call one from the other. Ctrl+C stops it.\n',
);

let isStopping = false;
/** @param {number} code */
function stop(code) {
  if (isStopping) return;
  isStopping = true;
  // A connection that will not close does not keep us: the process ends with all that is in it.
  setTimeout(() => process.exit(code), 2000).unref();
  void server.close().finally(() => process.exit(code));
}
process.once('SIGINT', () => stop(130));
process.once('SIGTERM', () => stop(143));
process.once('SIGHUP', () => stop(129));

watchParents(() => stop(1));
