import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startChild, untilReady } from './child.js';
import type { ServerMachine } from './prosody.js';
import { userName, type TestServer, type TestUser } from './test-server.js';
import type { TurnServer } from './turn.js';

const run = promisify(execFile);
const host = 'localhost';
const port = 5281;
const controlScript = '/usr/sbin/ejabberdctl';

/** Whether an ejabberd is installed. */
export function hasEjabberd(): boolean {
  return existsSync(controlScript);
}

/** How to start an ejabberd. */
export interface EjabberdOptions {
  readonly users: readonly TestUser[];
  readonly machine: ServerMachine;
  /** The TURN server to offer by XEP-0215. */
  readonly turn: TurnServer;
}

/**
 * Starts an ejabberd on a machine of a network lab; as root, as it then becomes its own user. Not by `ejabberdctl`, a script
 * whose end is not the end of the server.
 *
 * @throws Error with its output when it does not come up
 */
export async function startEjabberd({ users, machine, turn }: EjabberdOptions): Promise<TestServer> {
  const directory = await mkdtemp(join(tmpdir(), 'parley-ejabberd-'));
  const removed = (): Promise<void> => rm(directory, { recursive: true, force: true });
  try {
    const [settings, spool] = [join(directory, 'ejabberd.yml'), join(directory, 'spool')];
    await writeFile(settings, configuration(machine.address, turn));
    await mkdir(spool);
    await chmod(directory, 0o755);
    await run('chown', ['ejabberd:ejabberd', spool]);
    const [, libraries = ''] = /^ERL_LIBS='(.*)'$/m.exec(await readFile(controlScript, 'utf8')) ?? [];
    const environment = {
      HOME: spool,
      ERL_LIBS: libraries,
      ERL_CRASH_DUMP: `${spool}/crash.dump`,
      EJABBERD_CONFIG_PATH: settings,
      EJABBERD_LOG_PATH: `${spool}/ejabberd.log`,
    };
    const asItself = ['--reuid', 'ejabberd', '--regid', 'ejabberd', '--init-groups', '--', 'env'];
    const erlang = ['erl', '-noshell', '-noinput', '-mnesia', 'dir', `"${spool}"`, '-s', 'ejabberd'];
    const tasks = `${users.map(registration).join(', ')}, io:format("all are registered").`;
    const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
    const child = startChild(
      ...machine.command('setpriv', [...asItself, ...variables, ...erlang, '-eval', tasks]),
    );
    const stop = async (): Promise<void> => {
      await child.stop();
      await removed();
    };
    try {
      await untilReady('ejabberd', child, async () => child.output().includes('all are registered'));
    } catch (error) {
      await stop();
      throw error;
    }
    return { name: 'ejabberd', url: `ws://${machine.address}:${port}/ws`, boshUrl: null, host, stop };
  } catch (error) {
    await removed();
    throw error;
  }
}

function registration({ id, password }: TestUser): string {
  const words = [userName(id), host, password].map((word) => `<<"${word}">>`);
  return `ok = ejabberd_auth:try_register(${words.join(', ')})`;
}

/** Without the rule of access named `local` it forbids everybody to ask for servers (XEP-0215). */
function configuration(address: string, turn: TurnServer): string {
  const service = (transport: string): string =>
    `{host: "${turn.host}", port: ${turn.port}, type: turn, transport: ${transport}, restricted: true}`;
  return `
hosts: [${host}]
auth_method: internal
loglevel: warning
listen:
  - {port: ${port}, ip: "${address}", module: ejabberd_http, request_handlers: {/ws: ejabberd_http_ws}}
acl: {local: {user_regexp: ""}}
access_rules: {local: {allow: local}}
modules:
  mod_disco: {}
  mod_ping: {}
  mod_roster: {}
  mod_stream_mgmt: {resume_timeout: 60, resend_on_timeout: if_offline}
  mod_stun_disco:
    secret: "${turn.secret}"
    services: [${service('udp')}, ${service('tcp')}]
`;
}
