/** What the SDK told the page; everything is plain data, so that a test can read it. */
export interface QuickBloxEvent {
  readonly type:
    | 'call'
    | 'accept'
    | 'reject'
    | 'stop'
    | 'update'
    | 'not-answered'
    | 'remote-stream'
    | 'close'
    | 'reconnect'
    | 'message'
    | 'typing'
    | 'delivered';
  readonly userId: number | null;
  /** `userInfo`, or all parameters of an `update`, or the state of a reconnect; a chat message, or the id of one. */
  readonly data: unknown;
  /** In ms since the epoch, with a fraction; comparable between windows of one browser. */
  readonly at: number;
}

/** Where and as whom to sign in. */
export interface QuickBloxLogin {
  readonly url: string;
  readonly host: string;
  readonly appId: number;
  readonly userId: number;
  readonly password: string;
  readonly iceServers?: readonly RTCIceServer[];
  /** Changes to the SDK's own timers, in seconds. */
  readonly answerTimeInterval?: number;
  /** The width of our own picture, three quarters of it high. Default 640. */
  readonly pictureWidth?: number;
}

/** How to capture and what to tell. */
export interface QuickBloxMedia {
  readonly video?: boolean;
  readonly userInfo?: Record<string, unknown>;
}

/** An app on the QuickBlox SDK, as small as can be: `window.quickblox`. */
export interface QuickBloxDriver {
  readonly events: readonly QuickBloxEvent[];
  connect(login: QuickBloxLogin): Promise<void>;
  disconnect(): void;
  /** Captures ahead of `call` or `accept`, which otherwise do it themselves. */
  capture(video?: boolean): Promise<void>;
  /** Calls; resolves with the session id when `call` has been handed to the SDK. */
  call(userIds: readonly number[], media?: QuickBloxMedia): Promise<string>;
  /** Answers the call that rings. */
  accept(media?: QuickBloxMedia): Promise<void>;
  reject(userInfo?: Record<string, unknown>): void;
  hangUp(userInfo?: Record<string, unknown>): void;
  update(params: Record<string, unknown>): void;
  setEnabled(kind: 'audio' | 'video', enabled: boolean): void;
  /** Writes to somebody, and wants to hear that it came. */
  say(userId: number, body: string, extension: Record<string, string>): void;
  /** Tells somebody that one types, or has stopped. */
  setTyping(userId: number, isTyping: boolean): void;
}

declare global {
  interface Window {
    quickblox: QuickBloxDriver;
  }
}

/** Receives every `update` with all its parameters; the public listener is given `userInfo` only. */
const internalUpdateListener = '_onUpdateListener';

const events: QuickBloxEvent[] = [];
let current: QuickBloxSession | null = null;
let captured: MediaStream | null = null;
let pictureWidth = 640;

function log(type: QuickBloxEvent['type'], userId: number | null, data: unknown = null): void {
  events.push({ type, userId, data, at: performance.timeOrigin + performance.now() });
}

function element(id: string): HTMLVideoElement {
  const found = document.getElementById(id);
  if (!(found instanceof HTMLVideoElement)) throw new Error(`no video element "${id}"`);
  return found;
}

/** Shows one of several others in an element of their own. */
function showPicture(userId: number, stream: MediaStream): void {
  const label = `Picture of ${userId}`;
  const known = document.querySelector<HTMLVideoElement>(`video[aria-label="${label}"]`);
  const video = known ?? document.createElement('video');
  video.setAttribute('aria-label', label);
  video.autoplay = true;
  // They are heard in the first element.
  video.muted = true;
  video.srcObject = stream;
  if (!known) document.body.append(video);
}

function session(): QuickBloxSession {
  if (current === null) throw new Error('there is no call');
  return current;
}

function listen(calls: QuickBloxCalls): void {
  calls.onCallListener = (incoming, userInfo) => {
    current = incoming;
    log('call', incoming.initiatorID, userInfo);
  };
  calls.onAcceptCallListener = (_session, userId, userInfo) => log('accept', userId, userInfo);
  calls.onRejectCallListener = (_session, userId, userInfo) => log('reject', userId, userInfo);
  calls.onStopCallListener = (_session, userId, userInfo) => log('stop', userId, userInfo);
  calls.onUserNotAnswerListener = (_session, userId) => log('not-answered', userId);
  calls.onReconnectListener = (_session, userId, state) => log('reconnect', userId, state);
  calls.onRemoteStreamListener = (_session, userId, stream) => {
    element('remote').srcObject = stream;
    showPicture(userId, stream);
    log('remote-stream', userId);
  };
  calls.onSessionCloseListener = () => {
    element('local').srcObject = null;
    element('remote').srcObject = null;
    captured = null;
    log('close', null);
  };
  const handleUpdate = calls[internalUpdateListener].bind(calls);
  calls[internalUpdateListener] = (userId, sessionId, params) => {
    log('update', userId, structuredClone(params));
    handleUpdate(userId, sessionId, params);
  };
}

function hearChat(): void {
  QB.chat.onMessageListener = (userId, { type, body, dialog_id, extension }) =>
    log('message', userId, { type, body, dialog_id, extension });
  QB.chat.onMessageTypingListener = (isTyping, userId) => {
    if (isTyping) log('typing', userId);
  };
  QB.chat.onDeliveredStatusListener = (messageId, _dialogId, userId) => log('delivered', userId, messageId);
}

function capture(into: QuickBloxSession, video: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const constraints = {
      audio: true,
      video: video ? { width: pictureWidth, height: pictureWidth * 0.75 } : false,
    };
    into.getUserMedia(constraints, (error, stream) => {
      if (stream === undefined) {
        reject(error ?? new Error('no stream'));
        return;
      }
      captured = stream;
      element('local').srcObject = stream;
      resolve();
    });
  });
}

window.quickblox = {
  events,
  connect({
    url,
    host,
    appId,
    userId,
    password,
    iceServers = [],
    answerTimeInterval = 60,
    pictureWidth: width = 640,
  }) {
    pictureWidth = width;
    QB.init(appId, 'key', 'secret', {
      endpoints: { api: host, chat: host },
      chatProtocol: { active: 2, websocket: url },
      webrtc: { iceServers, answerTimeInterval },
      debug: false,
    });
    listen(QB.webrtc);
    hearChat();
    return new Promise((resolve, reject) => {
      QB.chat.connect({ userId, password }, (error) => {
        if (error === null) resolve();
        else reject(new Error(error.message ?? 'QuickBlox could not connect'));
      });
    });
  },
  disconnect: () => QB.chat.disconnect(),
  capture: (video = true) => capture(session(), video),
  async call(userIds, { video = true, userInfo = {} } = {}) {
    current = QB.webrtc.createNewSession([...userIds], video ? 1 : 2);
    await capture(current, video);
    current.call(userInfo);
    return current.ID;
  },
  async accept({ video = session().callType === 1, userInfo = {} } = {}) {
    const ringing = session();
    if (captured === null) await capture(ringing, video);
    ringing.accept(userInfo);
  },
  reject: (userInfo = {}) => session().reject(userInfo),
  hangUp: (userInfo = {}) => session().stop(userInfo),
  update: (params) => session().update(params),
  say(userId, body, extension) {
    QB.chat.send(userId, { type: 'chat', body, extension, markable: 1 });
  },
  setTyping(userId, isTyping) {
    if (isTyping) QB.chat.sendIsTypingStatus(userId);
    else QB.chat.sendIsStopTypingStatus(userId);
  },
  setEnabled(kind, enabled) {
    if (enabled) session().unmute(kind);
    else session().mute(kind);
  },
};
