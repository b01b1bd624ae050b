import type { Clock } from '../lib/clock.js';
import type { Logger } from '../lib/logger.js';
import type { SessionId, UserId } from '../model/ids.js';
import type { MediaQuality } from '../model/media-quality.js';
import type { Params } from '../model/params.js';
import type { Signal } from '../model/signal.js';
import type { CallTimers } from '../call/state.js';
import type { ChatContext } from '../chat/chat-context.js';
import type { CaptureConstraints } from '../media/capture.js';
import type { DeviceChoice } from '../media/device-choice.js';
import type { MakeMicrophoneMeter } from '../media/load-meters.js';
import type { MediaDevicesPort } from '../media/media-devices.js';
import type { PeerConnections } from '../peer/rtc.js';
import type { SparePeer } from '../peer/spare-peer.js';
import type { IceSource } from './ice-source.js';
import type { MediaTransport } from './media-transport.js';
import type { NetworkWatch } from './network-watch.js';

/** What a running call needs from the client that owns it. */
export interface CallConfig {
  readonly self: UserId;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly timers: CallTimers;
  readonly devices: MediaDevicesPort;
  /** Which of the devices to use. */
  readonly choice: DeviceChoice;
  readonly constraints: CaptureConstraints;
  /** What limits what is sent. */
  readonly quality: MediaQuality;
  /** What carries its media; `null`: the mesh. */
  readonly transport: MediaTransport | null;
  readonly meterMicrophone: MakeMicrophoneMeter;
  readonly connections: PeerConnections;
  /** What happens to the network. */
  readonly network: NetworkWatch;
  /** For the next call that we begin. */
  readonly spare: SparePeer;
  readonly iceServers: IceSource;
  readonly iceTransportPolicy: RTCIceTransportPolicy;
  /** Whether a call ends with `media-denied` when nothing that it asked for can be captured. */
  readonly endWithoutMedia: boolean;
  /** What an `accept` says of this user unless told otherwise. */
  readonly userInfo: Params;
  /** A user id in the spelling in which the signals of that user come. */
  readonly spell: (userId: UserId) => UserId;
  /** Sends a signal to all devices of somebody, or to one; never throws. */
  readonly send: (to: UserId, signal: Signal, resource: string | null) => void;
  /** Sends a signal to this user's own other devices; never throws. */
  readonly sendOwnDevices: (signal: Signal) => void;
  /** Those of some people whom the server has shown to be offline. */
  readonly offline: (userIds: readonly UserId[]) => readonly UserId[];
  /** Sends a chat message; never throws. */
  readonly sendMessage: ChatContext['send'];
  /** Whether a session id is that of a call of this client, also of one that is over. */
  readonly knowsSession: (id: SessionId) => boolean;
  /** What can be chosen to react with. */
  readonly reactions: readonly string[];
  /** Whether the others are sent what they show, and told what we show of them. */
  readonly adaptsToDemand: boolean;
  /** Counts a refused message of a member. */
  readonly refuseMessage: (from: UserId) => void;
  /** Counts a refused signal. */
  readonly refuse: (from: UserId) => void;
}
