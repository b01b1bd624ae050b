import type { PictureDemand, PictureSize, SessionId } from '@parley/core';
import { isUnderWay, presentIds, selectCurrentCallId } from '@parley/store';
import type { CallStore, CallStoreState } from '@parley/store';
import { createSight } from './sight.js';
import type { Seen, Sight } from './sight.js';

/** Tells the members of calls how large the elements of this page show them. One for each store. */
export interface DemandDesk {
  /** An element shows a track. @returns it does no more */
  readonly watch: (video: HTMLVideoElement, track: MediaStreamTrack) => () => void;
  /** Whoever has no element in a call is not shown in it; `null`: in the current one. @returns takes it back */
  readonly speakFor: (callId: SessionId | null) => () => void;
  /** Something needs a track in full, whatever is shown of it. @returns it does no more */
  readonly keep: (track: MediaStreamTrack) => () => void;
}

/** What shows a track. */
interface Watched {
  readonly video: HTMLVideoElement;
  readonly track: MediaStreamTrack;
  readonly sight: Sight;
}

/** `undefined`: in full; `unknown`: it has yet to be measured, and is what it was. */
type Need = PictureSize | null | undefined | 'unknown';

const desks = new WeakMap<CallStore, DemandDesk>();

/** The desk of a store, made when it is first asked for. */
export function demandDeskOf(store: CallStore): DemandDesk {
  let desk = desks.get(store);
  if (!desk) desks.set(store, (desk = createDemandDesk(store)));
  return desk;
}

function createDemandDesk(store: CallStore): DemandDesk {
  const watched = new Set<Watched>();
  const boards = new Set<{ readonly callId: SessionId | null }>();
  const kept = new Set<{ readonly track: MediaStreamTrack }>();
  const sights = new Map<Document, Sight>();
  /** Those who had an element once: without one they are not shown any more. */
  let known = new WeakSet<MediaStreamTrack>();
  const told = new Map<string, PictureDemand>();
  let stopFollowing: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const tell = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const state = store.getState();
    const isEmpty = watched.size === 0 && boards.size === 0;
    // Whatever comes next begins anew.
    if (isEmpty) known = new WeakSet();
    const shown = new Map<MediaStreamTrack, Need[]>();
    for (const { video, track, sight } of watched)
      shown.set(track, [...(shown.get(track) ?? []), needOf(sight.look(video))]);
    for (const { track } of kept) shown.set(track, [undefined]);
    const isInView = [...sights.values()].some(({ isVisible }) => isVisible);
    for (const call of Object.values(state.calls)) {
      if (!isUnderWay(call)) continue;
      const speaks = speaksFor(boards, call.id, state);
      for (const userId of presentIds(call)) {
        const person = call.participants[userId];
        if (!person) continue;
        const key = `${call.id} ${userId}`;
        const before = told.get(key) ?? {};
        const find = (
          name: keyof PictureDemand,
          track: MediaStreamTrack | null,
          isOn: boolean,
        ): PictureDemand => {
          const needs = track ? shown.get(track) : undefined;
          // Once it comes on, it need not wait until its place is measured.
          const isFree = isEmpty || !track || (!isOn && isInView) || !(speaks || known.has(track));
          const need = needs ? largest(needs) : isFree ? undefined : null;
          const next = need === 'unknown' ? before[name] : need;
          return next === undefined ? {} : { [name]: next };
        };
        const demand = {
          ...find('camera', person.videoTrack, person.videoEnabled),
          ...find('screen', person.screenTrack, true),
        };
        told.set(key, demand);
        store.actions.setDemand(call.id, userId, demand);
      }
    }
  };

  const tellSoon = (): void => {
    timer ??= setTimeout(tell);
  };

  const follow = (): void => {
    for (const [document, sight] of sights) {
      // A page that is hidden is told of also where nothing is shown yet.
      if (!sight.isIdle || (boards.size > 0 && document === globalThis.document)) continue;
      sight.close();
      sights.delete(document);
    }
    const isWanted = watched.size + boards.size + kept.size > 0;
    if (isWanted) stopFollowing ??= store.subscribe(tellSoon);
    else {
      stopFollowing?.();
      stopFollowing = null;
      told.clear();
    }
    tellSoon();
  };

  const sightOf = (document: Document): Sight => {
    let sight = sights.get(document);
    if (!sight) {
      sight = createSight(document, (isUrgent) => (isUrgent ? tell() : tellSoon()));
      sights.set(document, sight);
    }
    return sight;
  };

  function hold<Item>(items: Set<Item>, item: Item, release?: () => void): () => void {
    items.add(item);
    follow();
    return () => {
      if (!items.delete(item)) return;
      release?.();
      follow();
    };
  }

  return {
    watch(video, track) {
      const sight = sightOf(video.ownerDocument);
      known.add(track);
      sight.observe(video);
      return hold<Watched>(watched, { video, track, sight }, () => sight.unobserve(video));
    },
    speakFor: (callId) => {
      sightOf(globalThis.document);
      return hold(boards, { callId });
    },
    keep: (track) => hold(kept, { track }),
  };
}

function needOf(seen: Seen): Need {
  return seen === 'hidden' ? null : seen;
}

/** Of several elements of one picture the largest counts. */
function largest(needs: readonly Need[]): Need {
  let found: Need = null;
  for (const need of needs) {
    if (need === undefined) return undefined;
    if (need === 'unknown' || found === 'unknown') found = 'unknown';
    else if (need && found)
      found = { width: Math.max(need.width, found.width), height: Math.max(need.height, found.height) };
    else found ??= need;
  }
  return found;
}

function speaksFor(
  boards: Iterable<{ readonly callId: SessionId | null }>,
  id: SessionId,
  state: CallStoreState,
): boolean {
  for (const { callId } of boards) if ((callId ?? selectCurrentCallId(state)) === id) return true;
  return false;
}
