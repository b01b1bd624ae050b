import { isReservedId, type UserId } from './ids.js';
import type { Params } from './params.js';
import type { PeerDescription } from './peer-description.js';
import { pictureWordToParams, readPictureWord, type PictureWord } from './picture-word.js';

/**
 * What Parley adds to a signal, in one child element `<parley>` that a QuickBlox client ignores:
 * in `call` and `accept` it says that the sender is a Parley client; with `update` it tells what the
 * sender captures, gives an answer ahead of `accept`, while it still rings, changes the connection in place, agrees
 * on pictures in a call that began as audio, says that the sender is back in the call, or holds a message for which there
 * is no data channel; in `reject` it says that they are busy rather than unwilling, in `hangUp` that the initiator ends
 * the call for everybody, that the sender may be back, or that another device of the receiver was first.
 */
export interface ParleyMark {
  /** False when the sender's microphone is muted. */
  readonly audio?: boolean;
  /** False when the sender's camera is off. */
  readonly video?: boolean;
  /** Whether the sender shares a screen. */
  readonly screen?: boolean;
  readonly busy?: boolean;
  /** Whether the sender holds the call: nothing is sent either way meanwhile. */
  readonly held?: boolean;
  /** With `update`, of a callee: their device rings. */
  readonly rings?: boolean;
  /** What another device of the same user did: told by that device with `update`, by the caller with `hangUp`. */
  readonly elsewhere?: Elsewhere;
  /** With `hangUp` of the initiator: they do not only leave, the call is over. */
  readonly endsForAll?: boolean;
  /** With `hangUp`: the sender's page ends, and they may be back on the next one. */
  readonly mayReturn?: boolean;
  /** With `update`: the sender is back in the call, on another page, of which this is the name. */
  readonly back?: string;
  /** With `update`: whom the sender has called to the running call. */
  readonly invited?: readonly UserId[];
  /** With `call`: this is to bring somebody into a running call; each time it is another word. */
  readonly invitation?: string;
  /** The SDP of an early answer, with CRLF line ends. */
  readonly answer?: string;
  /** Changes the connection in place. */
  readonly description?: PeerDescription;
  /** A `PeerMessage` as text. */
  readonly message?: string;
  /** About pictures in a call that began as audio. */
  readonly pictures?: PictureWord;
  /** With `update`: `ask` whether the receiver is still in the call, `in`: the sender is. */
  readonly sync?: 'ask' | 'in';
  /** The sender's recording, and their answer to ours: `recording-mark.ts` makes and reads these two. */
  readonly recording?: Params;
  readonly consent?: Params;
}

/**
 * What another device did with a call that rings on several: it answered or declined, was busy with another call, or,
 * for callers that do not choose between two answers themselves, it is the one that got through.
 */
export type Elsewhere = 'answered' | 'rejected' | 'busy' | 'connected';

const elementName = 'parley';

/** The mark as an extra child of a signal. */
export function markToParams(mark: ParleyMark): Params {
  const fields: Record<string, string | Params> = {};
  if (mark.audio !== undefined) fields['audio'] = mark.audio ? 'on' : 'off';
  if (mark.video !== undefined) fields['video'] = mark.video ? 'on' : 'off';
  if (mark.screen !== undefined) fields['screen'] = mark.screen ? 'on' : 'off';
  if (mark.busy) fields['reason'] = 'busy';
  if (mark.held !== undefined) fields['held'] = mark.held ? 'on' : 'off';
  if (mark.rings) fields['ringing'] = 'on';
  if (mark.elsewhere) fields['elsewhere'] = mark.elsewhere;
  if (mark.endsForAll) fields['end'] = 'all';
  if (mark.mayReturn) fields['end'] = 'page';
  if (mark.back !== undefined) fields['back'] = mark.back;
  if (mark.invited) fields['invited'] = { id: mark.invited };
  if (mark.invitation !== undefined) fields['invitation'] = mark.invitation;
  if (mark.answer !== undefined) fields['answer'] = toLf(mark.answer);
  if (mark.description) {
    const { type, id, sdp } = mark.description;
    fields['description'] = { type, id, sdp: toLf(sdp) };
  }
  if (mark.message !== undefined) fields['message'] = mark.message;
  if (mark.pictures) fields['pictures'] = pictureWordToParams(mark.pictures);
  if (mark.sync) fields['sync'] = mark.sync;
  if (mark.recording) fields['recording'] = mark.recording;
  if (mark.consent) fields['consent'] = mark.consent;
  return { [elementName]: Object.keys(fields).length > 0 ? fields : '' };
}

