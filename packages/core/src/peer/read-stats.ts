import type { ConnectionStats, PictureStats, SentStats } from '../model/connection-stats.js';
import { pathIn } from './network-path.js';
import { opinionScore } from './opinion-score.js';
import { receptionBetween } from './reception.js';
import type { RemoteTracks } from './remote-tracks.js';
import type { StatsEntry, StatsReport } from './rtc.js';

/** Of what a stream is a part, by the `mid` of its transceiver; `null` where that is not known. */
export type RoleOfMid = (mid: string | undefined) => keyof RemoteTracks | null;

/** What is known beside the reports. */
export interface StatsContext {
  /** In ms since 1970. */
  readonly at: number;
  /** Whether their picture counts: a camera that is off sends none, or a black one. */
  readonly isVideoOn: boolean;
  readonly roleOfMid: RoleOfMid;
}

/** Reads two reports of one connection (W3C webrtc-stats): what came and went between them. */
export function readStats(before: StatsReport, now: StatsReport, context: StatsContext): ConnectionStats {
  const received: Partial<Record<keyof SentStats, PictureStats>> = {};
  const sent: Partial<Record<keyof SentStats, PictureStats>> = {};
  now.forEach((entry, id) => {
    if (entry.type !== 'inbound-rtp' && entry.type !== 'outbound-rtp') return;
    const isReceived = entry.type === 'inbound-rtp';
    const role = context.roleOfMid(entry.mid) ?? (entry.kind === 'audio' ? 'audio' : 'video');
    // The sound of a screen is nobody's voice.
    if (role === 'screenAudio') return;
    const stream = isReceived ? receivedStream(before, now, id, entry) : sentStream(before, now, id, entry);
    if (stream) (isReceived ? received : sent)[role] = stream;
  });
  const reception = receptionBetween(before, now);
  const { roundTripTime } = reception;
  return {
    at: context.at,
    score: opinionScore(reception, context.isVideoOn),
    roundTripTime: roundTripTime > 0 ? 1000 * roundTripTime : null,
    path: pathIn(now),
    received: allOf(received),
    sent: allOf(sent),
  };
}

function allOf({ audio, video, screen }: Partial<Record<keyof SentStats, PictureStats>>): SentStats {
  return { audio: audio ?? null, video: video ?? null, screen: screen ?? null };
}

/** `null` while nothing comes. */
function receivedStream(
  before: StatsReport,
  now: StatsReport,
  id: string,
  entry: StatsEntry,
): PictureStats | null {
  const { gain, seconds } = between(before, id, entry);
  const packets = gain('packetsReceived');
  if (seconds <= 0 || packets <= 0) return null;
  const lost = Math.max(0, gain('packetsLost'));
  return {
    ...facts(now, entry),
    bitrate: kilobits(gain('bytesReceived'), seconds),
    loss: lost / (packets + lost),
    jitter: 1000 * (entry.jitter ?? 0),
    frameRate: gain('framesDecoded') / seconds,
    frozen: Math.min(1, Math.max(0, gain('totalFreezesDuration') / seconds)),
    limitation: null,
  };
}

/** `null` while nothing is sent. */
function sentStream(
  before: StatsReport,
  now: StatsReport,
  id: string,
  entry: StatsEntry,
): PictureStats | null {
  const { gain, seconds } = between(before, id, entry);
  const bytes = gain('bytesSent');
  if (seconds <= 0 || bytes <= 0) return null;
  let told: StatsEntry = {};
  now.forEach((other) => {
    if (other.type === 'remote-inbound-rtp' && other.localId === id) told = other;
  });
  return {
    ...facts(now, entry),
    bitrate: kilobits(bytes, seconds),
    loss: Math.max(0, told.fractionLost ?? 0),
    jitter: 1000 * (told.jitter ?? 0),
    frameRate: gain('framesEncoded') / seconds,
    frozen: 0,
    limitation: limitationOf(entry.qualityLimitationReason),
  };
}

type Counter =
  | 'bytesReceived'
  | 'bytesSent'
  | 'framesDecoded'
  | 'framesEncoded'
  | 'packetsLost'
  | 'packetsReceived'
  | 'totalFreezesDuration';

function between(
  before: StatsReport,
  id: string,
  entry: StatsEntry,
): { readonly gain: (name: Counter) => number; readonly seconds: number } {
  const old = before.get(id);
  // A stream that began anew has nothing to be compared with.
  if (!old) return { gain: () => 0, seconds: 0 };
  return {
    gain: (name) => (entry[name] ?? 0) - (old[name] ?? 0),
    seconds: ((entry.timestamp ?? 0) - (old.timestamp ?? 0)) / 1000,
  };
}

function facts(
  now: StatsReport,
  { codecId = '', frameWidth = 0, frameHeight = 0 }: StatsEntry,
): Pick<PictureStats, 'codec' | 'width' | 'height'> {
  const codec = now.get(codecId)?.mimeType?.split('/')[1] ?? null;
  return { codec, width: frameWidth, height: frameHeight };
}

function kilobits(bytes: number, seconds: number): number {
  return (bytes * 8) / 1000 / seconds;
}

function limitationOf(reason: string | undefined): PictureStats['limitation'] {
  return reason === 'none' || reason === 'cpu' || reason === 'bandwidth' ? reason : reason ? 'other' : null;
}
