import type { UserId } from '../model/ids.js';
import type { PictureWord } from '../model/picture-word.js';
import type { Draft } from './draft.js';
import type { CallMachineState, MemberState, PictureState } from './state.js';

/** Until what has no answer is said again, in ms: signals get lost. Doubles each time. */
const firstRepeat = 3000;
/** How often at most: by then the connection itself has been given up. */
const maxTries = 5;
/** The one who asked gives up first, as it is them who can tell. */
const promptMargin = 5000;

/** Whether somebody and we show each other pictures. */
export function hasPictures({ state, pictures }: MemberState): boolean {
  return state !== 'left' && pictures.state === 'on';
}

/** Whether they can be asked for pictures. A QuickBlox client has no place for them in an audio call. */
export function canBeAsked({ state, parley }: MemberState): boolean {
  return parley && state === 'connected';
}

/** Whether this side wants pictures, as it said: whoever asks for them now need not ask the person. */
export function wantsPictures(call: CallMachineState): boolean {
  return call.callType === 'video' || Object.values(call.members).some(isWanted);
}

/** The person wants pictures: asks everybody who can be asked, and takes up what was asked of us. */
export function requestPictures(draft: Draft): void {
  const { callType, timers } = draft.call;
  if (callType === 'video') return;
  draft.patch({ videoRefusal: null });
  for (const { userId, pictures } of members(draft).filter(canBeAsked)) {
    if (pictures.state === 'asked') reply(draft, userId, 'yes', { state: 'on' });
    else if (pictures.state === 'off') say(draft, userId, 'ask', { state: 'asking' });
  }
  if (has(draft, 'asking'))
    draft.effect({ type: 'start-timer', timer: 'video-request', delay: timers.videoRequestTimeout });
}

/** The person answers everybody who asked. */
export function answerPictures(draft: Draft, accept: boolean): void {
  const asked = members(draft).filter(({ pictures }) => pictures.state === 'asked');
  if (asked.length === 0) return;
  draft.effect({ type: 'stop-timer', timer: 'video-prompt' });
  for (const { userId } of asked)
    reply(draft, userId, accept ? 'yes' : 'no', { state: accept ? 'on' : 'off' });
  if (accept) for (const { userId } of members(draft)) joinPictures(draft, userId);
}

/** The person wants no more pictures, or takes back that they asked for them. */
export function endPictures(draft: Draft): void {
  if (draft.call.callType === 'video') return;
  draft.effect({ type: 'stop-timer', timer: 'video-request' });
  for (const { userId, pictures } of members(draft)) {
    if (pictures.state !== 'on' && pictures.state !== 'asking') continue;
    // Should they not have heard that we agreed, and ask again, it is no more so.
    say(draft, userId, 'end', { state: 'off', reply: pictures.reply && 'no' });
  }
}

/** Lets somebody know that this side has pictures with others: they see each other if they do, too. */
export function joinPictures(draft: Draft, userId: UserId): void {
  const member = draft.member(userId);
  if (!member || !canBeAsked(member) || member.pictures.state !== 'off') return;
  if (draft.call.callType === 'audio' && has(draft, 'on')) say(draft, userId, 'join', {});
}

/** Takes what a member said. What was said before is answered as before. */
export function takePictures(
  draft: Draft,
  { userId, state, pictures }: MemberState,
  word: PictureWord,
): void {
  if (draft.call.callType === 'video' || state === 'calling') return;
  if (word.type === 'yes' || word.type === 'no') {
    takeReply(draft, userId, pictures, word);
    return;
  }
  if (word.id < pictures.heard) return;
  if (word.id === pictures.heard) {
    if (pictures.reply) reply(draft, userId, pictures.reply, {});
    return;
  }
  patch(draft, userId, { heard: word.id, reply: null });
  if (word.type === 'end') {
    // What we ask ourselves still waits for its answer.
    reply(draft, userId, 'yes', pictures.state === 'asking' ? {} : { state: 'off' });
    if (!has(draft, 'asked')) draft.effect({ type: 'stop-timer', timer: 'video-prompt' });
  } else if (wantsPictures(draft.call)) agree(draft, userId);
  else if (word.type === 'ask' || has(draft, 'asked')) {
    const delay = draft.call.timers.videoRequestTimeout + promptMargin;
    patch(draft, userId, { state: 'asked' });
    draft.effect({ type: 'start-timer', timer: 'video-prompt', delay });
  } else reply(draft, userId, 'no', {});
}

