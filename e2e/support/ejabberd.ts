import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
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
const executable = '/usr/sbin/ejabberdctl';

/** Whether an ejabberd is installed. */
export function hasEjabberd(): boolean {
  return existsSync(executable);
}

/** How to start an ejabberd. */
export interface EjabberdOptions {
  readonly users: readonly TestUser[];
  readonly machine: ServerMachine;
  /** The TURN server to offer by XEP-0215. */
  readonly turn: TurnServer;
}

/**
 * Starts an ejabberd on a machine of a network lab; as root, as it then becomes its own user.
 *
 * @throws Error with its output when it does not come up
 */
export async function startEjabberd({ users, machine, turn }: EjabberdOptions): Promise<TestServer> {
  const directory = await mkdtemp(join(tmpdir(), 'parley-ejabberd-'));
  await chmod(directory, 0o755);
  const parts: { stop(): Promise<unknown> }[] = [
    { stop: () => rm(directory, { recursive: true, force: true }) },
  ];
  const stop = async (): Promise<void> => {
    for (const part of parts.splice(0)) await part.stop();
  };
  // Its home is where Erlang keeps the secret by which `ejabberdctl` is let in.
  const asItself = ['--reuid', 'ejabberd', '--regid', 'ejabberd', '--init-groups', '--'];
  const inside = (program: string, args: readonly string[]): readonly [string, readonly string[]] =>
    machine.command('setpriv', [...asItself, 'env', `HOME=${directory}/spool`, program, ...args]);
  try {
    for (const name of ['spool', 'log']) {
      const path = join(directory, name);
      await mkdir(path);
      await run('chown', ['ejabberd:ejabberd', path]);
    }
    const [settings, control] = [join(directory, 'ejabberd.yml'), join(directory, 'ejabberdctl.cfg')];
    await writeFile(settings, configuration(machine.address, turn));
    await writeFile(control, 'ERLANG_NODE=ejabberd@localhost\n');
    const places = ['--config', settings, '--ctl-config', control, '--config-dir', directory];
    const own = [...places, '--spool', join(directory, 'spool'), '--logs', join(directory, 'log')];

    // Erlang would start this one by itself, and leave it running.
    const names = startChild(...inside('epmd', []));
    parts.unshift(names);
    await untilReady('epmd', names, () => machine.listens(4369));
    const child = startChild(...inside(executable, [...own, 'foreground']));
    parts.unshift(child);
    await untilReady('ejabberd', child, () => machine.listens(port));
    for (const { id, password } of users) {
      const [program, args] = inside(executable, [...own, 'register', userName(id), host, password]);
      await run(program, [...args]);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { name: 'ejabberd', url: `ws://${machine.address}:${port}/ws`, boshUrl: null, host, stop };
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
