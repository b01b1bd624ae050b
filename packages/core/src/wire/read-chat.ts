import { parseTime } from '../lib/clock.js';
import type { ChatStanza, ChatState, ReceiptKind } from '../model/chat-stanza.js';
import { isReservedId } from '../model/ids.js';
import { maxIdLength } from './limits.js';
import { childElements, childNamed, textOf, type XmlElement } from './xml-element.js';

/** The namespaces of what a chat message may hold. */
export const chatNamespaces = {
  states: 'http://jabber.org/protocol/chatstates',
  receipts: 'urn:xmpp:receipts',
  markers: 'urn:xmpp:chat-markers:0',
  ids: 'urn:xmpp:sid:0',
  delay: 'urn:xmpp:delay',
  hints: 'urn:xmpp:hints',
} as const;

const chatStates: readonly ChatState[] = ['active', 'composing', 'paused', 'inactive', 'gone'];

/**
 * Reads a message between two people (RFC 6121 section 5), also one that came back as an error. Never throws. A body
 * that stands in for something else (XEP-0428) is read as it is: it is meant for those who do not know that. What is
 * wrapped in something, such as a copy of another device (XEP-0280), is not looked for.
 *
 * @returns `null` when it is none: no `message`, of another type, from a room, or with nothing in it for us
 */
export function readChat(message: XmlElement): ChatStanza | null {
  const { type = 'normal', id } = message.attrs;
  if (message.name !== 'message' || !isOneToOne(type)) return null;
  const extra = childNamed(message, 'extraParams');
  const delay = find(message, 'delay', chatNamespaces.delay);
  const stanza: ChatStanza = {
    type: type === 'error' ? 'error' : 'chat',
    id: readId(id),
    originId: readId(find(message, 'origin-id', chatNamespaces.ids)?.attrs['id']) ?? readId(id),
    body: readBody(message),
    thread: readId(textIn(message, 'thread')) ?? readId(extra && textIn(extra, 'sessionID')),
    state: readState(message),
    wantsReceipt: readWish(message),
    received: readReceipt(message),
    delayedFrom: delay ? readTime(delay.attrs['stamp']) : null,
    dialogId: readId(extra && textIn(extra, 'dialog_id')),
  };
  const { body, state, received } = stanza;
  const isEmpty = body === null && state === null && received === null && stanza.type !== 'error';
  return isEmpty ? null : stanza;
}

/** A `normal` one is what some clients send to somebody who has not answered yet. */
function isOneToOne(type: string): boolean {
  return type === 'chat' || type === 'normal' || type === 'error';
}

function readBody(message: XmlElement): string | null {
  // One for each language (RFC 6121 section 5.2.3): the one without is meant for everybody.
  const bodies = childElements(message).filter(({ name }) => name === 'body');
  const body = bodies.find(({ attrs }) => attrs['xml:lang'] === undefined) ?? bodies[0];
  const text = body ? textOf(body) : '';
  return text.trim() === '' ? null : text;
}

function readState(message: XmlElement): ChatState | null {
  return chatStates.find((name) => find(message, name, chatNamespaces.states) !== undefined) ?? null;
}

function readWish(message: XmlElement): ReceiptKind | null {
  if (find(message, 'request', chatNamespaces.receipts)) return 'receipt';
  return find(message, 'markable', chatNamespaces.markers) ? 'marker' : null;
}

/** Whoever has shown a message has received it. */
function readReceipt(message: XmlElement): string | null {
  const receipt =
    find(message, 'received', chatNamespaces.receipts) ??
    find(message, 'received', chatNamespaces.markers) ??
    find(message, 'displayed', chatNamespaces.markers);
  return readId(receipt?.attrs['id']);
}

/** `CCYY-MM-DDThh:mm:ss[.sss]TZD` (XEP-0082). */
function readTime(stamp: string | undefined): number | null {
  if (stamp === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(stamp))
    return null;
  const time = parseTime(stamp);
  return Number.isNaN(time) ? null : time;
}

function readId(id: string | undefined): string | null {
  const trimmed = id?.trim() ?? '';
  return trimmed === '' || trimmed.length > maxIdLength || isReservedId(trimmed) ? null : trimmed;
}

function textIn(element: XmlElement, name: string): string | undefined {
  const child = childNamed(element, name);
  return child && textOf(child);
}

function find(message: XmlElement, name: string, namespace: string): XmlElement | undefined {
  return childElements(message).find((child) => child.name === name && child.attrs['xmlns'] === namespace);
}
