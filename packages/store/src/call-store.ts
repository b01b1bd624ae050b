import type {
  AudioLevels,
  CallClient,
  CallSession,
  CallStats,
  CallTimeline,
  SessionId,
  Unsubscribe,
} from '@parley/core';
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { createCallActions } from './call-actions.js';
import type { CallActions } from './call-actions.js';
import { dismissCall, putCall, silenceCall } from './call-list.js';
import type { CallStoreState } from './call-store-state.js';
import { dropChats, openChat, putChat } from './chat.js';
import { chooseLayout, dropLayouts } from './layout.js';
import { chooseVolume, dropVolumes } from './volumes.js';

/**
 * A zustand store that mirrors one client. Read-only from outside: what changes it is the client, and the
 * actions that go to the client.
 */
export interface CallStore extends Pick<
  StoreApi<CallStoreState>,
  'getState' | 'getInitialState' | 'subscribe'
> {
  readonly client: CallClient;
  readonly actions: CallActions;
  /** How loud the people of a call are; `null` when there is no such call. */
  readonly levelsOf: (id: SessionId) => AudioLevels | null;
  /** How the connections of a call do, in figures; `null` when there is no such call. */
  readonly statsOf: (id: SessionId) => CallStats | null;
  /** What happened to a call, for bug reports; `null` when there is no such call. */
  readonly timelineOf: (id: SessionId) => CallTimeline | null;
  /**
   * Begins to follow the client, after reading it anew. Counted: it follows while anybody holds it.
   *
   * @returns lets go; harmless when called twice
   */
  follow(): Unsubscribe;
  /** Stops following, whoever holds it; the last state stays readable. The client goes on. Idempotent. */
  close(): void;
}

/** How a store begins. */
export interface CallStoreOptions {
  /** Follow the client at once. Default true; false for an owner that calls `follow()` itself, as React does. */
  readonly follow?: boolean;
}

/** Makes a store of a client's connection, contacts and calls. */
export function createCallStore(client: CallClient, options: CallStoreOptions = {}): CallStore {
  const sessions = new Map<SessionId, CallSession>();
  const subscriptions = new Map<CallSession | CallClient, Unsubscribe[]>();
  let holders = 0;
  let closed = false;

  const store = createStore<CallStoreState>(() => {
    let state: CallStoreState = {
      connection: { state: client.connectionState, error: null, userId: client.userId },
      contacts: client.contacts,
      devices: client.devices.snapshot,
      calls: {},
      callIds: [],
      silencedIds: [],
      layouts: {},
      chats: {},
      openChatIds: [],
      volumes: {},
      rejoinable: client.rejoinable,
    };
    for (const call of client.calls) {
      sessions.set(call.id, call);
      state = putChat(putCall(state, call.snapshot), call.id, call.chat.snapshot);
    }
    return state;
  });

  function change(next: (state: CallStoreState) => CallStoreState): void {
    store.setState((state) => dropVolumes(dropChats(dropLayouts(next(state)))), true);
    const { calls } = store.getState();
    for (const [id, session] of sessions) {
      if (calls[id]) continue;
      sessions.delete(id);
      unsubscribe(session);
    }
  }

  function add(call: CallSession): void {
    if (closed) return;
    if (!sessions.has(call.id)) sessions.set(call.id, call);
    if (holders > 0 && !subscriptions.has(call)) {
      subscriptions.set(call, [
        call.on('change', (snapshot) => change((state) => putCall(state, snapshot))),
        call.chat.on('change', (chat) => change((state) => putChat(state, call.id, chat))),
      ]);
    }
    change((state) => putChat(putCall(state, call.snapshot), call.id, call.chat.snapshot));
  }

  function readAnew(): void {
    change((state) => {
      const { connection, contacts } = state;
      const { rejoinable } = client;
      const devices = client.devices.snapshot;
      const stale = connection.state !== client.connectionState || connection.userId !== client.userId;
      const isSame = contacts === client.contacts && devices === state.devices;
      if (!stale && isSame && rejoinable === state.rejoinable) return state;
      return {
        ...state,
        devices,
        rejoinable,
        contacts: client.contacts,
        connection: stale
          ? { state: client.connectionState, userId: client.userId, error: null }
          : connection,
      };
    });
    // Those that we know may have ended while nobody followed: then the client lists them no more.
    for (const call of new Set([...sessions.values(), ...client.calls])) add(call);
  }

  function subscribe(): void {
    subscriptions.set(client, [
      client.on('connection', (state, error) =>
        change((old) => ({ ...old, connection: { state, error, userId: client.userId } })),
      ),
      client.on('contacts', (contacts) => change((old) => ({ ...old, contacts }))),
      client.devices.on('change', (devices) => change((old) => ({ ...old, devices }))),
      client.on('rejoinable', (rejoinable) => change((old) => ({ ...old, rejoinable }))),
      client.on('call', add),
    ]);
    readAnew();
  }

  function unsubscribe(source: CallSession | CallClient): void {
    for (const stop of subscriptions.get(source) ?? []) stop();
    subscriptions.delete(source);
  }

  function unsubscribeAll(): void {
    for (const source of subscriptions.keys()) unsubscribe(source);
  }

  const callStore: CallStore = {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    client,
    actions: createCallActions({
      client,
      find: (id) => sessions.get(id),
      add,
      silence: (id) => change((state) => silenceCall(state, id)),
      dismiss: (id) => change((state) => dismissCall(state, id)),
      openChat: (id, isOpen) => change((state) => openChat(state, id, isOpen)),
      choose: (id, choice) => change((state) => chooseLayout(state, id, choice)),
      setVolume: (id, userId, choice) => change((state) => chooseVolume(state, id, userId, choice)),
    }),
    levelsOf: (id) => sessions.get(id)?.levels ?? null,
    statsOf: (id) => sessions.get(id)?.stats ?? null,
    timelineOf: (id) => sessions.get(id)?.timeline ?? null,
    follow() {
      if (closed) return () => undefined;
      holders += 1;
      if (holders === 1) subscribe();
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        holders -= 1;
        if (holders === 0) unsubscribeAll();
      };
    },
    close() {
      closed = true;
      unsubscribeAll();
    },
  };
  if (options.follow !== false) callStore.follow();
  return callStore;
}
