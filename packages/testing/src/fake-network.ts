import {
  CallError,
  Emitter,
  systemClock,
  type Clock,
  type Contact,
  type MessageAddress,
  type Signal,
  type Signaling,
  type SignalingEvents,
  type SignalingFactory,
  type SignalingState,
  type UserId,
  type XmlElement,
} from '@parley/core';
import { seededRandom } from './random.js';

/** How badly the network behaves. */
export interface FakeNetworkOptions {
  /** Default: the real clock. */
  readonly clock?: Clock;
  /** One way, in ms. Default 0: the next turn of the clock. */
  readonly latency?: number;
  /** The share of signals that vanish, 0 to 1. Default 0. */
  readonly loss?: number;
  /** The share of signals that arrive twice, 0 to 1. Default 0. */
  readonly duplication?: number;
  /** Repeats the same losses and doubles. Default 1. */
  readonly seed?: number;
}

/** A signal as somebody sent it. */
export interface SentSignal {
  readonly from: UserId;
  readonly to: UserId;
  readonly signal: Signal;
}

/** A chat message, or another one that is no signal, as somebody sent it. */
export interface SentMessage {
  readonly from: UserId;
  readonly to: MessageAddress;
  readonly message: XmlElement;
}

/** A signaling network in memory. Its users see each other as contacts. */
export interface FakeNetwork {
  /** Everything that was sent, also what was lost. */
  readonly sent: readonly SentSignal[];
  /** The same for everything that is no signal. */
  readonly messages: readonly SentMessage[];
  /** Makes a user known to the others, with a name. Signing in does so too. */
  addUser(userId: UserId, name?: string): void;
  /** The signaling of one user, for `createCallClient`. */
  signaling(userId: UserId): SignalingFactory;
  /** Delivers a signal as if `from` had sent it, whoever that is. */
  inject(from: UserId, to: UserId, signal: Signal): void;
  /** Delivers a message that is no signal as if `from` had sent it with that device. Default: the one of their calls. */
  injectMessage(from: UserId, to: UserId, message: XmlElement, resource?: string): void;
  /** Makes a user one of a QuickBlox client: nothing of what Parley adds to a signal comes from them or reaches them. */
  setPlain(userId: UserId): void;
  /** Takes a user's connection away: they are `reconnecting` until `restore`. */
  cut(userId: UserId): void;
  restore(userId: UserId): void;
  /** Makes the next sign-ins of a user fail. */
  refuse(userId: UserId, code: 'unauthorized' | 'unreachable'): void;
  /** Changes the behavior from now on. */
  configure(options: Pick<FakeNetworkOptions, 'latency' | 'loss' | 'duplication'>): void;
}

interface Line {
  deliver(from: UserId, signal: Signal): void;
  hand(from: UserId, resource: string, message: XmlElement): void;
  setState(state: SignalingState): void;
  tellContacts(): void;
  readonly online: boolean;
}

/** Everybody has one device. */
const fakeResource = 'fake';

