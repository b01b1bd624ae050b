import {
  consoleLogger,
  createCallClient,
  jidAddressing,
  quickbloxAddressing,
  recordTape,
  strophe,
  type CallClient,
  type CallOptions,
  type CallSnapshot,
  type CallTimers,
  type LogLevel,
  type MediaQuality,
  type NetworkPath,
  type Params,
  type RefusalCounters,
  type Signal,
  type Signaling,
  type Tape,
  type TapeRecorder,
  type UserId,
  xmppIceServers,
} from '@parley/core';
import { backgroundBlur, noiseSuppression } from '@parley/effects';
import {
  CallControls,
  CallProvider,
  IncomingCallDialog,
  Lobby,
  MoreMenu,
  RecordButton,
  VideoCall,
  type GetDisplayName,
} from '@parley/react';
import '@parley/react/styles.css';
import { StrictMode, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';

/** Where and as whom to sign in. */
export interface ParleyLogin {
  readonly url: string;
  readonly fallback?: string;
  readonly host: string;
  /** With it, JIDs are those of a QuickBlox application. */
  readonly appId?: number;
  readonly userId: UserId;
  readonly password: string;
  /** `server`: those that the XMPP server tells of. */
  readonly iceServers?: readonly RTCIceServer[] | 'server';
  readonly iceTransportPolicy?: RTCIceTransportPolicy;
  readonly timers?: Partial<CallTimers>;
  readonly reveal?: 'on-ring' | 'on-accept';
  readonly media?: MediaQuality;
  /** Puts a button for a recording into the menu. */
  readonly records?: boolean;
  /** Shows a lobby first, until it is done with. */
  readonly lobby?: boolean;
  /** What goes to the console. Default `warn`. */
  readonly logLevel?: LogLevel;
}

/** The effects of `@parley/effects`. */
export type EffectName = 'blur' | 'noise';

/** What a snapshot says without its tracks, so that a test can read it. */
export interface PlainCall {
  readonly id: string;
  readonly state: CallSnapshot['state'];
  readonly direction: CallSnapshot['direction'];
  readonly callType: CallSnapshot['callType'];
  readonly endReason: CallSnapshot['endReason'];
  readonly endedAt: CallSnapshot['endedAt'];
  readonly isVideo: boolean;
  readonly canRequestVideo: boolean;
  readonly videoRequest: CallSnapshot['videoRequest'];
  readonly videoRefusal: CallSnapshot['videoRefusal'];
  readonly activeSpeakerId: UserId | null;
  readonly participants: readonly {
    readonly userId: UserId;
    readonly state: string;
    readonly leftReason: CallSnapshot['endReason'];
    readonly audioEnabled: boolean;
    readonly videoEnabled: boolean;
    readonly hasScreen: boolean;
    readonly quality: string | null;
    readonly userInfo: Params;
  }[];
}

/** An app on the kit, as small as can be, and the doors that a test needs beside its buttons: `window.parley`. */
export interface ParleyDriver {
  /** The calls that began, oldest first, as they are now. */
  readonly calls: readonly PlainCall[];
  /** The states that they went through, one after another. */
  readonly states: readonly string[];
  /** What was signaled since the page signed in, for `replayTape`. */
  readonly tape: Tape | null;
  /** The parameters that came with each `update`. */
  readonly updates: readonly { readonly from: UserId; readonly params: Params }[];
  readonly refused: RefusalCounters;
  readonly connectionState: string;
  readonly contactIds: readonly UserId[];
  connect(login: ParleyLogin): Promise<void>;
  call(userIds: UserId | readonly UserId[], options?: CallOptions): string;
  accept(options?: { readonly video?: boolean; readonly userInfo?: Params }): void;
  reject(userInfo?: Params): void;
  hangUp(userInfo?: Params): void;
  endForAll(): void;
  invite(userIds: UserId | readonly UserId[]): void;
  update(params: Params): void;
  /** The id of the camera in use, or that will be; `null`: the default one. */
  readonly camera: string | null;
  selectCamera(deviceId: string | null): Promise<void>;
  /** Blurs the background, or suppresses noise; `broken`: with a model that is not there. */
  setEffect(name: EffectName, how: 'on' | 'off' | 'canvas' | 'broken'): Promise<void>;
  setScreenShareEnabled(enabled: boolean): Promise<void>;
  requestVideo(): Promise<void>;
  answerVideoRequest(accept: boolean): Promise<void>;
  endVideo(): void;
  setQuality(quality: MediaQuality): Promise<void>;
  /** Shows the screen of somebody in an element named "Screen of …", whatever else the page shows. */
  watchScreenOf(userId: UserId): void;
  /** The network path to somebody, once it was measured; measured from the first question on. */
  pathTo(userId: UserId): NetworkPath | null;
  /** How loud somebody in the call is; the first question begins to listen. */
  levelOf(userId: UserId): number;
  /** Sends any signal to anybody, past all that the client would allow. */
  forge(to: UserId, signal: Signal): void;
}

declare global {
  interface Window {
    parley: ParleyDriver;
  }
}

// Names are the kit's business elsewhere; here a test finds people by their ids.
const withRecorder = {
  controls: <CallControls slots={{ more: <MoreMenu items={<RecordButton />} /> }} />,
};
const byId: GetDisplayName = ({ userId }) => userId;

const rootElement = document.getElementById('root');
if (!rootElement) throw new Error('the page has no root element');
const root = createRoot(rootElement);

let client: CallClient | null = null;
let signaling: Signaling | null = null;
let recorder: TapeRecorder | null = null;
const states: string[] = [];
const calls: CallSnapshot[] = [];
const heard = new Set<UserId>();
/** Whose connections are measured. */
const measured = new Set<UserId>();
const updates: { from: UserId; params: Params }[] = [];

function signedIn(): CallClient {
  if (!client) throw new Error('connect() first');
  return client;
}

function live(): CallClient['calls'][number] {
  const call = signedIn().calls.at(0);
  if (!call) throw new Error('there is no call');
  return call;
}

function follow(own: CallClient): void {
  own.on('call', (call) => {
    const index = calls.push(call.snapshot) - 1;
    states.push(call.snapshot.state);
    call.on('change', (snapshot) => {
      if (snapshot.state !== calls[index]?.state) states.push(snapshot.state);
      calls[index] = snapshot;
    });
    call.on('update', (from, params) => updates.push({ from, params }));
  });
}

window.parley = {
  get calls() {
    return calls.map(({ participants, ...call }) => ({
      id: call.id,
      state: call.state,
      direction: call.direction,
      callType: call.callType,
      endReason: call.endReason,
      endedAt: call.endedAt,
      isVideo: call.isVideo,
      canRequestVideo: call.canRequestVideo,
      videoRequest: call.videoRequest,
      videoRefusal: call.videoRefusal,
      activeSpeakerId: call.activeSpeakerId,
      participants: Object.values(participants).map(
        ({ userId, state: at, leftReason, audioEnabled, videoEnabled, screenTrack, quality, userInfo }) => ({
          userId,
          state: at,
          leftReason,
          audioEnabled,
          videoEnabled,
          hasScreen: screenTrack !== null,
          quality,
          userInfo,
        }),
      ),
    }));
  },
  states,
  get tape() {
    return recorder?.tape ?? null;
  },
  updates,
  get refused() {
    return signedIn().refused;
  },
  get connectionState() {
    return client?.connectionState ?? 'offline';
  },
  get contactIds() {
    return client?.contacts.map(({ userId }) => userId) ?? [];
  },
  async connect({
    url,
    fallback,
    host,
    appId,
    userId,
    password,
    iceServers,
    iceTransportPolicy,
    timers,
    reveal,
    media,
    records = false,
    lobby = false,
    logLevel = 'warn',
  }) {
    const connectTo = strophe({
      service: url,
      ...(fallback === undefined ? {} : { fallback }),
      credentials: () => ({ userId, password }),
    });
    const recorded = recordTape(connectTo);
    recorder = recorded;
    client = createCallClient({
      signaling: (context) => {
        signaling = recorded.signaling(context);
        return signaling;
      },
      addressing: appId === undefined ? jidAddressing({ host }) : quickbloxAddressing({ appId, host }),
      ...(iceServers ? { iceServers: iceServers === 'server' ? xmppIceServers() : iceServers } : {}),
      ...(iceTransportPolicy ? { iceTransportPolicy } : {}),
      ...(timers ? { timers } : {}),
      ...(reveal ? { reveal } : {}),
      ...(media ? { media } : {}),
      logger: consoleLogger(logLevel),
    });
    follow(client);
    const stage = <VideoCall slots={records ? withRecorder : undefined} />;
    const own = client;
    const show = (shown: ReactElement): void =>
      root.render(
        <StrictMode>
          <CallProvider client={own} getDisplayName={byId}>
            <IncomingCallDialog />
            {shown}
          </CallProvider>
        </StrictMode>,
      );
    show(lobby ? <Lobby onJoin={() => show(stage)} /> : stage);
    await client.connect();
  },
  call: (userIds, options) => signedIn().call(userIds, options).id,
  accept: (options) => live().accept(options),
  reject: (userInfo) => live().reject(userInfo ? { userInfo } : {}),
  hangUp: (userInfo) => live().hangUp(userInfo ? { userInfo } : {}),
  endForAll: () => live().endForAll(),
  invite: (userIds) => live().invite(userIds),
  update: (params) => live().update(params),
  get camera() {
    return signedIn().devices.snapshot.selected.camera;
  },
  selectCamera: (deviceId) => signedIn().devices.select('camera', deviceId),
  async setEffect(name, how) {
    const { devices } = signedIn();
    if (name === 'noise') {
      const [noiseWorklet, noiseModel] = ['/effects/rnnoise-worklet.js', '/effects/rnnoise.wasm'];
      const assets = { noiseWorklet, noiseModel };
      await devices.setEffect('audio', how === 'off' ? null : noiseSuppression({ assets }));
      return;
    }
    const worker = (): Worker => new Worker('/effects-worker.js', { type: 'module' });
    const model = how === 'broken' ? '/effects/none.tflite' : '/effects/model.tflite';
    const pipeline = how === 'canvas' ? 'canvas' : 'auto';
    const blur = how === 'off' ? null : backgroundBlur({ pipeline, assets: { worker, model } });
    await devices.setEffect('video', blur);
  },
  setScreenShareEnabled: (enabled) => live().setScreenShareEnabled(enabled),
  requestVideo: () => live().requestVideo(),
  answerVideoRequest: (accept) => live().answerVideoRequest(accept),
  endVideo: () => live().endVideo(),
  setQuality: (quality) => live().setQuality(quality),
  watchScreenOf(userId) {
    const video = document.createElement('video');
    video.setAttribute('aria-label', `Screen of ${userId}`);
    video.muted = true;
    video.autoplay = true;
    document.body.append(video);
    const call = live();
    let shown: MediaStreamTrack | null = null;
    const show = ({ participants }: CallSnapshot): void => {
      const track = participants[userId]?.screenTrack ?? null;
      if (track === shown) return;
      shown = track;
      video.srcObject = track && new MediaStream([track]);
    };
    show(call.snapshot);
    call.on('change', show);
  },
  pathTo(userId) {
    const { stats } = live();
    if (!measured.has(userId)) stats.on(userId, () => undefined);
    measured.add(userId);
    return stats.get(userId)?.path ?? null;
  },
  levelOf(userId) {
    const { levels } = live();
    // Never ended: the page is closed after the test.
    if (!heard.has(userId)) levels.on(userId, () => undefined);
    heard.add(userId);
    return levels.get(userId);
  },
  forge: (to, signal) => signaling?.send(to, signal),
};
