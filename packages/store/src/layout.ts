import type { CallSnapshot, SessionId, UserId } from '@parley/core';
import type { CallStoreState } from './call-store-state.js';
import type { CallLayout, LayoutSnapshot, StageSnapshot, TileRef } from './layout-snapshot.js';
import { selectCall } from './selectors.js';

/** The part of the state that a change of the layout touches. */
type Layouts = Pick<CallStoreState, 'calls' | 'layouts'>;

const unchosen: LayoutSnapshot = { layout: 'auto', pinned: null };
const empty: StageSnapshot = { arrangement: 'single', stageId: null, stageSource: 'camera' };

/** What was chosen for a call; `auto` and nobody pinned until something was. */
export function selectLayout({ layouts }: Layouts, id: SessionId | null): LayoutSnapshot {
  return (id === null ? undefined : layouts[id]) ?? unchosen;
}

/**
 * Who is on the stage: the pinned one, else the newest shared screen, else who talks or talked last, else the first. Never
 * oneself. A new object each time: compare it shallowly.
 *
 * @param layout - default: the one that was chosen for the call
 */
export function selectStage(state: CallStoreState, id: SessionId | null, layout?: CallLayout): StageSnapshot {
  const call = selectCall(state, id);
  if (!call) return empty;
  const { pinned, layout: chosen } = selectLayout(state, id);
  const wanted = layout ?? chosen;
  const userIds = presentIds(call);
  const sharer = call.screenSharerIds.find((userId) => isThere(call, { userId, source: 'screen' }));
  if (userIds.length < 2 && sharer === undefined) return { ...empty, stageId: userIds[0] ?? null };
  if (pinned && isThere(call, pinned)) return speaker(pinned);
  if (wanted !== 'grid' && sharer !== undefined) return speaker({ userId: sharer, source: 'screen' });
  if (wanted !== 'speaker') return { ...empty, arrangement: 'grid' };
  const talking = { userId: call.activeSpeakerId ?? '', source: 'camera' } as const;
  return speaker(isThere(call, talking) ? talking : { ...talking, userId: userIds[0] ?? '' });
}

/** The remote people who have not left, in the order of the invitation. */
export function presentIds(call: CallSnapshot): readonly UserId[] {
  return call.participantIds.filter((userId) => isThere(call, { userId, source: 'camera' }));
}

/** Notes what was chosen for a live call; equal tiles let go of the pinned one. */
export function chooseLayout<State extends Layouts>(
  state: State,
  id: SessionId,
  choice: Partial<LayoutSnapshot>,
): State {
  if ((state.calls[id]?.state ?? 'ended') === 'ended') return state;
  const unpin = choice.layout === 'grid' ? { pinned: null } : null;
  return {
    ...state,
    layouts: { ...state.layouts, [id]: { ...selectLayout(state, id), ...choice, ...unpin } },
  };
}

/** Forgets what was chosen for calls that are over. */
export function dropLayouts<State extends Layouts>(state: State): State {
  const live = Object.entries(state.layouts).filter(
    ([id]) => (state.calls[id]?.state ?? 'ended') !== 'ended',
  );
  if (live.length === Object.keys(state.layouts).length) return state;
  return { ...state, layouts: Object.fromEntries(live) };
}

function speaker({ userId, source }: TileRef): StageSnapshot {
  return { arrangement: 'speaker', stageId: userId, stageSource: source };
}

function isThere(call: CallSnapshot, { userId, source }: TileRef): boolean {
  const person = call.participants[userId];
  if (!person || person.state === 'left') return false;
  return source === 'camera' || person.screenTrack !== null;
}