/** Nobody answered. */
export function expireRequest(draft: Draft): void {
  const asking = members(draft).filter(({ pictures }) => pictures.state === 'asking');
  for (const { userId } of asking) say(draft, userId, 'end', { state: 'off' });
  if (asking.length > 0 && !has(draft, 'on')) draft.patch({ videoRefusal: 'no-answer' });
}

/** Says again what was not answered. */
export function repeatPictures(draft: Draft, userId: UserId): void {
  const member = draft.member(userId);
  if (!member || member.state === 'left') return;
  const { unanswered, said, tries } = member.pictures;
  if (!unanswered || tries >= maxTries) return;
  send(draft, userId, { type: unanswered, id: said }, tries);
  patch(draft, userId, { tries: tries + 1 });
}

function takeReply(
  draft: Draft,
  userId: UserId,
  { said, unanswered, state }: PictureState,
  word: PictureWord,
): void {
  if (!unanswered || word.id !== said) return;
  patch(draft, userId, { unanswered: null });
  draft.effect({ type: 'stop-timer', timer: `pictures:${userId}` });
  if (unanswered === 'end') return;
  if (word.type === 'yes') on(draft, userId);
  else if (state === 'asking') {
    patch(draft, userId, { state: 'off' });
    if (!wantsPictures(draft.call)) draft.patch({ videoRefusal: 'declined' });
  }
}

function isWanted({ state, pictures }: MemberState): boolean {
  return state !== 'left' && (pictures.state === 'asking' || pictures.state === 'on');
}

/** They asked, and so do we, or we have pictures with others already. */
function agree(draft: Draft, userId: UserId): void {
  patch(draft, userId, { unanswered: null });
  draft.effect({ type: 'stop-timer', timer: `pictures:${userId}` });
  reply(draft, userId, 'yes', {});
  on(draft, userId);
}

function on(draft: Draft, userId: UserId): void {
  patch(draft, userId, { state: 'on' });
  draft.patch({ videoRefusal: null });
  if (!has(draft, 'asking')) draft.effect({ type: 'stop-timer', timer: 'video-request' });
}

function say(
  draft: Draft,
  userId: UserId,
  type: NonNullable<PictureState['unanswered']>,
  change: Partial<PictureState>,
): void {
  const said = (draft.member(userId)?.pictures.said ?? 0) + 1;
  patch(draft, userId, { ...change, said, unanswered: type, tries: 1 });
  send(draft, userId, { type, id: said }, 0);
}

function send(draft: Draft, userId: UserId, word: PictureWord, tries: number): void {
  draft.effect({ type: 'send-pictures', to: userId, word });
  draft.effect({ type: 'start-timer', timer: `pictures:${userId}`, delay: firstRepeat * 2 ** tries });
}

function reply(draft: Draft, userId: UserId, type: 'yes' | 'no', change: Partial<PictureState>): void {
  patch(draft, userId, { ...change, reply: type });
  const id = draft.member(userId)?.pictures.heard ?? 0;
  draft.effect({ type: 'send-pictures', to: userId, word: { type, id } });
}

function patch(draft: Draft, userId: UserId, change: Partial<PictureState>): void {
  const member = draft.member(userId);
  if (member) draft.patchMember(userId, { pictures: { ...member.pictures, ...change } });
}

function has(draft: Draft, state: PictureState['state']): boolean {
  return members(draft).some(({ pictures }) => pictures.state === state);
}

function members(draft: Draft): readonly MemberState[] {
  return Object.values(draft.call.members).filter(({ state }) => state !== 'left');
}
