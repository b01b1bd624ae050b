import { Strophe, $msg, $pres } from 'strophe.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDevServer, type DevServer } from './dev-server.js';

type Mechanism = typeof Strophe.SASLPlain | typeof Strophe.SASLSHA1;

/** A client as applications have it: strophe.js, with stream management, that comes back when it is cut. */
class StropheUser {
  readonly ids: string[] = [];
  readonly presence: string[] = [];
  /** How it came online, each time. */
  readonly arrivals: ('new' | 'resumed')[] = [];
  readonly mechanisms: string[] = [];
  readonly #connection: InstanceType<typeof Strophe.Connection>;
  readonly #user: string;
  readonly #password: string;
  readonly #waiters: (() => void)[] = [];
  #reconnect = true;

  constructor(url: string, user: string, password: string, mechanism?: Mechanism) {
    this.#user = user;
    this.#password = password;
    this.#connection = new Strophe.Connection(url, {
      enableStreamManagement: true,
      ...(mechanism ? { mechanisms: [mechanism] } : {}),
    });
    this.#connection.xmlOutput = (element) => {
      const mechanismName = element.getAttribute('mechanism');
      if (mechanismName) this.mechanisms.push(mechanismName);
    };
  }

  /** Resolves when the condition holds; checked whenever something happens. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise<void>((resolve) => {
        this.#waiters.push(resolve);
      });
    }
  }

  connect(): void {
    this.#connection.reset();
    this.#connection.connect(`${this.#user}@localhost/tab`, this.#password, (status) => {
      if (status === Strophe.Status.CONNECTED) this.#online();
      else if (status === Strophe.Status.AUTHFAIL) this.#reconnect = false;
      else if (status === Strophe.Status.DISCONNECTED && this.#reconnect) setTimeout(() => this.connect());
      this.#happened();
    });
  }

  headline(to: string, id: string): void {
    this.#connection.send($msg({ to, id, type: 'headline' }).c('body').t('hi'));
  }

  leave(): void {
    this.#reconnect = false;
    this.#connection.disconnect('bye');
  }

  get refused(): boolean {
    return !this.#reconnect;
  }

  #online(): void {
    const resumed = this.#connection.hasResumed();
    const hear = (take: (element: Element) => void, name: string): unknown =>
      this.#connection.addHandler(
        (element) => {
          take(element);
          this.#happened();
          return true;
        },
        null,
        name,
        null,
      );
    hear((element) => this.ids.push(element.getAttribute('id') ?? ''), 'message');
    hear((element) => this.presence.push(element.getAttribute('from') ?? ''), 'presence');
    this.arrivals.push(resumed ? 'resumed' : 'new');
    if (!resumed) this.#connection.send($pres());
  }

  #happened(): void {
    for (const wake of this.#waiters.splice(0)) wake();
  }
}

let server: DevServer;
let users: StropheUser[];
beforeEach(() => {
  Strophe.setLogLevel(Strophe.LogLevel.FATAL);
  users = [];
  server = createDevServer({ accounts: { alice: 'secret', bob: 'secret' } });
});
afterEach(async () => {
  for (const user of users) user.leave();
  await server.stop();
});

async function online(name: string, mechanism?: Mechanism): Promise<StropheUser> {
  const { url } = await server.start();
  const user = new StropheUser(url, name, 'secret', mechanism);
  users.push(user);
  user.connect();
  await user.until(() => user.presence.length > 0);
  return user;
}

describe('strophe.js', () => {
  it.each([
    [undefined, 'SCRAM-SHA-256'],
    [Strophe.SASLSHA1, 'SCRAM-SHA-1'],
    [Strophe.SASLPlain, 'PLAIN'],
  ])('signs in (%#)', async (mechanism, name) => {
    const alice = await online('alice', mechanism);
    expect(alice.arrivals).toEqual(['new']);
    expect(alice.mechanisms).toEqual([name]);
  });

  it('is told of a wrong password', async () => {
    const { url } = await server.start();
    const alice = new StropheUser(url, 'alice', 'wrong');
    alice.connect();
    await alice.until(() => alice.refused);
    expect(alice.arrivals).toEqual([]);
  });

  it('sees who is there, and sends headlines both ways', async () => {
    const alice = await online('alice');
    const bob = await online('bob');
    await bob.until(() => bob.presence.includes('alice@localhost/tab'));
    await alice.until(() => alice.presence.includes('bob@localhost/tab'));
    alice.headline('bob@localhost', 'there');
    await bob.until(() => bob.ids.length > 0);
    bob.headline('alice@localhost', 'back');
    await alice.until(() => alice.ids.length > 0);
    expect([bob.ids, alice.ids]).toEqual([['there'], ['back']]);
  });

  it('loses nothing and gets nothing twice when its sockets are cut again and again', async () => {
    const alice = await online('alice');
    const bob = await online('bob');
    const sent: string[] = [];
    const send = (count: number): void => {
      for (let index = 0; index < count; index += 1) {
        sent.push(`m${sent.length}`);
        alice.headline('bob@localhost', sent.at(-1) ?? '');
      }
    };
    for (let round = 1; round <= 3; round += 1) {
      send(5);
      // Cut while some are on their way and others not yet sent.
      expect(server.dropConnections({ user: 'bob' })).toBe(1);
      send(5);
      await bob.until(() => bob.arrivals.length > round && bob.ids.length >= sent.length);
    }
    send(1);
    await bob.until(() => bob.ids.includes(sent.at(-1) ?? ''));
    expect(bob.ids).toEqual(sent);
    expect(bob.arrivals).toEqual(['new', 'resumed', 'resumed', 'resumed']);
    // Alice never saw Bob go.
    expect(alice.presence.filter((from) => from.startsWith('bob@'))).toHaveLength(1);
  });

  it('gets to the server what it sent into a socket that was cut', async () => {
    const alice = await online('alice');
    const bob = await online('bob');
    const ids = Array.from({ length: 20 }, (_, index) => `m${index}`);
    for (const id of ids.slice(0, 10)) alice.headline('bob@localhost', id);
    server.dropConnections({ user: 'alice' });
    // The client has not noticed yet: it believes that these went out.
    for (const id of ids.slice(10)) alice.headline('bob@localhost', id);
    await alice.until(() => alice.arrivals.length === 2);
    await bob.until(() => bob.ids.length >= ids.length);
    alice.headline('bob@localhost', 'last');
    await bob.until(() => bob.ids.includes('last'));
    expect(bob.ids).toEqual([...ids, 'last']);
    expect(alice.arrivals).toEqual(['new', 'resumed']);
  });
});
