/*
 * The part of the QuickBlox JavaScript SDK that the tests use. Its own declarations know neither the bundle's
 * global nor `chatProtocol.websocket`, and are full of enums that have no values.
 */

type QuickBloxUserInfo = Record<string, unknown>;

interface QuickBloxSession {
  readonly ID: string;
  readonly initiatorID: number;
  readonly callType: number;
  readonly peerConnections: Record<string, { readonly _pc: RTCPeerConnection }>;
  readonly localStream: MediaStream | null | undefined;
  getUserMedia(
    constraints: MediaStreamConstraints,
    callback: (error: Error | undefined, stream: MediaStream | undefined) => void,
  ): void;
  call(userInfo: QuickBloxUserInfo): void;
  accept(userInfo: QuickBloxUserInfo): void;
  reject(userInfo: QuickBloxUserInfo): void;
  stop(userInfo: QuickBloxUserInfo): void;
  update(params: Record<string, unknown>): void;
  mute(kind: 'audio' | 'video'): void;
  unmute(kind: 'audio' | 'video'): void;
}

interface QuickBloxCalls {
  createNewSession(opponentIds: number[], callType: 1 | 2): QuickBloxSession;
  onCallListener?: (session: QuickBloxSession, userInfo: QuickBloxUserInfo) => void;
  onAcceptCallListener?: (session: QuickBloxSession, userId: number, userInfo: QuickBloxUserInfo) => void;
  onRejectCallListener?: (session: QuickBloxSession, userId: number, userInfo: QuickBloxUserInfo) => void;
  onStopCallListener?: (session: QuickBloxSession, userId: number, userInfo: QuickBloxUserInfo) => void;
  onUpdateCallListener?: (session: QuickBloxSession, userId: number, userInfo: QuickBloxUserInfo) => void;
  onUserNotAnswerListener?: (session: QuickBloxSession, userId: number) => void;
  onRemoteStreamListener?: (session: QuickBloxSession, userId: number, stream: MediaStream) => void;
  onSessionCloseListener?: (session: QuickBloxSession) => void;
  onReconnectListener?: (session: QuickBloxSession, userId: number, state: string) => void;
  _onUpdateListener: (userId: number, sessionId: string, params: Record<string, unknown>) => void;
}

interface QuickBloxMessage {
  readonly type: string;
  readonly body: string | null;
  readonly dialog_id: string | null;
  readonly extension: Record<string, string> | null;
}

interface QuickBloxSdk {
  init(appId: number, authKey: string, authSecret: string, config: Record<string, unknown>): void;
  readonly chat: {
    connect(
      credentials: { readonly userId: number; readonly password: string },
      callback: (error: { readonly message?: string } | null) => void,
    ): void;
    disconnect(): void;
    send(
      userId: number,
      message: {
        readonly type: 'chat';
        readonly body: string;
        readonly extension: Record<string, string>;
        readonly markable: 1;
      },
    ): string;
    sendIsTypingStatus(userId: number): void;
    sendIsStopTypingStatus(userId: number): void;
    onMessageListener?: (userId: number, message: QuickBloxMessage) => void;
    onMessageTypingListener?: (isTyping: boolean, userId: number, dialogId: string | null) => void;
    onDeliveredStatusListener?: (messageId: string, dialogId: string | null, userId: number) => void;
  };
  readonly webrtc: QuickBloxCalls;
}

/** Set by the SDK's bundle. */
declare const QB: QuickBloxSdk;