/** Makes a network. */
export function createFakeNetwork(options: FakeNetworkOptions = {}): FakeNetwork {
  const clock = options.clock ?? systemClock;
  const random = seededRandom(options.seed ?? 1);
  let { latency = 0, loss = 0, duplication = 0 } = options;
  const names = new Map<UserId, string>();
  const lines = new Map<UserId, Set<Line>>();
  const refusals = new Map<UserId, 'unauthorized' | 'unreachable'>();
  const plain = new Set<UserId>();
  const sent: SentSignal[] = [];
  const messages: SentMessage[] = [];
  let count = 0;

  const linesOf = (userId: UserId): Line[] => [...(lines.get(userId) ?? [])];
  const tellContacts = (): void => {
    for (const set of lines.values()) for (const line of set) line.tellContacts();
  };
  const contactsFor = (self: UserId): Contact[] =>
    [...names]
      .filter(([userId]) => userId !== self)
      .map(([userId, name]) => ({
        userId,
        name,
        available: linesOf(userId).some((line) => line.online),
      }));
  const carry = (from: UserId, to: UserId, signal: Signal): void => {
    // A copy, as a wire makes one: nobody shares objects with the other side.
    const copy = structuredClone(plain.has(from) || plain.has(to) ? withoutMark(signal) : signal);
    clock.after(latency, () => {
      for (const line of linesOf(to)) line.deliver(from, copy);
    });
  };

  const carryMessage = (from: UserId, to: UserId, message: XmlElement, resource = fakeResource): void => {
    const copy = structuredClone(message);
    clock.after(latency, () => {
      for (const line of linesOf(to)) line.hand(from, resource, copy);
      // A server sends back what reaches nobody (RFC 6121 section 8.5.2.2.1).
      const { type } = message.attrs;
      if (linesOf(to).length > 0 || type === 'error') return;
      carryMessage(to, from, { ...copy, attrs: { ...copy.attrs, type: 'error' } }, resource);
    });
  };

  function openLine(self: UserId): Signaling {
    const emitter = new Emitter<SignalingEvents>();
    let state: SignalingState = 'offline';
    let userId: UserId | null = null;
    let contacts: readonly Contact[] = [];
    let outbox: (() => void)[] = [];

    const line: Line = {
      get online() {
        return state === 'online';
      },
      deliver(from, signal) {
        count += 1;
        if (state === 'online')
          emitter.emit('signal', { from, resource: fakeResource, id: `fake-${count}`, signal });
      },
      hand(from, resource, message) {
        if (state === 'online') emitter.emit('message', { from, resource, message });
      },
      setState(next) {
        if (state === next) return;
        const resumed = state === 'reconnecting';
        state = next;
        emitter.emit('state', next, null);
        tellContacts();
        if (next !== 'online') return;
        emitter.emit('session', { resumed });
        const waiting = outbox;
        outbox = [];
        for (const sendNow of waiting) sendNow();
      },
      tellContacts() {
        if (state !== 'online') return;
        contacts = contactsFor(self);
        emitter.emit('contacts', contacts);
      },
    };

    /** Now, or once the connection is back; perhaps not at all, perhaps twice. */
    function dispatch(log: () => void, carryOnce: () => void): void {
      if (state === 'offline' || state === 'unauthorized')
        throw new CallError('disconnected', 'Sign in before sending.');
      if (state !== 'online') {
        outbox.push(() => dispatch(log, carryOnce));
        return;
      }
      log();
      if (random() < loss) return;
      carryOnce();
      if (random() < duplication) carryOnce();
    }

    return {
      get state() {
        return state;
      },
      get userId() {
        return userId;
      },
      get contacts() {
        return contacts;
      },
      async connect() {
        line.setState('connecting');
        await Promise.resolve();
        const refusal = refusals.get(self);
        if (refusal) {
          line.setState(refusal === 'unauthorized' ? 'unauthorized' : 'offline');
          throw new CallError(refusal, `The fake network was told to refuse ${self}.`);
        }
        userId = self;
        if (!names.has(self)) names.set(self, self);
        lines.set(self, (lines.get(self) ?? new Set()).add(line));
        line.setState('online');
      },
      disconnect() {
        lines.get(self)?.delete(line);
        line.setState('offline');
        return Promise.resolve();
      },
      send(to, signal) {
        dispatch(
          () => sent.push({ from: self, to, signal }),
          () => carry(self, to, signal),
        );
      },
      sendMessage(to, message) {
        dispatch(
          () => messages.push({ from: self, to, message }),
          () => carryMessage(self, to.userId, message),
        );
      },
      on: (event, listener) => emitter.on(event, listener),
      close() {
        lines.get(self)?.delete(line);
        line.setState('offline');
        emitter.clear();
      },
    };
  }

  return {
    sent,
    messages,
    addUser(userId, name = userId) {
      names.set(userId, name);
      tellContacts();
    },
    signaling: (userId) => () => openLine(userId),
    inject: carry,
    injectMessage: carryMessage,
    setPlain: (userId) => {
      plain.add(userId);
    },
    cut(userId) {
      for (const line of linesOf(userId)) line.setState('reconnecting');
    },
    restore(userId) {
      for (const line of linesOf(userId)) line.setState('online');
    },
    refuse: (userId, code) => {
      refusals.set(userId, code);
    },
    configure(change) {
      latency = change.latency ?? latency;
      loss = change.loss ?? loss;
      duplication = change.duplication ?? duplication;
    },
  };
}

function withoutMark(signal: Signal): Signal {
  if (!signal.extra) return signal;
  return {
    ...signal,
    extra: Object.fromEntries(Object.entries(signal.extra).filter(([name]) => name !== 'parley')),
  };
}