/** The mark of a signal, `null` when its sender is not a Parley client; unknown fields are ignored. */
export function readMark(extra: Params | undefined): ParleyMark | null {
  const value = extra?.[elementName];
  if (value === undefined) return null;
  if (typeof value === 'string' || Array.isArray(value)) return {};
  const audio = readSwitch(Reflect.get(value, 'audio'));
  const video = readSwitch(Reflect.get(value, 'video'));
  const screen = readSwitch(Reflect.get(value, 'screen'));
  const held = readSwitch(Reflect.get(value, 'held'));
  const elsewhere = readElsewhere(Reflect.get(value, 'elsewhere'));
  const answer: unknown = Reflect.get(value, 'answer');
  const description = readDescription(Reflect.get(value, 'description'));
  const message: unknown = Reflect.get(value, 'message');
  const pictures = readPictureWord(Reflect.get(value, 'pictures'));
  const invited = readInvited(Reflect.get(value, 'invited'));
  const invitation: unknown = Reflect.get(value, 'invitation');
  const back: unknown = Reflect.get(value, 'back');
  const end: unknown = Reflect.get(value, 'end');
  const sync: unknown = Reflect.get(value, 'sync');
  return {
    ...(typeof answer === 'string' ? { answer: toCrlf(answer) } : {}),
    ...(audio === null ? {} : { audio }),
    ...(video === null ? {} : { video }),
    ...(screen === null ? {} : { screen }),
    ...(description ? { description } : {}),
    ...(typeof message === 'string' ? { message } : {}),
    ...(pictures ? { pictures } : {}),
    ...(Reflect.get(value, 'reason') === 'busy' ? { busy: true } : {}),
    ...(held === null ? {} : { held }),
    ...(Reflect.get(value, 'ringing') === 'on' ? { rings: true } : {}),
    ...(elsewhere ? { elsewhere } : {}),
    ...(invited.length > 0 ? { invited } : {}),
    ...(typeof invitation === 'string' ? { invitation } : {}),
    ...(sync === 'ask' || sync === 'in' ? { sync } : {}),
    ...(end === 'all' ? { endsForAll: true } : end === 'page' ? { mayReturn: true } : {}),
    ...(typeof back === 'string' && back !== '' ? { back } : {}),
  };
}

/** The parameters without the mark: those that belong to the application. */
export function withoutMark(extra: Params | undefined): Params {
  if (!extra) return {};
  return Object.fromEntries(Object.entries(extra).filter(([name]) => name !== elementName));
}

function readSwitch(value: unknown): boolean | null {
  return value === 'on' ? true : value === 'off' ? false : null;
}

function readElsewhere(value: unknown): Elsewhere | null {
  return value === 'answered' || value === 'rejected' || value === 'busy' || value === 'connected'
    ? value
    : null;
}

/** One is a string, several are an array, as for all parameters. */
function readInvited(value: unknown): readonly UserId[] {
  if (typeof value !== 'object' || value === null) return [];
  const ids: unknown = Reflect.get(value, 'id');
  return (Array.isArray(ids) ? ids : [ids]).filter(
    (id): id is UserId => typeof id === 'string' && id !== '' && !isReservedId(id),
  );
}

function readDescription(value: unknown): PeerDescription | null {
  if (typeof value !== 'object' || value === null) return null;
  const type: unknown = Reflect.get(value, 'type');
  const id: unknown = Reflect.get(value, 'id');
  const sdp: unknown = Reflect.get(value, 'sdp');
  if (type !== 'offer' && type !== 'answer') return null;
  return typeof id === 'string' && typeof sdp === 'string' ? { type, id, sdp: toCrlf(sdp) } : null;
}

/** XML turns CRLF into LF anyway. */
function toLf(sdp: string): string {
  return sdp.replaceAll('\r', '');
}

function toCrlf(sdp: string): string {
  return sdp.replace(/\r?\n/g, '\r\n');
}
