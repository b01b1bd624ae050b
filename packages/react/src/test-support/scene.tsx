import type {
  CallClient,
  CallHistoryOptions,
  CallSession,
  CallTimers,
  MediaDevicesPort,
  RejoinStorage,
} from '@parley/core';
import {
  createCanvasMedia,
  createFakeNetwork,
  createFakePeerConnections,
  createTestClient,
} from '@parley/testing';
import type { FakeNetwork, FakePeerConnections } from '@parley/testing';
import { createContext, useContext, useEffect, useRef, useState } from 'react';
import type { Context, ReactElement, ReactNode } from 'react';
import { CallProvider } from '../provider/call-provider.js';

/** The language of the scenes: the gallery's toolbar chooses it. */
export const SceneLocale: Context<string> = createContext('en');

/** Who is in the stories: Ann looks at the screen. */
const cast = {
  ann: ['Ann Lee', 'oklch(52% 0.09 250)'],
  bob: ['Bob Okafor', 'oklch(48% 0.1 165)'],
  carol: ['Carol Díaz', 'oklch(50% 0.12 40)'],
  dan: ['Dan', 'oklch(46% 0.1 300)'],
  eve: ['Eve Lindqvist-Ahmadi of the Northern Lights', 'oklch(50% 0.1 100)'],
  finn: ['Finn Ó Súilleabháin', 'oklch(45% 0.1 220)'],
  gus: ['Gus', 'oklch(50% 0.12 20)'],
  hana: ['はな 佐藤', 'oklch(48% 0.11 330)'],
  ida: ['Ida', 'oklch(52% 0.08 190)'],
  joe: ['Joe', 'oklch(45% 0.09 140)'],
} as const;

/** Somebody in a story. */
export type Name = keyof typeof cast;

/** A stage with real clients on a fake network, seen by Ann. */
export interface Stage {
  readonly network: FakeNetwork;
  readonly peers: FakePeerConnections;
  /** Signs somebody in, once. */
  enter(name: Name, options?: EnterOptions): Promise<CallClient>;
  /** Signs somebody in at another device of theirs. */
  enterAgain(name: Name): Promise<CallClient>;
  /** Ann's side is to be seen: what happens from now on is seen happening. */
  readonly shown: Promise<void>;
  /** Somebody's only call, when it has come. */
  callOf(name: Name): Promise<CallSession>;
  /** Ann is in a call with these; everybody is connected. */
  connect(names: readonly Name[], options?: { readonly video?: boolean }): Promise<CallSession>;
}

/** What is special about somebody. */
export interface EnterOptions {
  /** Devices that fail, with the name of the `DOMException`. */
  readonly broken?: { readonly audio?: string; readonly video?: string };
  /** Changes their devices. */
  readonly devices?: (devices: MediaDevicesPort) => MediaDevicesPort;
  /** The shape of their picture. Default 640 × 480. */
  readonly size?: readonly [width: number, height: number];
  /** What the page before has kept. */
  readonly rejoinStorage?: RejoinStorage;
  /** What is known of their calls. */
  readonly history?: CallHistoryOptions;
  /** Whether calls ring while they are in one. Default false. */
  readonly callWaiting?: boolean;
  /** Those that are too long for a story. */
  readonly timers?: Partial<CallTimers>;
  /** How many there may be in a call, oneself included. Default: more than a mesh should bear. */
  readonly maxMembers?: number;
  /** Nobody reaches them: their peer lives in another world. */
  readonly unreachable?: boolean;
}

export interface SceneProps {
  /** Plays everything up to what the story shows. */
  readonly setUp: (stage: Stage) => Promise<unknown>;
  readonly ann?: EnterOptions;
  /** Lets its sounds be heard. Default false: a gallery that rings is put away quickly. */
  readonly loud?: boolean;
  readonly children: ReactNode;
}

