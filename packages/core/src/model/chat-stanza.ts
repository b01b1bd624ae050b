/** What people do at their keyboard (XEP-0085 section 4). */
export type ChatState = 'active' | 'composing' | 'paused' | 'inactive' | 'gone';

/** How a sender wants to hear that a message has come: by XEP-0184, or by XEP-0333 as QuickBlox clients do. */
export type ReceiptKind = 'receipt' | 'marker';

/** What a chat message of any XMPP client says, as far as we understand it. */
export interface ChatStanza {
  readonly type: 'chat' | 'error';
  /** The stanza's own id, to which receipts refer; `null` where it has none. */
  readonly id: string | null;
  /** The id by which a repeat is known (XEP-0359), else `id`. */
  readonly originId: string | null;
  /** `null`: there is nothing to be read in it. */
  readonly body: string | null;
  /** What it belongs to: the session id of a call, or a thread of the sender's own (RFC 6121 section 5.2.5). */
  readonly thread: string | null;
  readonly state: ChatState | null;
  readonly wantsReceipt: ReceiptKind | null;
  /** The id of a message of ours that has come to its receiver. */
  readonly received: string | null;
  /** When it was sent, where a server held it back (XEP-0203), in ms since the epoch. */
  readonly delayedFrom: number | null;
  /** The QuickBlox dialog that it is part of. */
  readonly dialogId: string | null;
}

/** What QuickBlox clients and their server are told beside the text. */
export interface QuickbloxFields {
  /** The session id of the call: a QuickBlox client shows no `thread` to its app. */
  readonly sessionId: string;
  /** In ms since the epoch. */
  readonly sentAt: number;
  readonly dialogId: string | null;
  /** Whether the QuickBlox server is to put it into the dialog between the two. */
  readonly isSaved: boolean;
}
