import {
  createFakeAudioContexts,
  createFakeClock,
  createFakeMedia,
  createFakeNetwork,
  createFakePeerConnections,
  createMemoryStorage,
  createTestClient,
  type FakeAudioContexts,
  type FakeClock,
  type FakeMedia,
  type FakeNetwork,
  type FakePeerConnections,
} from '@parley/testing';
import type { DeviceStorage } from '../../src/media/device-storage.js';
import type { Logger } from '../../src/lib/logger.js';
import type { PageMoment } from '../../src/lib/page-lifecycle.js';
import type { CallClient, CallSession } from '../../src/session/call-client.js';
import { watchCall, type WatchedCall } from './watch-call.js';
import type { Scenario } from './scenario.js';

/** All that the players share. */
export interface FuzzWorld {
  readonly scenario: Scenario;
  readonly clock: FakeClock;
  readonly network: FakeNetwork;
  readonly peers: FakePeerConnections;
  readonly players: readonly Player[];
  /** What was wrong, in words. */
  readonly complaints: string[];
}

/** Somebody in a story, on one page after the other. */
export class Player {
  readonly userId: string;
  readonly media: FakeMedia = createFakeMedia();
  readonly audio: FakeAudioContexts = createFakeAudioContexts();
  /** Every call of theirs, on whichever page. */
  readonly calls: WatchedCall[] = [];
  readonly tab: DeviceStorage = createMemoryStorage();
  client: CallClient;
  releaseDevices: () => void = () => undefined;
  readonly #world: Omit<FuzzWorld, 'players'>;
  readonly #moments = new Set<(moment: PageMoment) => void>();

  constructor(world: Omit<FuzzWorld, 'players'>, userId: string) {
    this.#world = world;
    this.userId = userId;
    this.client = this.#open();
  }

  /** How many listen to the page. */
  get pageListeners(): number {
    return this.#moments.size;
  }

  /** The newest call that is not over, or else the newest. */
  get call(): CallSession | null {
    return (this.calls.findLast(({ isOver }) => !isOver) ?? this.calls.at(-1))?.call ?? null;
  }

  /** Loads the page anew. */
  reload(): void {
    for (const listener of Array.from(this.#moments)) listener('leaving');
    this.client.close();
    this.client = this.#open();
    this.signIn();
  }

  signIn(): void {
    // It can be refused, and be aborted by the next step.
    void this.client
      .connect()
      .catch((error: unknown) => this.#world.complaints.push(`sign-in: ${String(error)}`));
  }

  #open(): CallClient {
    const { network, clock, peers, scenario, complaints } = this.#world;
    const logger: Logger = {
      log: (level, message, details) => {
        if (level === 'error') complaints.push(`${this.userId} logged: ${message} ${String(details)}`);
      },
    };
    const client = createTestClient({
      network,
      clock,
      logger,
      userId: this.userId,
      peerConnections: peers,
      mediaDevices: this.media,
      audioContexts: scenario.isMetered ? this.audio : null,
      rejoinStorage: this.tab,
      reveal: scenario.reveal,
      endWhenAlone: scenario.endWhenAlone,
      pageLifecycle: {
        on: (listener) => {
          this.#moments.add(listener);
          return () => this.#moments.delete(listener);
        },
      },
    });
    client.on('call', (call) => {
      this.calls.push(watchCall(call, this.userId, clock, (complaint) => complaints.push(complaint)));
    });
    return client;
  }
}

/** Sets a scenario up; everybody is signed in. */
export async function createFuzzWorld(scenario: Scenario, people: readonly string[]): Promise<FuzzWorld> {
  const clock = createFakeClock();
  const { seed, network: conditions } = scenario;
  const network = createFakeNetwork({ clock, seed, ...conditions });
  const world = { scenario, clock, network, peers: createFakePeerConnections(), complaints: [] };
  const ids = people.slice(0, scenario.people);
  const last = ids.at(-1);
  if (scenario.isLastPlain && last !== undefined) network.setPlain(last);
  const players = ids.map((userId) => new Player(world, userId));
  for (const player of players) player.signIn();
  await clock.advance(100);
  return { ...world, players };
}
