import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import type { ServerMachine } from './prosody.js';

const run = promisify(execFile);

/** The two clients of a lab. */
export type ClientName = 'a' | 'b';

/** The machines of a lab: network namespaces (ip-netns(8)). Each client has a gateway of its own before it. */
export type MachineName = ClientName | 'gateway-a' | 'gateway-b' | 'server';

/**
 * Two clients, a gateway before each, and a server that both gateways reach:
 *
 *     a 10.77.1.2 ── gateway-a 203.0.113.101 ─┐
 *                                             ├─ server 203.0.113.10
 *     b 10.77.2.2 ── gateway-b 203.0.113.102 ─┘
 *
 * The gateways forward (`lan0` to `wan0`) and translate nothing: the clients reach each other by their own addresses. NAT
 * is a matter of rules in the gateways, by `shell('gateway-a', …)`.
 */
export interface NetworkLab {
  /** The server, as a place to start servers on. */
  readonly server: ServerMachine;
  /** How a program is started on a machine. */
  command(
    machine: MachineName,
    program: string,
    args: readonly string[],
  ): readonly [program: string, args: readonly string[]];
  /** Runs shell commands on a machine. @throws Error with what they said when they fail */
  shell(machine: MachineName, script: string): Promise<void>;
  /** Nothing passes the client's gateway any more, and nobody is told: a dead mobile network. Idempotent. */
  cut(client: ClientName): Promise<void>;
  /** Mends `cut`. Idempotent. */
  heal(client: ClientName): Promise<void>;
  /** Takes the client's cable out, or puts it back: its browser is told that it is offline. */
  setPlugged(client: ClientName, isPlugged: boolean): Promise<void>;
  /** Gives the client another address in the same network, as another Wi-Fi does. @param last - 2 to 254; 2 at first */
  readdress(client: ClientName, last: number): Promise<void>;
  /** Stops all that runs on a client, or lets it go on: a lid that is closed. Idempotent. */
  setAsleep(client: ClientName, isAsleep: boolean): Promise<void>;
  /** Takes all machines away; what still runs on them loses its network. Idempotent. */
  stop(): Promise<void>;
}

const publicAddress = '203.0.113.10';
const numbers: Readonly<Record<ClientName, number>> = { a: 1, b: 2 };
const machines: readonly MachineName[] = ['a', 'b', 'gateway-a', 'gateway-b', 'server'];
let count = 0;

/** One that has ended meanwhile needs none. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Why there can be no lab here, `null` when there can. */
export function whyNoNetworkLab(): string | null {
  const name = `parley-${process.pid}-probe`;
  const { error, status, stderr } = spawnSync('ip', ['netns', 'add', name], { encoding: 'utf8' });
  if (error) return 'there is no `ip` (Debian package iproute2)';
  if (status !== 0) return `network namespaces need root: ${stderr.trim()}`;
  spawnSync('ip', ['netns', 'del', name]);
  return null;
}

/**
 * Makes a lab of its own.
 *
 * @throws Error with what the system said when it cannot be made
 */
export async function startNetworkLab(): Promise<NetworkLab> {
  count += 1;
  const prefix = `parley-${process.pid}-${count}`;
  const nameOf = (machine: MachineName): string => `${prefix}-${machine}`;
  const command: NetworkLab['command'] = (machine, program, args) => [
    'ip',
    ['netns', 'exec', nameOf(machine), program, ...args],
  ];
  const shell: NetworkLab['shell'] = async (machine, script) => {
    const [program, args] = command(machine, 'sh', ['-ec', script]);
    await run(program, [...args]);
  };
  const stop = async (): Promise<void> => {
    for (const machine of machines) {
      // One that is not there needs not be taken away.
      await run('ip', ['netns', 'del', nameOf(machine)]).catch(() => undefined);
    }
  };

  async function connect(
    [machine, device]: readonly [MachineName, string],
    [other, otherDevice]: readonly [MachineName, string],
  ): Promise<void> {
    const peer = ['peer', 'name', otherDevice, 'netns', nameOf(other)];
    await run('ip', ['link', 'add', device, 'netns', nameOf(machine), 'type', 'veth', ...peer]);
  }

  async function addClient(client: ClientName): Promise<void> {
    const number = numbers[client];
    const gateway: MachineName = `gateway-${client}`;
    await connect([gateway, 'wan0'], ['server', `port-${client}`]);
    await connect([client, 'eth0'], [gateway, 'lan0']);
    await shell(
      'server',
      `ip link set port-${client} master bridge0 up
       ip route add 10.77.${number}.0/24 via 203.0.113.10${number}`,
    );
    await shell(
      gateway,
      `sysctl -qw net.ipv4.ip_forward=1
       ip addr add 203.0.113.10${number}/24 dev wan0
       ip link set wan0 up
       ip addr add 10.77.${number}.1/24 dev lan0
       ip link set lan0 up
       ip route add 10.77.${3 - number}.0/24 via 203.0.113.10${3 - number}
       ip route add default via ${publicAddress}`,
    );
    await shell(
      client,
      `ip addr add 10.77.${number}.2/24 dev eth0
       ip link set eth0 up
       ip route add default via 10.77.${number}.1`,
    );
  }

  try {
    for (const machine of machines) {
      await run('ip', ['netns', 'add', nameOf(machine)]);
      await shell(machine, 'sysctl -qw net.ipv6.conf.all.disable_ipv6=1; ip link set lo up');
    }
    // A default route that leads nowhere: without one a relay gives its peers up (ENETUNREACH).
    await shell(
      'server',
      `ip link add bridge0 type bridge
       ip addr add ${publicAddress}/24 dev bridge0
       ip link set bridge0 up
       ip neigh replace 203.0.113.254 lladdr 02:00:00:00:00:fe dev bridge0 nud permanent
       ip route add default via 203.0.113.254`,
    );
    await addClient('a');
    await addClient('b');
  } catch (error) {
    await stop();
    throw error;
  }

  const heal: NetworkLab['heal'] = (client) =>
    shell(`gateway-${client}`, 'while ip rule del pref 7 2>/dev/null; do :; done');
  return {
    server: {
      address: publicAddress,
      command: (program, args) => command('server', program, args),
      async listens(port) {
        const [program, args] = command('server', 'ss', ['-Htln', `sport = :${port}`]);
        const { stdout } = await run(program, [...args]);
        return stdout.trim() !== '';
      },
    },
    command,
    shell,
    heal,
    async cut(client) {
      await heal(client);
      await shell(
        `gateway-${client}`,
        'ip rule add pref 7 iif lan0 blackhole; ip rule add pref 7 iif wan0 blackhole',
      );
    },
    setPlugged: (client, isPlugged) =>
      shell(
        client,
        isPlugged
          ? `ip link set eth0 up; ip route replace default via 10.77.${numbers[client]}.1`
          : 'ip link set eth0 down',
      ),
    async setAsleep(client, isAsleep) {
      // Only the lab's own programs are there.
      const { stdout } = await run('ip', ['netns', 'pids', nameOf(client)]);
      for (const pid of stdout.split('\n').filter(Boolean))
        signal(Number(pid), isAsleep ? 'SIGSTOP' : 'SIGCONT');
    },
    readdress: (client, last) =>
      shell(
        client,
        `ip addr flush dev eth0
         ip addr add 10.77.${numbers[client]}.${last}/24 dev eth0
         ip route replace default via 10.77.${numbers[client]}.1`,
      ),
    stop,
  };
}