/** Shows Ann's side of a scene as soon as it is set up. */
export function Scene({ setUp, ann, loud = false, children }: SceneProps): ReactElement {
  const [client, setClient] = useState<CallClient | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);
  const locale = useContext(SceneLocale);
  const tellShown = useRef(nothing);

  useEffect(
    function play() {
      let isOver = false;
      const { stage, close, show } = createStage();
      const begin = async (): Promise<void> => {
        const own = await stage.enter('ann', ann);
        await setUp(stage);
        if (isOver) return;
        tellShown.current = show;
        setClient(own);
      };
      begin().catch((error: unknown) => {
        if (!isOver) setFailure(new Error('The scene could not be set up.', { cause: error }));
      });
      return () => {
        isOver = true;
        close();
      };
    },
    [setUp, ann],
  );

  useEffect(
    function tellThatItIsShown() {
      // After the effects of what is in the provider, which by now follows the client.
      if (client) tellShown.current();
    },
    [client],
  );

  if (failure !== null) throw failure;
  if (!client) return <></>;
  return (
    <CallProvider client={client} locale={locale} sounds={loud ? undefined : false}>
      {children}
    </CallProvider>
  );
}

const nothing = (): void => undefined;

function createStage(): { stage: Stage; close: () => void; show: () => void } {
  const network = createFakeNetwork({ latency: 5 });
  const peers = createFakePeerConnections();
  const clients = new Map<Name, CallClient>();
  const others: CallClient[] = [];
  let show = nothing;
  const shown = new Promise<void>((resolve) => {
    show = resolve;
  });
  for (const [userId, [name]] of Object.entries(cast)) network.addUser(userId, name);

  const createClient = (name: Name, options: EnterOptions): CallClient => {
    const [label, color] = cast[name];
    const [width, height] = options.size ?? [640, 480];
    const canvas = createCanvasMedia({ color, label, width, height });
    return createTestClient({
      // A gallery shows more than a mesh should bear.
      maxMembers: options.maxMembers ?? 1000,
      network,
      userId: name,
      peerConnections: options.unreachable === true ? createFakePeerConnections() : peers,
      callWaiting: options.callWaiting ?? false,
      ...(options.timers ? { timers: options.timers } : {}),
      ...(options.history ? { history: options.history } : {}),
      ...(options.rejoinStorage ? { rejoinStorage: options.rejoinStorage } : {}),
      mediaDevices: breakDevices(options.devices ? options.devices(canvas) : canvas, options.broken ?? {}),
    });
  };

  const stage: Stage = {
    network,
    peers,
    async enter(name, options = {}) {
      const known = clients.get(name);
      if (known) return known;
      const client = createClient(name, options);
      clients.set(name, client);
      await client.connect();
      return client;
    },
    async enterAgain(name) {
      const client = createClient(name, {});
      others.push(client);
      await client.connect();
      return client;
    },
    shown,
    async callOf(name) {
      const client = await stage.enter(name);
      return eventually(() => client.calls[0]);
    },
    async connect(names, options = {}) {
      await Promise.all(names.map((name) => stage.enter(name)));
      const ann = await stage.enter('ann');
      const call = ann.call([...names], options);
      const calls = await Promise.all(names.map((name) => stage.callOf(name)));
      for (const other of calls) other.accept();
      await eventually(
        () => names.every((name) => call.snapshot.participants[name]?.state === 'connected') || undefined,
      );
      return call;
    },
  };
  return {
    stage,
    show,
    close: () => {
      for (const client of [...clients.values(), ...others]) client.close();
    },
  };
}

function breakDevices(
  devices: MediaDevicesPort,
  broken: NonNullable<EnterOptions['broken']>,
): MediaDevicesPort {
  return {
    ...devices,
    getUserMedia(constraints) {
      for (const kind of ['audio', 'video'] as const) {
        const name = broken[kind];
        if (constraints[kind] && name !== undefined)
          return Promise.reject(new DOMException('broken for the story', name));
      }
      return devices.getUserMedia(constraints);
    },
  };
}

/** Looks again on every frame until there is something. */
function eventually<T>(look: () => T | undefined): Promise<T> {
  return new Promise((resolve) => {
    const again = (): void => {
      const found = look();
      if (found === undefined) requestAnimationFrame(again);
      else resolve(found);
    };
    again();
  });
}
