import type { CallEndReason } from '../../src/model/call-state.js';
import type { FuzzWorld } from './player.js';
import { nameOf, type Scenario } from './scenario.js';
import type { WatchedCall } from './watch-call.js';

/** Once all has healed: who is connected with whom is so for both, and both know alike why it ended. */
export function faultsInAgreement({ players, scenario }: FuzzWorld): string[] {
  const sessions = new Map<string, Map<string, WatchedCall>>();
  for (const player of players)
    for (const watched of player.calls) {
      const sides = sessions.get(watched.call.id) ?? new Map<string, WatchedCall>();
      // Who came back has it twice, and the later one counts.
      sessions.set(watched.call.id, sides.set(player.userId, watched));
    }
  return Array.from(sessions.values()).flatMap((sides) => {
    const faults = faultsInPairs(sides);
    // The plain one is ours without marks, and yields where a real QuickBlox client goes on with its own call.
    const isCrossed = scenario.isLastPlain && Array.from(sides.values()).some(isMerged);
    if (!isKind(scenario) || isCrossed) return faults;
    return faults.concat(faultsInReasons(sides), faultsInMedia(sides));
  });
}

function isMerged({ endReason }: WatchedCall): boolean {
  return endReason === 'merged';
}

function faultsInPairs(sides: ReadonlyMap<string, WatchedCall>): string[] {
  return Array.from(sides).flatMap(([userId, { call }]) =>
    call.snapshot.participantIds.flatMap((otherId) => {
      const here = call.snapshot.participants[otherId]?.state;
      const there = sides.get(otherId)?.call.snapshot.participants[userId]?.state;
      if (here === 'connected' && there !== 'connected')
        return [`in the end ${userId} is connected with ${otherId}, to whom they are ${there ?? 'unknown'}`];
      return here === 'left' || here === 'connected'
        ? []
        : [`in the end ${otherId} is still ${here} to ${userId}, who are ${there ?? 'unknown'} to them`];
    }),
  );
}

/** Nothing is lost, late or forged, no device is waited for, and nobody leaves the page. */
function isKind({ network, steps }: Scenario): boolean {
  const isSo = network.loss === 0 && network.duplication === 0 && network.jitter === 0;
  return isSo && steps.every(({ act }) => !unkind.has(nameOf(act)));
}

const unkind: ReadonlySet<string> = new Set(
  (
    'network forge cut restore path-down path-up close-channels notice-closed ' +
    'sign-out sign-in reload rejoin'
  ).split(' '),
);

/** What the other side may know when this side knows a reason. Some cross on the way, so that both have said something. */
const alike: Readonly<Partial<Record<CallEndReason, readonly CallEndReason[]>>> = {
  hangup: ['hangup', 'canceled'],
  canceled: ['canceled', 'hangup', 'rejected', 'no-answer'],
  rejected: ['rejected', 'canceled'],
  'no-answer': ['no-answer', 'canceled'],
  // Who calls somebody twice rings once there. To whoever gave their own call up meanwhile, and is told of the merge, it is one
  // that they took on another device.
  merged: ['merged', 'rejected', 'canceled', 'no-answer', 'busy', 'hangup', 'answered-elsewhere'],
};

function faultsInReasons(sides: ReadonlyMap<string, WatchedCall>): string[] {
  const reasons = Array.from(sides.values(), ({ endReason }) => endReason);
  const lost = reasons.filter((reason) => reason === 'failed' || reason === 'connection-lost');
  if (lost.length > 0) return [`nothing was wrong, and yet it ended as ${reasons.join(' and ')}`];
  const [one = null, other = null] = reasons;
  const isPair = Array.from(sides.values()).every(({ call }) => call.snapshot.participantIds.length === 1);
  if (!isPair || sides.size < 2 || one === null || other === null) return [];
  const isSo = alike[one]?.includes(other) === true || alike[other]?.includes(one) === true;
  return isSo ? [] : [`it ended as ${one} for one, as ${other} for the other`];
}

/** Who is connected knows of the other's microphone, camera and screen, and sees what is shown. */
function faultsInMedia(sides: ReadonlyMap<string, WatchedCall>): string[] {
  return Array.from(sides).flatMap(([userId, { call }]) => {
    const { local, participants, isVideo } = call.snapshot;
    return Object.values(participants).flatMap((other) => {
      const seen = sides.get(other.userId)?.call.snapshot;
      const us = seen?.participants[userId];
      // A QuickBlox client is told nothing.
      if (other.state !== 'connected' || !other.isParley || !us?.isParley || !seen) return [];
      const faults: string[] = [];
      const compare = (what: string, here: boolean, there: boolean): void => {
        if (here !== there)
          faults.push(`${what} of ${userId} is ${String(here)}, to ${other.userId} it is ${String(there)}`);
      };
      compare('the holding', call.snapshot.isHeld, us.isHolding);
      if (call.snapshot.isHeld || seen.isHeld) return faults;
      compare('the microphone', local.audio.enabled && local.audio.track !== null, us.audioEnabled);
      if (isVideo) compare('the camera', local.video.track !== null, us.videoEnabled);
      compare('the track of the screen', local.screen.track !== null, us.screenTrack !== null);
      if (local.audio.track) compare('the track of the microphone', true, us.audioTrack !== null);
      if (isVideo && local.video.track) compare('the track of the camera', true, us.videoTrack !== null);
      if (sides.size === 2) compare('having pictures', isVideo, seen.isVideo);
      return faults;
    });
  });
}
