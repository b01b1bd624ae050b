import { createHmac, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild, untilReady } from './child.js';
import { freePort } from './free-port.js';
import type { ServerMachine } from './prosody.js';

/** A TURN server that a test suite started. */
export interface TurnServer {
  readonly host: string;
  readonly port: number;
  /** The secret that credentials are made from (`--use-auth-secret`), as an XMPP server for XEP-0215 needs it. */
  readonly secret: string;
  /** Credentials for a peer connection, valid for so many seconds (default an hour). */
  iceServers(options?: { readonly transport?: 'udp' | 'tcp'; readonly lifetimeS?: number }): RTCIceServer[];
  /** Stops it; idempotent. */
  stop(): Promise<void>;
}

const executable = '/usr/bin/turnserver';
const loopback = '127.0.0.1';
const relayPorts = 100;

/** Whether coturn is installed. */
export function hasTurnServer(): boolean {
  return existsSync(executable);
}

/**
 * Starts a coturn on free ports of the loopback interface that also relays to it, or on a machine of a network lab, whose
 * private networks it then does not reach, like any on the internet.
 *
 * @throws Error with its output when it does not come up
 */
export async function startTurnServer(machine?: ServerMachine): Promise<TurnServer> {
  const directory = await mkdtemp(join(tmpdir(), 'parley-turn-'));
  const secret = randomUUID();
  const host = machine?.address ?? loopback;
  // All ports of a machine of its own are free.
  const port = machine ? 3478 : await freePort();
  const configFile = join(directory, 'turnserver.conf');
  await writeFile(
    configFile,
    configuration(directory, { host, port, secret, isPublic: machine !== undefined }),
  );
  const command = machine?.command ?? ((program, args) => [program, args] as const);
  const child = startChild(...command(executable, ['-c', configFile]));
  let stopped: Promise<void> | null = null;
  const stop = (): Promise<void> => {
    stopped ??= child.stop().then(() => rm(directory, { recursive: true, force: true }));
    return stopped;
  };
  try {
    await untilReady('coturn', child, () => (machine ? machine.listens(port) : listens(port)));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    host,
    port,
    secret,
    iceServers: ({ transport = 'udp', lifetimeS = 3_600 } = {}) => {
      const username = `${Math.floor(Date.now() / 1_000) + lifetimeS}:parley`;
      const credential = createHmac('sha1', secret).update(username).digest('base64');
      return [{ urls: `turn:${host}:${port}?transport=${transport}`, username, credential }];
    },
    stop,
  };
}

interface Configuration {
  readonly host: string;
  readonly port: number;
  readonly secret: string;
  /** Whether its clients are elsewhere. */
  readonly isPublic: boolean;
}

function configuration(directory: string, { host, port, secret, isPublic }: Configuration): string {
  // Two rigs side by side must not share a range of relay ports.
  const firstRelayPort = 40_000 + Math.floor(Math.random() * 90) * relayPorts;
  return `
listening-ip=${host}
relay-ip=${host}
listening-port=${port}
min-port=${firstRelayPort}
max-port=${firstRelayPort + relayPorts - 1}
realm=parley.test
use-auth-secret
static-auth-secret=${secret}
fingerprint
${isPublic ? 'denied-peer-ip=10.0.0.0-10.255.255.255' : 'allow-loopback-peers'}
no-cli
no-tls
no-dtls
log-file=stdout
simple-log
pidfile=${directory}/turn.pid
userdb=${directory}/turn.db
`;
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: loopback, port });
    const settle = (result: boolean): void => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}
