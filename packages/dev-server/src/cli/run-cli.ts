import { createDevServer, type DevServer } from '../server/dev-server.js';
import { parseCommand, usage } from './args.js';

/** What the command line tool needs of the process it runs in. */
export interface CliHost {
  out(text: string): void;
  error(text: string): void;
  /** Calls back when the user or the system asks to stop. */
  onStop(stop: () => void): void;
}

/**
 * Runs `parley-dev-server`.
 *
 * @param argv - the arguments, without the program's own name
 * @returns the exit code, once the server has stopped
 */
export async function runCli(argv: readonly string[], host: CliHost): Promise<number> {
  const command = parseCommand(argv);
  if (command.kind === 'help') {
    host.out(usage);
    return 0;
  }
  if (command.kind === 'mistake') {
    host.error(`${command.message}\nTry parley-dev-server --help.\n`);
    return 2;
  }
  const log = (line: string): void => host.out(`${line}\n`);
  try {
    const server = createDevServer({ ...command.options, ...(command.verbose ? { log } : {}) });
    await serve(server, host);
    return 0;
  } catch (error) {
    host.error(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

async function serve(server: DevServer, host: CliHost): Promise<void> {
  const asked = new Promise<void>((resolve) => host.onStop(resolve));
  const { url } = await server.start();
  host.out(`Parley development server at ${url}\nFor development only. Ctrl+C stops it.\n`);
  await asked;
  await server.stop();
}
