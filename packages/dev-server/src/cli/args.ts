import { parseArgs } from 'node:util';
import type { ExternalService } from '../iq/external-services.js';
import type { DevServerOptions } from '../server/options.js';

/** What a command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'serve'; readonly options: DevServerOptions; readonly verbose: boolean }
  | { readonly kind: 'mistake'; readonly message: string };

/** The help text. */
export const usage = `Usage: parley-dev-server [options]

An XMPP-over-WebSocket server for development and tests. Not for production: it keeps everything in
memory, speaks no TLS and trusts the people on your machine.

  --port <number>          default 5280; 0 takes a free one
  --host <address>         default 127.0.0.1, this machine only
  --path <path>            default /xmpp-websocket
  --domain <name>          the XMPP domain, default localhost
  --user <name:password>   somebody who may sign in; repeat it for more
  --any-user               everybody else may sign in too
  --shared-password <pw>   what everybody else must give; without it any password will do
  --stun <host:port>       a STUN server to tell clients of (XEP-0215); repeatable
  --turn <host:port>       a TURN server to tell clients of; repeatable
  --turn-secret <secret>   the secret shared with the TURN servers, for passing credentials
  --verbose                say who comes and goes
  --help                   this text
`;

/** Reads a command line, without the program's own name. */
export function parseCommand(argv: readonly string[]): Command {
  let values: ReturnType<typeof readValues>;
  try {
    values = readValues(argv);
  } catch (error) {
    return mistake(error instanceof Error ? error.message : String(error));
  }
  if (values.help) return { kind: 'help' };
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65535) return mistake(`"${values.port}" is not a port.`);
  const accounts: Record<string, string> = {};
  for (const user of values.user ?? []) {
    const colon = user.indexOf(':');
    if (colon < 1 || colon === user.length - 1) return mistake('Write --user as name:password.');
    accounts[user.slice(0, colon)] = user.slice(colon + 1);
  }
  const shared = values['shared-password'];
  const anyUser = values['any-user'] ?? shared !== undefined;
  if (!anyUser && Object.keys(accounts).length === 0) {
    return mistake('Nobody could sign in: give --user name:password or --any-user.');
  }
  const externalServices: ExternalService[] = [];
  for (const type of ['stun', 'turn'] as const) {
    for (const address of values[type] ?? []) {
      const service = readService(type, address, values['turn-secret']);
      if (!service) return mistake(`Write --${type} as host:port, not "${address}".`);
      externalServices.push(service);
    }
  }
  const options: DevServerOptions = {
    port,
    accounts,
    anyUser,
    externalServices,
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values.path === undefined ? {} : { path: values.path }),
    ...(values.domain === undefined ? {} : { domain: values.domain }),
    ...(shared === undefined ? {} : { sharedPassword: shared }),
  };
  return { kind: 'serve', options, verbose: values.verbose ?? false };
}

function readValues(argv: readonly string[]): {
  help?: boolean;
  verbose?: boolean;
  port: string;
  host?: string;
  path?: string;
  domain?: string;
  user?: string[];
  'any-user'?: boolean;
  'shared-password'?: string;
  stun?: string[];
  turn?: string[];
  'turn-secret'?: string;
} {
  return parseArgs({
    args: [...argv],
    options: {
      help: { type: 'boolean', short: 'h' },
      verbose: { type: 'boolean' },
      port: { type: 'string', default: '5280' },
      host: { type: 'string' },
      path: { type: 'string' },
      domain: { type: 'string' },
      user: { type: 'string', multiple: true },
      'any-user': { type: 'boolean' },
      'shared-password': { type: 'string' },
      stun: { type: 'string', multiple: true },
      turn: { type: 'string', multiple: true },
      'turn-secret': { type: 'string' },
    },
  }).values;
}

function readService(type: 'stun' | 'turn', address: string, secret?: string): ExternalService | null {
  const match = /^(.+?)(?::(\d{1,5}))?$/.exec(address);
  const [, host, port] = match ?? [];
  if (!host) return null;
  return {
    type,
    host,
    ...(port === undefined ? {} : { port: Number(port) }),
    ...(type === 'turn' && secret !== undefined ? { secret } : {}),
  };
}

function mistake(message: string): Command {
  return { kind: 'mistake', message };
}
