import type { ChatState, QuickbloxFields, ReceiptKind } from '../model/chat-stanza.js';
import { chatNamespaces } from './read-chat.js';
import { textElement, xmlElement, type XmlElement } from './xml-element.js';

/** A text on its way to one person. */
export interface ChatText {
  /** The same however often it is sent. */
  readonly id: string;
  readonly body: string;
  /** The session id of the call. */
  readonly sessionId: string;
  /** For somebody whose client speaks the QuickBlox protocol, else `null`. */
  readonly quickblox: QuickbloxFields | null;
}

/** Writes a text. It asks for a receipt in both ways, ends what its sender was typing, and can be known again. */
export function writeChatText({ id, body, sessionId, quickblox }: ChatText): XmlElement {
  return chat({ id }, [
    textElement('body', body),
    textElement('thread', sessionId),
    namespaced('active', 'states'),
    namespaced('request', 'receipts'),
    namespaced('markable', 'markers'),
    namespaced('origin-id', 'ids', { id }),
    ...(quickblox ? [writeQuickblox(quickblox)] : []),
  ]);
}

/** Writes that somebody is typing, or has stopped. No server is to keep that (XEP-0334). */
export function writeChatState(state: ChatState, id: string, sessionId: string): XmlElement {
  const thread = textElement('thread', sessionId);
  return chat({ id }, [namespaced(state, 'states'), thread, namespaced('no-store', 'hints')]);
}

/** Writes that a message has come. */
export function writeReceipt(kind: ReceiptKind, received: string, id: string): XmlElement {
  const namespace = kind === 'receipt' ? 'receipts' : 'markers';
  return chat({ id }, [namespaced('received', namespace, { id: received }), namespaced('no-store', 'hints')]);
}

/** The names and units of the QuickBlox chat: seconds, and `1` for yes. */
function writeQuickblox({ sessionId, sentAt, dialogId, isSaved }: QuickbloxFields): XmlElement {
  return xmlElement('extraParams', { xmlns: clientNamespace }, [
    ...(isSaved ? [textElement('save_to_history', '1')] : []),
    textElement('date_sent', String(Math.floor(sentAt / 1000))),
    ...(dialogId === null ? [] : [textElement('dialog_id', dialogId)]),
    textElement('sessionID', sessionId),
  ]);
}

const clientNamespace = 'jabber:client';

function chat(attrs: Readonly<Record<string, string>>, children: readonly XmlElement[]): XmlElement {
  return xmlElement('message', { type: 'chat', ...attrs, xmlns: clientNamespace }, children);
}

function namespaced(
  name: string,
  namespace: keyof typeof chatNamespaces,
  attrs: Readonly<Record<string, string>> = {},
): XmlElement {
  return xmlElement(name, { xmlns: chatNamespaces[namespace], ...attrs });
}
