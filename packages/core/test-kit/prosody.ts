import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * True when Prosody is installed. Where it is not, says so; with `CI=true` it must be there.
 *
 * @throws Error in CI without Prosody
 */
export function isProsodyInstalled(): boolean {
  const installed = (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, 'prosody'), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (installed) return true;
  const reason = 'prosody is not on PATH (Debian: apt-get install prosody)';
  if (process.env['CI'] === 'true') throw new Error(`These tests need Prosody: ${reason}.`);
  process.stderr.write(`skipped, because ${reason}\n`);
  return false;
}

/** Who has an account, and who is on whose roster, on every host: by localpart. Passwords are
 * `secret of <user>`, with the user as unescaped by XEP-0106. */
export interface ProsodyUsers {
  readonly [user: string]: { readonly roster?: Readonly<Record<string, string>> };
}

/** The domains that are served. */
export const prosodyHosts = {
  /** Offers SCRAM and PLAIN. */
  full: 'localhost',
  /** Offers PLAIN only. */
  plain: 'plain.localhost',
} as const;

/** A Prosody of the tests' own, on free ports and with its data in a temporary folder. */
export class Prosody {
  readonly #folder = mkdtempSync(join(tmpdir(), 'parley-prosody-'));
  readonly port: number;
  #process: ChildProcess | null = null;

  /** Starts one. */
  static async start(users: ProsodyUsers): Promise<Prosody> {
    const prosody = new Prosody(await freePort(), await freePort());
    for (const host of Object.values(prosodyHosts)) prosody.#addUsers(host, users);
    await prosody.run();
    return prosody;
  }

  private constructor(port: number, c2sPort: number) {
    this.port = port;
    writeFileSync(join(this.#folder, 'prosody.cfg.lua'), configuration(this.#folder, port, c2sPort));
  }

  /** Runs it, again after `halt()`. */
  async run(): Promise<void> {
    const child = spawn('prosody', ['--config', join(this.#folder, 'prosody.cfg.lua'), '-F'], {
      stdio: 'ignore',
    });
    this.#process = child;
    await untilListening(this.port, child);
  }

  /** Stops it as a crash does: nobody is told, and sessions are gone. */
  async halt(): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (child === null || child.exitCode !== null) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await exited;
  }

  /** Ends it and removes its data. */
  async stop(): Promise<void> {
    await this.halt();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #addUsers(host: string, users: ProsodyUsers): void {
    const folder = join(this.#folder, 'data', host.replaceAll('.', '%2e'));
    mkdirSync(join(folder, 'accounts'), { recursive: true });
    mkdirSync(join(folder, 'roster'), { recursive: true });
    for (const [user, { roster = {} }] of Object.entries(users)) {
      const file = `${encodeName(user)}.dat`;
      writeFileSync(
        join(folder, 'accounts', file),
        `return { ["password"] = "secret of ${unescape(user)}" };`,
      );
      const items = Object.entries(roster).map(
        ([other, name]) => `["${other}@${host}"] = { subscription = "both"; name = "${name}"; groups = {} };`,
      );
      writeFileSync(
        join(folder, 'roster', file),
        `return { [false] = { version = 1 }; ${items.join(' ')} };`,
      );
    }
  }
}

function configuration(folder: string, port: number, c2sPort: number): string {
  return `
run_as_root = true
data_path = "${folder}/data"
pidfile = "${folder}/prosody.pid"
log = { error = "*console" }
gc = { mode = "incremental", threshold = 200, speed = 500 }
modules_disabled = { "s2s" }
modules_enabled = { "disco", "roster", "saslauth", "ping", "presence", "message", "iq", "smacks", "websocket", "bosh", "posix", "mam", "offline", "blocklist" }
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
consider_websocket_secure = true
consider_bosh_secure = true
http_default_host = "${prosodyHosts.full}"
http_ports = { ${port} }
http_interfaces = { "127.0.0.1" }
https_ports = {}
c2s_ports = { ${c2sPort} }
interfaces = { "127.0.0.1" }
authentication = "internal_plain"
storage = "internal"
smacks_hibernation_time = 60
VirtualHost "${prosodyHosts.full}"
VirtualHost "${prosodyHosts.plain}"
disable_sasl_mechanisms = { "SCRAM-SHA-1", "SCRAM-SHA-256" }
`;
}

/** XEP-0106, as far as the tests need it. */
function unescape(localpart: string): string {
  return localpart.replaceAll('\\20', ' ').replaceAll('\\40', '@');
}

/** How Prosody names files: everything but ASCII letters and digits is escaped. */
function encodeName(name: string): string {
  return Array.from(new TextEncoder().encode(name), (byte) => {
    const character = String.fromCodePoint(byte);
    return /[A-Za-z0-9]/.test(character) ? character : `%${byte.toString(16).padStart(2, '0')}`;
  }).join('');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}

async function untilListening(port: number, child: ChildProcess): Promise<void> {
  if (await isListening(port)) return;
  if (child.exitCode !== null) throw new Error(`Prosody exited with ${child.exitCode}.`);
  await wait(10);
  await untilListening(port, child);
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
