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
import { createFakeArchive } from './fake-archive.js';
import { seededRandom } from './random.js';

/** How badly the network behaves. */
export interface FakeNetworkOptions {
  /** Default: the real clock. */
  readonly clock?: Clock;
  /** One way, in ms. Default 0: the next turn of the clock. */
  readonly latency?: number;
  /** How much later than that at most, in ms, so that what is sent later may come first. Default 0: all in order. */
  readonly jitter?: number;
  /** The share of signals that vanish, 0 to 1. Default 0. */
  readonly loss?: number;
  /** The share of signals that arrive twice, 0 to 1. Default 0. */
  readonly duplication?: number;
  /** Repeats the same losses and doubles. Default 1. */
  readonly seed?: number;
  /** Whether the server keeps whom its users block, and holds back what they send (XEP-0191). Default true. */
  readonly blocking?: boolean;
  /** Whether the server keeps what senders want kept (XEP-0313, XEP-0334). Default false. */
  readonly archive?: boolean;
}

/** A signal as somebody sent it. */
export interface SentSignal {
  readonly from: UserId;
  readonly to: UserId;
  /** The device that it was for; `null`: all of them. */
  readonly resource: string | null;
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
  /** Delivers a signal as if `from` had sent it, whoever that is; from their only device unless another is named. */
  inject(from: UserId, to: UserId, signal: Signal, resource?: string): void;
  /** Delivers a message that is no signal as if `from` had sent it with that device. Default: the one of their calls. */
  injectMessage(from: UserId, to: UserId, message: XmlElement, resource?: string): void;
  /** Makes a user one of a QuickBlox client: nothing of what Parley adds to a signal comes from them or reaches them. */
  setPlain(userId: UserId): void;
  /** Makes a name one that the server knows nobody of: whoever calls it is told so. */
  setUnknown(userId: UserId): void;
  /** Takes a user's connection away: they are `reconnecting` until `restore`. */
  cut(userId: UserId): void;
  /** Gives it back: resumed, with all that was sent to them meanwhile, or (`resumed: false`) anew, and that is lost. */
  restore(userId: UserId, options?: { readonly resumed?: boolean }): void;
  /** Makes the next sign-ins of a user fail. */
  refuse(userId: UserId, code: 'unauthorized' | 'unreachable'): void;
  /** Changes the behavior from now on. */
  configure(options: Pick<FakeNetworkOptions, 'latency' | 'jitter' | 'loss' | 'duplication'>): void;
}

interface Line {
  /** Names the device among those of its user. */
  readonly resource: string;
  deliver(from: UserId, resource: string, signal: Signal): void;
  hand(from: UserId, resource: string, message: XmlElement): void;
  setState(state: SignalingState, resumed?: boolean): void;
  tellContacts(): void;
  tellBlocked(): void;
  readonly online: boolean;
}

interface Route {
  readonly from: UserId;
  readonly device: string;
  readonly to: UserId;
  readonly resource: string | null;
}

