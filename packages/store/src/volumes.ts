import type { SessionId, UserId } from '@parley/core';
import type { CallStoreState } from './call-store-state.js';
import type { VolumeSnapshot } from './volume-snapshot.js';

type Volumes = Pick<CallStoreState, 'calls' | 'volumes'>;

const full: VolumeSnapshot = { volume: 1, isSilenced: false };

/** How loud somebody is played; in full until something else was chosen. */
export function selectVolume({ volumes }: Volumes, id: SessionId | null, userId: UserId): VolumeSnapshot {
  return (id === null ? undefined : volumes[id]?.[userId]) ?? full;
}

/** Notes how loud somebody is to be in a live call. */
export function chooseVolume<State extends Volumes>(
  state: State,
  id: SessionId,
  userId: UserId,
  choice: Partial<VolumeSnapshot>,
): State {
  if ((state.calls[id]?.state ?? 'ended') === 'ended') return state;
  const wanted = { ...selectVolume(state, id, userId), ...choice };
  const volume = Math.min(1, Math.max(0, Number.isFinite(wanted.volume) ? wanted.volume : 1));
  return {
    ...state,
    volumes: { ...state.volumes, [id]: { ...state.volumes[id], [userId]: { ...wanted, volume } } },
  };
}

/** Forgets what was chosen in calls that are over. */
export function dropVolumes<State extends Volumes>(state: State): State {
  const live = Object.entries(state.volumes).filter(
    ([id]) => (state.calls[id]?.state ?? 'ended') !== 'ended',
  );
  if (live.length === Object.keys(state.volumes).length) return state;
  return { ...state, volumes: Object.fromEntries(live) };
}
