import type { FuzzWorld, Player } from './player.js';

/** What is left of calls that are all over, while everybody is signed in. */
export function faultsInLeftovers(world: FuzzWorld): string[] {
  const { peers, clock, players } = world;
  return [
    ...some('peers', peers.open),
    ...some('black pictures', peers.blank),
    ...some('timers', clock.pending),
    ...(peers.spare > players.length ? [`${peers.spare} peers are kept ready`] : []),
    ...players.flatMap(faultsOf),
  ];
}

/** What is left once everybody has closed. */
export function faultsAfterClose({ peers, clock, players }: FuzzWorld): string[] {
  return [
    ...some('timers after closing', clock.pending),
    ...some('spare peers after closing', peers.spare),
    ...players.flatMap(({ userId, pageListeners }) =>
      some(`listeners of ${userId} to the page after closing`, pageListeners),
    ),
  ];
}

function faultsOf({ userId, client, media, audio, calls, tab }: Player): string[] {
  const own = media.tracks.flatMap((track) => [track, ...track.clones]);
  const remote = calls.flatMap(({ call: { snapshot } }) =>
    Object.values(snapshot.participants).filter(({ audioTrack, videoTrack }) => audioTrack ?? videoTrack),
  );
  return [
    ...some('calls', client.calls.length),
    ...some('calls that go on', calls.filter(({ isOver }) => !isOver).length),
    ...some('live tracks', own.filter(({ readyState }) => readyState === 'live').length),
    ...some(
      'listeners to tracks',
      own.reduce((sum, { listeners }) => sum + listeners, 0),
    ),
    ...some('people with tracks', remote.length),
    ...some('listeners to devices', media.listeners + media.permissionListeners),
    ...some('audio contexts, taps and their listeners', audio.opened + audio.taps + audio.listeners),
    ...(tab.get('parley.rejoin') === null ? [] : ['a call to come back to']),
  ].map((what) => `${userId}: ${what}`);
}

function some(what: string, count: number): string[] {
  return count === 0 ? [] : [`left are ${count} ${what}`];
}
