import type { Params } from './params.js';

/**
 * What Parley adds to a signal, in one child element `<parley>` that a QuickBlox client ignores:
 * in `call` and `accept` it says that the sender is a Parley client; with `update` it tells what the
 * sender captures, or gives an answer ahead of `accept`, while it still rings; in `reject` it says that they are busy
 * rather than unwilling.
 */
export interface ParleyMark {
  /** False when the sender's microphone is muted. */
  readonly audio?: boolean;
  /** False when the sender's camera is off. */
  readonly video?: boolean;
  readonly busy?: boolean;
  /** The SDP of an early answer, with CRLF line ends. */
  readonly answer?: string;
}

const elementName = 'parley';

/** The mark as an extra child of a signal. */
export function markToParams(mark: ParleyMark): Params {
  const fields: Record<string, string> = {};
  if (mark.audio !== undefined) fields['audio'] = mark.audio ? 'on' : 'off';
  if (mark.video !== undefined) fields['video'] = mark.video ? 'on' : 'off';
  if (mark.busy) fields['reason'] = 'busy';
  // XML turns CRLF into LF anyway.
  if (mark.answer !== undefined) fields['answer'] = mark.answer.replaceAll('\r', '');
  return { [elementName]: Object.keys(fields).length > 0 ? fields : '' };
}

/** The mark of a signal, `null` when its sender is not a Parley client; unknown fields are ignored. */
export function readMark(extra: Params | undefined): ParleyMark | null {
  const value = extra?.[elementName];
  if (value === undefined) return null;
  if (typeof value === 'string' || Array.isArray(value)) return {};
  const audio = readSwitch(Reflect.get(value, 'audio'));
  const video = readSwitch(Reflect.get(value, 'video'));
  const answer: unknown = Reflect.get(value, 'answer');
  return {
    ...(typeof answer === 'string' ? { answer: answer.replace(/\r?\n/g, '\r\n') } : {}),
    ...(audio === null ? {} : { audio }),
    ...(video === null ? {} : { video }),
    ...(Reflect.get(value, 'reason') === 'busy' ? { busy: true } : {}),
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