/** Makes a network. */
export function createFakeNetwork(options: FakeNetworkOptions = {}): FakeNetwork {
  const clock = options.clock ?? systemClock;
  const random = seededRandom(options.seed ?? 1);
  let { latency = 0, jitter = 0, loss = 0, duplication = 0 } = options;
  const { blocking = true } = options;
  const names = new Map<UserId, string>();
  const lines = new Map<UserId, Set<Line>>();
  const refusals = new Map<UserId, 'unauthorized' | 'unreachable'>();
  const plain = new Set<UserId>();
  const blockLists = new Map<UserId, Set<UserId>>();
  const unknown = new Set<UserId>();
  const cut = new Set<UserId>();
  const sent: SentSignal[] = [];
  const messages: SentMessage[] = [];
  const archive = options.archive
    ? createFakeArchive(
        (userId) => `${userId}@fake.example`,
        () => clock.now(),
      )
    : null;
  let count = 0;
  let devices = 0;

  const deviceOf = (userId: UserId): string => linesOf(userId)[0]?.resource ?? 'elsewhere';
  const linesOf = (userId: UserId): Line[] => [...(lines.get(userId) ?? [])];
  const tellContacts = (): void => {
    for (const set of lines.values()) for (const line of set) line.tellContacts();
  };
  const isHeldBack = (from: UserId, to: UserId): boolean =>
    blockLists.get(to)?.has(from) === true || blockLists.get(from)?.has(to) === true;
  const contactsFor = (self: UserId): Contact[] =>
    [...names]
      .filter(([userId]) => userId !== self)
      .map(([userId, name]) => ({
        userId,
        name,
        available: linesOf(userId).some((line) => line.online),
      }));
  const delay = (): number => (jitter > 0 ? latency + Math.floor(random() * jitter) : latency);
  const carry = (route: Route, signal: Signal): void => {
    const { from, device, to, resource } = route;
    if (isHeldBack(from, to)) return;
    const isPlain = from !== to && (plain.has(from) || plain.has(to));
    // A copy, as a wire makes one: nobody shares objects with the other side.
    const copy = structuredClone(isPlain ? withoutMark(signal) : signal);
    clock.after(delay(), () => {
      for (const line of linesOf(to))
        if (resource === null || resource === line.resource) line.deliver(from, device, copy);
    });
  };

  const carryMessage = (
    from: UserId,
    to: UserId,
    message: XmlElement,
    resource: string = deviceOf(from),
  ): void => {
    if (isHeldBack(from, to)) return;
    const copy = structuredClone(message);
    archive?.keep(from, to, copy);
    clock.after(delay(), () => {
      for (const line of linesOf(to)) line.hand(from, resource, copy);
      // A server sends back what reaches nobody (RFC 6121 section 8.5.2.2.1).
      const { type } = message.attrs;
      if (linesOf(to).length > 0 || type === 'error' || archive) return;
      carryMessage(to, from, { ...copy, attrs: { ...copy.attrs, type: 'error' } }, resource);
    });
  };

  function openLine(self: UserId): Signaling {
    const emitter = new Emitter<SignalingEvents>();
    let state: SignalingState = 'offline';
    let userId: UserId | null = null;
    let contacts: readonly Contact[] = [];
    let outbox: (() => void)[] = [];
    let inbox: (() => void)[] = [];
    devices += 1;
    const own = `device-${devices}`;

    const line: Line = {
      resource: own,
      get online() {
        return state === 'online';
      },
      deliver(from, resource, signal) {
        count += 1;
        if (state === 'online') emitter.emit('signal', { from, resource, id: `fake-${count}`, signal });
        else if (state === 'reconnecting') inbox.push(() => line.deliver(from, resource, signal));
      },
      hand(from, resource, message) {
        if (state === 'online') emitter.emit('message', { from, resource, message });
        else if (state === 'reconnecting') inbox.push(() => line.hand(from, resource, message));
      },
      setState(next, resumed = state === 'reconnecting') {
        if (state === next) return;
        state = next;
        emitter.emit('state', next, null);
        tellContacts();
        if (next !== 'online') return;
        emitter.emit('session', { resumed });
        const kept = resumed ? inbox : [];
        inbox = [];
        for (const takeNow of kept) takeNow();
        const waiting = outbox;
        outbox = [];
        for (const sendNow of waiting) sendNow();
      },
      tellContacts() {
        if (state !== 'online') return;
        contacts = contactsFor(self);
        emitter.emit('contacts', contacts);
      },
      tellBlocked: () => emitter.emit('blocked'),
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

    function send(to: UserId, signal: Signal, resource: string | null = null): void {
      const route = { from: self, device: own, to, resource };
      dispatch(
        () => sent.push({ from: self, to, resource, signal }),
        () => {
          carry(route, signal);
          if (signal.type === 'call' && unknown.has(to))
            clock.after(latency, () => emitter.emit('undelivered', { to, sessionId: signal.sessionId }));
        },
      );
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
      get blocked() {
        return blocking && userId !== null ? [...(blockLists.get(self) ?? [])] : null;
      },
      async setBlocked(other, isBlocked) {
        await Promise.resolve();
        if (state !== 'online' || !blocking) throw new CallError('disconnected', 'Nobody has confirmed it.');
        const list = blockLists.get(self) ?? new Set();
        blockLists.set(self, list);
        if (isBlocked) list.add(other);
        else list.delete(other);
        for (const device of linesOf(self)) device.tellBlocked();
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
      send,
      get hasOtherDevices() {
        return linesOf(self).some((other) => other !== line && other.online);
      },
      tellOwnDevices(signal) {
        if (state !== 'online') return;
        for (const other of linesOf(self))
          if (other !== line && other.online) send(self, signal, other.resource);
      },
      sendMessage(to, message) {
        dispatch(
          () => messages.push({ from: self, to, message }),
          () => carryMessage(self, to.userId, message, own),
        );
      },
      async ask(_, query) {
        if (state !== 'online' || !archive)
          throw new CallError('disconnected', 'There is no server here to ask.');
        await new Promise<void>((done) => clock.after(latency, done));
        return archive.answer(self, query, (message) =>
          emitter.emit('message', { from: self, resource: null, message }),
        );
      },
      setUrgent: () => undefined,
      renew() {
        if (state !== 'online') return;
        line.setState('reconnecting');
        clock.after(latency, () => {
          if (!cut.has(self)) line.setState('online');
        });
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
    inject: (from, to, signal, resource = deviceOf(from)) =>
      carry({ from, device: resource, to, resource: null }, signal),
    setUnknown: (userId) => {
      unknown.add(userId);
    },
    injectMessage: carryMessage,
    setPlain: (userId) => {
      plain.add(userId);
    },
    cut(userId) {
      cut.add(userId);
      for (const line of linesOf(userId)) line.setState('reconnecting');
    },
    restore(userId, { resumed = true } = {}) {
      cut.delete(userId);
      for (const line of linesOf(userId)) line.setState('online', resumed);
    },
    refuse: (userId, code) => {
      refusals.set(userId, code);
    },
    configure(change) {
      latency = change.latency ?? latency;
      jitter = change.jitter ?? jitter;
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
