import { isKnownToRing } from '../call/ringing.js';
import type { CallMachineState, MemberState } from '../call/state.js';
import type { UserId } from '../model/ids.js';
import type { MediaQuality } from '../model/media-quality.js';
import { noTracks, type RemoteTracks } from '../peer/remote-tracks.js';
import type { CallMeters } from './call-meters.js';
import { pictureFacts } from './call-pictures.js';
import type { CallSnapshot, LocalMediaSnapshot, ParticipantSnapshot } from './call-snapshot.js';
import type { Gestures } from './gestures.js';
import type { Recordings } from './recordings.js';
import type { UnmuteRequests } from './unmute-requests.js';

/** What a snapshot is made of. */
export interface SnapshotParts {
  readonly call: CallMachineState;
  readonly media: LocalMediaSnapshot;
  readonly tracks: ReadonlyMap<UserId, RemoteTracks>;
  readonly meters: Pick<CallMeters, 'activeSpeakerId' | 'health' | 'quality' | 'microphoneNotice'>;
  readonly recordings: Recordings;
  readonly gestures: Pick<Gestures, 'canReact' | 'orderOf' | 'reactionOf'>;
  readonly unmuting: Pick<UnmuteRequests, 'canAsk' | 'askerIds'>;
  readonly quality: MediaQuality;
}

/** Makes the snapshot of a call, keeping every part of the one before that did not change. */
export function buildSnapshot(parts: SnapshotParts, before: CallSnapshot | null): CallSnapshot {
  const { call, media, tracks, meters, recordings, gestures } = parts;
  // First: it says how each of them does.
  const health = meters.health.follow(call);
  const participants: Record<UserId, ParticipantSnapshot> = {};
  for (const id of call.memberIds) {
    const member = call.members[id];
    if (!member) continue;
    const next = participant(member, tracks.get(id) ?? noTracks, call, meters.quality(id));
    const recording = recordings.of(member);
    const recordingConsent = recordings.consentOf(member);
    participants[id] = reuse(before?.participants[id], {
      ...next,
      recording,
      recordingConsent,
      health: meters.health.of(id),
      handOrder: gestures.orderOf(id),
      reaction: gestures.reactionOf(id),
      canAskToUnmute: parts.unmuting.canAsk(member),
    });
  }
  const pictures = pictureFacts(call);
  const next: CallSnapshot = {
    id: call.id,
    state: call.state,
    direction: call.direction,
    callType: call.callType,
    initiatorId: call.initiatorId,
    endReason: call.endReason,
    startedAt: call.startedAt,
    connectedAt: call.connectedAt,
    endedAt: call.endedAt,
    participantIds: call.memberIds,
    activeSpeakerId: meters.activeSpeakerId,
    participants: reuse(before?.participants, participants),
    screenSharerIds: sharers(participants, before?.screenSharerIds ?? []),
    local: reuse(before?.local, media),
    isHeld: call.isHeld,
    ...pictures,
    videoRequesterIds: reuse(before?.videoRequesterIds, pictures.videoRequesterIds),
    health,
    mediaQuality: parts.quality,
    microphoneNotice: meters.microphoneNotice,
    recording: recordings.own,
    canReact: gestures.canReact,
    handOrder: gestures.orderOf(),
    reaction: gestures.reactionOf(),
    unmuteRequesterIds: parts.unmuting.askerIds,
  };
  return reuse(before ?? undefined, next);
}

function participant(
  member: MemberState,
  tracks: RemoteTracks,
  { direction, isHeld }: CallMachineState,
  quality: ParticipantSnapshot['quality'],
): Omit<
  ParticipantSnapshot,
  'health' | 'recording' | 'recordingConsent' | 'handOrder' | 'reaction' | 'canAskToUnmute'
> {
  // Before they have answered there may be tracks already, for a connection ahead of time: they show nobody.
  // And while we hold the call nobody is seen or heard.
  const there = member.state !== 'left' && member.state !== 'calling' && !isHeld;
  const shows = member.pictures.state === 'on';
  return {
    userId: member.userId,
    state: member.state,
    leftReason: member.leftReason,
    isParley: member.parley,
    // An answer ahead of `accept` is given by a device that rings; on an incoming call it is we who give it.
    isRinging: direction === 'outgoing' && isKnownToRing(member),
    isHolding: member.held && member.state !== 'left',
    audioTrack: there ? tracks.audio : null,
    videoTrack: there && shows ? tracks.video : null,
    screenTrack: there && shows && member.screen ? tracks.screen : null,
    screenAudioTrack: there && shows && member.screen ? tracks.screenAudio : null,
    quality,
    audioEnabled: member.audio,
    videoEnabled: shows && member.video,
    userInfo: member.userInfo,
  };
}

/** Those who began last come first; the list before when it is the same. */
function sharers(
  participants: Readonly<Record<UserId, ParticipantSnapshot>>,
  before: readonly UserId[],
): readonly UserId[] {
  const now = Object.keys(participants).filter((id) => participants[id]?.screenTrack);
  const next = [...now.filter((id) => !before.includes(id)), ...before.filter((id) => now.includes(id))];
  return next.join() === before.join() ? before : next;
}

/** The object before when every field of it is the same, else the new one. */
function reuse<T extends object>(before: T | undefined, next: T): T {
  if (!before) return next;
  const old = new Map(Object.entries(before));
  const fields = Object.entries(next);
  return fields.length === old.size && fields.every(([name, value]) => old.get(name) === value)
    ? before
    : next;
}
