import type { CallClient, CallSession, Tape, TapeEntry } from '@parley/core';
import { createFakeClock, type FakeClock } from './fake-clock.js';
import type { MediaKind } from './fake-description.js';
import { createFakeNetwork, type FakeNetwork } from './fake-network.js';
import { createFakePeerConnections } from './fake-peer-connections.js';
import type { FakePeerConnections } from './fake-peer-world.js';
import { FakeTrack } from './fake-tracks.js';
import { noteSent } from './note-sent.js';
import { actFor, type SentEntry } from './tape-acts.js';
import { compareSent, type TapeDeparture } from './tape-comparison.js';
import { TapeNames } from './tape-names.js';
import { createTestClient, type TestClientOptions } from './test-client.js';

/** How to play a tape; everything else that a client can be made of, too. */
export interface TapeReplayOptions extends Partial<
  Omit<TestClientOptions, 'network' | 'userId' | 'clock' | 'peerConnections' | 'signaling'>
> {
  /** Makes what the others on the tape send. Default: a fake track; a page needs a real one to show. */
  readonly outsiders?: (kind: MediaKind) => MediaStreamTrack;
  /**
   * Whether the replay does what the person must have done: call, answer, mute, hang up. Default true; `false`: only the test
   * acts, between two `playTo`.
   */
  readonly acts?: boolean;
}

/** A tape that is being played to a client. */
export interface TapeReplay {
  /** Whose tape it is: a real client on fakes, which is signed in when the tape says so. */
  readonly client: CallClient;
  /** Stands still but for `playTo`; begins at the time at which the tape began. */
  readonly clock: FakeClock;
  /** The others on the tape are contacts there. */
  readonly network: FakeNetwork;
  /** What happened to the media is not on a tape: `disconnect()` and the like do it. */
  readonly peerConnections: FakePeerConnections;
  /** Every call that began until now, in either direction. */
  readonly calls: readonly CallSession[];
  /** What the client has sent until now, with the ids and the times of the tape. */
  readonly sent: readonly SentEntry[];
  /** What of it is not as on the tape, up to where it was played; empty: nothing. */
  readonly departures: readonly TapeDeparture[];
  /** Goes on until `at` ms after the tape began. Default: until its end. */
  playTo(at?: number): Promise<void>;
}

/**
 * Plays the tape of a bug report (`recordTape`) to a client on fakes: it receives what came, in order and at those times, and
 * the person does again what they must have done. The media of the others is as good as on any fake connection.
 *
 * @throws Error when whoever recorded it never signed in
 */
export function replayTape(tape: Tape, options: TapeReplayOptions = {}): TapeReplay {
  const { outsiders = (kind: MediaKind) => new FakeTrack(kind, 'Outsider'), acts = true, ...own } = options;
  const { self, entries, startedAt } = tape;
  if (self === null) throw new Error('There is nothing to play: nobody ever signed in on this tape.');
  const clock = createFakeClock(startedAt);
  const elapsed = (): number => clock.now() - startedAt;
  const network = createFakeNetwork({ clock });
  const peerConnections = createFakePeerConnections({ outsiders });
  for (const id of othersOn(tape)) network.addUser(id);
  const played: SentEntry[] = [];
  const signaling = noteSent(network.signaling(self), (to, signal, resource = null) => {
    played.push({ at: elapsed(), type: 'sent', to, resource, signal });
  });
  const client = createTestClient({ ...own, network, clock, peerConnections, signaling, userId: self });
  const calls: CallSession[] = [];
  client.on('call', (call) => calls.push(call));
  const names = new TapeNames();
  let next = 0;

  const taped = (): readonly SentEntry[] => entries.slice(0, next).filter((entry) => entry.type === 'sent');

  /** Goes on to then, and lets come what comes at once. */
  async function goTo(at: number): Promise<void> {
    await clock.advance(Math.max(0, at - elapsed()));
  }

  async function play(entry: TapeEntry): Promise<void> {
    switch (entry.type) {
      case 'state':
        return signOnOrOff(entry.state);
      case 'received': {
        names.learn(taped(), played);
        const { from, resource, signal } = entry;
        network.inject(from, self ?? '', names.translate(signal), resource ?? undefined);
        return undefined;
      }
      case 'sent':
        if (acts && !isSent(entry)) act(entry);
        return undefined;
      case 'message':
      case 'failure':
        // What they said is not on the tape, and what was no signal did nothing.
        return undefined;
      default:
        return entry satisfies never;
    }
  }

  async function signOnOrOff(state: string): Promise<void> {
    const isSignedIn = client.connectionState === 'online' || client.connectionState === 'reconnecting';
    if (state === 'online') {
      if (isSignedIn) network.restore(self ?? '');
      else await client.connect();
    } else if (state === 'reconnecting') network.cut(self ?? '');
    else if (state === 'offline' && isSignedIn) await client.disconnect();
    else if (state === 'unauthorized') {
      network.refuse(self ?? '', state);
      network.cut(self ?? '');
      await client.connect().catch(() => undefined);
    }
  }

  /** Whether the client has sent as many of these by itself. */
  function isSent({ to, signal }: SentEntry): boolean {
    const id = names.played(signal.sessionId);
    const count = (list: readonly SentEntry[], session: string): number =>
      list.filter(
        (one) => one.to === to && one.signal.type === signal.type && one.signal.sessionId === session,
      ).length;
    return count(played, id) >= count(taped(), signal.sessionId);
  }

  function act(entry: SentEntry): void {
    actFor(entry, {
      client,
      callOf: (id) => client.calls.find((call) => call.id === names.played(id)),
      began: (id, call) => names.pair(id, call.id),
    });
  }

  async function playTo(at: number = entries.at(-1)?.at ?? 0): Promise<void> {
    const entry = entries[next];
    if (!entry || entry.at > at) return goTo(at);
    await goTo(entry.at);
    next += 1;
    await play(entry);
    await clock.advance(0);
    return playTo(at);
  }

  return {
    client,
    clock,
    network,
    peerConnections,
    calls,
    get sent() {
      return played.map((entry) => names.asTaped(entry));
    },
    get departures() {
      return compareSent(taped(), this.sent);
    },
    playTo,
  };
}

/** Everybody on a tape but whose it is. */
function othersOn({ self, entries }: Tape): ReadonlySet<string> {
  const found = new Set<string>();
  for (const entry of entries) {
    if (entry.type === 'received' || entry.type === 'message') found.add(entry.from);
    if (entry.type === 'sent') found.add(entry.to);
    if (entry.type === 'received' || entry.type === 'sent')
      for (const id of entry.signal.opponentIds ?? []) found.add(id);
  }
  found.delete(self ?? '');
  return found;
}
