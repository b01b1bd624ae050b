import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { XmppClient } from '../../test-kit/xmpp-client.js';
import { parseCommand, usage } from './args.js';
import { runCli } from './run-cli.js';

/** Runs the tool with what a terminal would show, and a stop that the test presses. */
function run(argv: readonly string[]): {
  code: Promise<number>;
  output: Promise<string>;
  errors: string[];
  stop: () => void;
} {
  const errors: string[] = [];
  let stop = (): void => undefined;
  let code = Promise.resolve(-1);
  const output = new Promise<string>((resolve) => {
    code = runCli(argv, {
      out: resolve,
      error: (text) => errors.push(text),
      onStop: (callback) => {
        stop = callback;
      },
    });
  });
  return { code, output, errors, stop: () => stop() };
}

describe('parseCommand', () => {
  it('reads everything', () => {
    const command = parseCommand(
      `--port 0 --host ::1 --path /x --domain d.test --verbose --user a:p:q --user b:r --shared-password s
       --stun stun.test:1 --turn turn.test --turn-secret t`.split(/\s+/),
    );
    expect(command).toEqual({
      kind: 'serve',
      verbose: true,
      options: {
        port: 0,
        host: '::1',
        path: '/x',
        domain: 'd.test',
        accounts: { a: 'p:q', b: 'r' },
        anyUser: true,
        sharedPassword: 's',
        externalServices: [
          { type: 'stun', host: 'stun.test', port: 1 },
          { type: 'turn', host: 'turn.test', secret: 't' },
        ],
      },
    });
  });

  it('asks for little', () => {
    expect(parseCommand(['--any-user'])).toEqual({
      kind: 'serve',
      verbose: false,
      options: { port: 5280, accounts: {}, anyUser: true, externalServices: [] },
    });
  });

  it.each([
    [[], /Nobody could sign in/],
    [['--user', 'alice'], /name:password/],
    [['--user', ':x'], /name:password/],
    [['--user', 'x:'], /name:password/],
    [['--any-user', '--port', 'x'], /not a port/],
    [['--any-user', '--port', '65536'], /not a port/],
    [['--any-user', '--turn', ''], /host:port/],
    [['--unknown'], /--unknown/],
    [['word'], /word/],
  ])('finds the mistake in %j', (argv, message) => {
    const command = parseCommand(argv);
    expect(command.kind === 'mistake' && command.message).toMatch(message);
  });
});

describe('runCli', () => {
  it('serves until it is told to stop', async () => {
    const { code, output, stop } = run(['--port', '0', '--any-user']);
    const text = await output;
    expect(text).toMatch(/development only/i);
    const [url = ''] = /ws:\S+/.exec(text) ?? [];
    const client = await new XmppClient(url).signIn({ user: 'anybody', mechanism: 'PLAIN' });
    stop();
    expect(await code).toBe(0);
    await client.closed;
  });

  it('helps', async () => {
    const { code, output } = run(['--help']);
    expect(await output).toBe(usage);
    expect(await code).toBe(0);
  });

  it('tells mistakes, and what the server says of its options', async () => {
    const mistaken = run([]);
    expect(await mistaken.code).toBe(2);
    expect(mistaken.errors.join('')).toMatch(/--help/);
    const impossible = run(['--any-user', '--port', '0', '--domain', 'a@b']);
    expect(await impossible.code).toBe(1);
    expect(impossible.errors.join('')).toMatch(/cannot be an XMPP domain/);
  });
});

describe('the executable', () => {
  const file = fileURLToPath(new URL('../../bin/parley-dev-server.mjs', import.meta.url));
  const built = existsSync(new URL('../../dist/cli.js', import.meta.url));

  it('shows the help when the package is built, and says so when it is not', async () => {
    const child = spawn(process.execPath, [file, '--help']);
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (text += String(data)));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(text).toMatch(built ? /^Usage: parley-dev-server/ : /not built.*npm run build/);
    expect(code).toBe(built ? 0 : 1);
  });
});
