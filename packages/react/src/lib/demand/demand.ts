import type { SessionId } from '@parley/core';
import type { CallStore } from '@parley/store';
import { later, withPart } from '../later.js';
import type { Later } from '../later.js';
import type * as DemandParts from './demand-desk.js';

/** Nothing of it is needed before there is a picture. */
const demandPart: Later<typeof DemandParts> = later(
  'what measures pictures',
  () => import('./demand-desk.js'),
);

/** Lets the members of calls know how large an element shows a track. @returns it shows it no more */
export function watchPicture(store: CallStore, video: HTMLVideoElement, track: MediaStreamTrack): () => void {
  return withPart(demandPart, ({ demandDeskOf }) => demandDeskOf(store).watch(video, track));
}

/** Lets the members of a call without an element know that they are not shown. @returns takes it back */
export function speakForCall(store: CallStore, callId: SessionId | null): () => void {
  return withPart(demandPart, ({ demandDeskOf }) => demandDeskOf(store).speakFor(callId));
}

/** Has a track sent in full, whatever is shown of it. @returns takes it back */
export function keepPicture(store: CallStore, track: MediaStreamTrack): () => void {
  return withPart(demandPart, ({ demandDeskOf }) => demandDeskOf(store).keep(track));
}
