import type { CallTimers } from '../call/state.js';
import type { CallHistoryOptions } from '../history/history.js';
import type { Clock } from '../lib/clock.js';
import type { Logger } from '../lib/logger.js';
import type { PageLifecycle } from '../lib/page-lifecycle.js';
import type { AudioContexts } from '../media/audio-context.js';
import type { CaptureConstraints } from '../media/capture.js';
import type { DeviceStorage } from '../media/device-storage.js';
import type { MediaDevicesPort } from '../media/media-devices.js';
import type { MediaQuality } from '../model/media-quality.js';
import type { Params } from '../model/params.js';
import type { PeerConnections } from '../peer/rtc.js';
import type { Addressing } from '../signaling/addressing.js';
import type { SignalingFactory } from '../signaling/signaling.js';
import type { IceServers } from './ice-source.js';
import type { ChooseTransport } from './media-transport.js';
import type { RejoinStorage } from './rejoin-storage.js';

/** What a client is made of. Only the first two are needed. */
export interface CallClientOptions {
  /** How signals travel: `strophe({ service, credentials })`. */
  readonly signaling: SignalingFactory;
  /** How user ids map to JIDs: `quickbloxAddressing({ appId, host })` or `jidAddressing({ host })`. */
  readonly addressing: Addressing;
  /**
   * STUN and TURN servers: a list, a function that gives one, or `xmppIceServers()`. Default: none, so that nothing
   * third-party is asked unless you say so.
   */
  readonly iceServers?: IceServers;
  /** `relay` lets media flow through TURN only. Default `all`. */
  readonly iceTransportPolicy?: RTCIceTransportPolicy;
  /**
   * When a caller may learn this machine's addresses (ICE candidates): `on-ring`, so that the connection stands by the
   * time the call is answered and the picture is there at once, or `on-accept`. Default: `on-ring` for those who are
   * in `contacts`, `on-accept` for everybody else. Whatever it is, no camera or microphone is heard or seen before
   * the call is accepted.
   */
  readonly reveal?: 'on-ring' | 'on-accept';
  /** What every `call` and `accept` says of this user unless told otherwise, such as `{ name: 'Bob' }`. */
  readonly userInfo?: Params;
  /** How long to wait for what, in ms. */
  readonly timers?: Partial<CallTimers>;
  /**
   * What limits what calls send: `lowQuality`, `standardQuality`, `hdQuality`, or limits of your own. Default: nothing is
   * limited, but the camera is asked for 640 × 480 at 30 pictures per second.
   */
  readonly media?: MediaQuality;
  /**
   * Whether the others are sent our pictures no larger than they show them, and nothing of what they do not show, and are
   * told how large we show theirs (`setDemand`, which the React kit calls by itself). Default true. `false` sends
   * everything in full to everybody, and tells nobody anything.
   */
  readonly adaptToDemand?: boolean;
  /**
   * Whether a call rings while another one is under way, so that the person can hold that one or end it. Default false:
   * whoever calls is told that this user is busy, as QuickBlox clients do. A third one is told so in any case.
   */
  readonly callWaiting?: boolean;
  /** The emoji to react with. Default: `defaultReactions`, six of them. */
  readonly reactions?: readonly string[];
  /**
   * The most that a call may have, oneself included, when this side calls or invites; and how many others may add to it.
   * Default 8: in a mesh everybody sends to everybody, which is more than most machines and uplinks can bear beyond that.
   * A `transport` can bear more.
   */
  readonly maxMembers?: number;
  /**
   * Chooses what carries the media of a call, at both ends: an SFU for large ones, say. Asked once for each call, before it
   * is dialed, rings or is gone back to. Default: the mesh, always.
   */
  readonly transport?: ChooseTransport;
  /**
   * Whether a group call ends when all others have left it. Default true; `false` leaves one in it, to `invite()`
   * somebody or to hang up. A call that was between two all the time ends in any case.
   */
  readonly endWhenAlone?: boolean;
  /** What to ask of the microphone and the camera. */
  readonly constraints?: Partial<CaptureConstraints>;
  /**
   * What happens when neither microphone nor camera can be had: `continue` (default) keeps the call, so that
   * the person can listen and mend it; `end` ends it with the reason `media-denied`.
   */
  readonly withoutMedia?: 'continue' | 'end';
  /**
   * Where chosen devices are remembered, and blocked users where the server does not keep them. Default: the browser's
   * `localStorage`, under `parley.device.` and the kind, and `parley.blocked.` and the user id.
   */
  readonly deviceStorage?: DeviceStorage;
  /**
   * Where a page keeps what the next one needs to come back to a call. Default: `browserRejoinStorage`, the
   * `sessionStorage` of the tab, under `parley.rejoin`: ids, kind and times of the call, refreshed every 10 s, gone at its
   * end. `null` keeps nothing: then whoever leaves the page, or loads it anew, has hung up.
   */
  readonly rejoinStorage?: RejoinStorage | null;
  /** How the calls of the past are kept, or `false`: they are not, and `client.history` stays empty. */
  readonly history?: CallHistoryOptions | false;
  /**
   * Whether a muted microphone is listened to, on this machine only, so that somebody who talks can be told that they are
   * muted. Default true. It keeps a muted microphone open: a browser that would show it as off while muted, as Firefox
   * does, shows it as on. `false` lets it be off.
   */
  readonly talkingWhileMuted?: boolean;
  readonly logger?: Logger;
  /** For tests: time, devices, Web Audio (`null`: none, so that our own level is not measured), peers and the page. */
  readonly clock?: Clock;
  readonly mediaDevices?: MediaDevicesPort;
  readonly audioContexts?: AudioContexts | null;
  readonly peerConnections?: PeerConnections;
  readonly pageLifecycle?: PageLifecycle;
}
