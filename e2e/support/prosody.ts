import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild, untilReady, type Child } from './child.js';
import { freePort } from './free-port.js';
import { userName, type TestServer, type TestUser } from './test-server.js';

/** How to start a Prosody. */
export interface ProsodyOptions {
  readonly users?: readonly TestUser[];
  /** Puts all `users` on one another's rosters, so that they see who is online. Default false. */
  readonly sharedRoster?: boolean;
  /** A machine of a network lab to run on, in place of this one. */
  readonly machine?: ServerMachine;
  /** A TURN server to offer by XEP-0215. */
  readonly turn?: {
    readonly host: string;
    readonly port: number;
    readonly secret: string;
    /** How long its credentials hold, in seconds. Default a day. */
    readonly lifetimeS?: number;
    /** The address of another one, with the same credentials, which does not answer. */
    readonly deadHost?: string;
  };
}

/** Where else a Prosody can run. */
export interface ServerMachine {
  readonly address: string;
  /** A program and its arguments, as they are started there. */
  readonly command: (
    program: string,
    args: readonly string[],
  ) => readonly [program: string, args: readonly string[]];
  /** Whether somebody listens on a TCP port there. */
  readonly listens: (port: number) => Promise<boolean>;
}

const host = 'localhost';
const loopback = '127.0.0.1';
const executable = '/usr/bin/prosody';

/** Whether a Prosody is installed. */
export function hasProsody(): boolean {
  return existsSync(executable);
}

/** A Prosody that can go down and come up again, with all of its users signed out. */
export interface ProsodyServer extends TestServer {
  /** Ends it; the port stays its own. */
  takeDown(): Promise<void>;
  /**
   * Starts it again.
   *
   * @throws Error with Prosody's output when it does not come up
   */
  bringUp(): Promise<void>;
}

/**
 * Starts a Prosody of its own in a new directory, on free ports of the loopback interface.
 *
 * @throws Error with Prosody's output when it does not come up
 */
export async function startProsody(options: ProsodyOptions = {}): Promise<ProsodyServer> {
  const users = options.users ?? [];
  const directory = await mkdtemp(join(tmpdir(), 'parley-prosody-'));
  const accounts = join(directory, 'data', host, 'accounts');
  await mkdir(accounts, { recursive: true });

  await Promise.all(
    users.map(({ id, password }) =>
      writeFile(
        join(accounts, `${escapeFileName(userName(id))}.dat`),
        `return { ["password"] = ${JSON.stringify(password)} };\n`,
      ),
    ),
  );
  if (options.sharedRoster === true) await writeFile(join(directory, 'groups.ini'), rosterFile(users));

  const { machine } = options;
  // All ports of a machine of its own are free.
  const port = machine ? 5280 : await freePort();
  const configFile = join(directory, 'prosody.cfg.lua');
  await writeFile(configFile, configuration(directory, port, options));
  const command = machine?.command ?? ((program, args) => [program, args] as const);
  const origin = `${machine?.address ?? loopback}:${port}`;
  const boshUrl = `http://${origin}/http-bind`;
  const begin = (): Child => startChild(...command(executable, ['--config', configFile, '-F']));
  const untilUp = (begun: Child): Promise<void> =>
    untilReady('Prosody', begun, () => (machine ? machine.listens(port) : answers(boshUrl)));
  let child = begin();
  let stopped: Promise<void> | null = null;
  const stop = (): Promise<void> => {
    stopped ??= child.stop().then(() => rm(directory, { recursive: true, force: true }));
    return stopped;
  };
  try {
    await untilUp(child);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    name: 'Prosody',
    url: `ws://${origin}/xmpp-websocket`,
    boshUrl,
    host,
    stop,
    takeDown: () => child.stop(),
    async bringUp() {
      child = begin();
      await untilUp(child);
    },
  };
}

function configuration(
  directory: string,
  port: number,
  { sharedRoster, turn, machine }: ProsodyOptions,
): string {
  const modules = [
    'disco',
    'roster',
    'saslauth',
    'ping',
    'smacks',
    'websocket',
    'bosh',
    'carbons',
    'blocklist',
  ];
  if (sharedRoster === true) modules.push('groups');
  if (turn !== undefined) modules.push('turn_external');
  // No `limits` module: Debian's default of 10 kb/s would make a call take seconds.
  return `
run_as_root = true
data_path = "${directory}/data"
pidfile = "${directory}/prosody.pid"
log = { warn = "*console" }
modules_enabled = { ${modules.map((name) => `"${name}"`).join(', ')} }
modules_disabled = { "s2s", "limits" }
gc = { mode = "incremental", threshold = 200, speed = 500 }
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
consider_websocket_secure = true
consider_bosh_secure = true
cross_domain_websocket = true
cross_domain_bosh = true
http_default_host = "${host}"
http_ports = { ${port} }
http_interfaces = { "${machine?.address ?? loopback}" }
https_ports = {}
c2s_ports = {}
interfaces = { "127.0.0.1" }
authentication = "internal_plain"
storage = "internal"
smacks_hibernation_time = 60
groups_file = "${directory}/groups.ini"
${turn === undefined ? '' : turnConfiguration(turn)}
VirtualHost "${host}"
`;
}

function turnConfiguration(turn: NonNullable<ProsodyOptions['turn']>): string {
  const { host: address, port, secret, lifetimeS = 86_400, deadHost } = turn;
  const dead = `{ type = "turn", transport = "udp", host = "${deadHost}", port = ${port}, secret = "${secret}", ttl = ${lifetimeS}, algorithm = "turn" }`;
  return `
turn_external_host = "${address}"
turn_external_port = ${port}
turn_external_tcp = true
turn_external_secret = "${secret}"
turn_external_ttl = ${lifetimeS}
external_services = { ${deadHost === undefined ? '' : dead} }`;
}

function rosterFile(users: readonly TestUser[]): string {
  return `[Everybody]\n${users.map(({ id }) => `${userName(id)}@${host}=User ${id}\n`).join('')}`;
}

/** Prosody's internal storage writes every character that is not alphanumeric as `%` and two hex digits. */
function escapeFileName(name: string): string {
  return name.replaceAll(
    /[^A-Za-z0-9]/g,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
