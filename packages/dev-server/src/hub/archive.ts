import { randomUUID } from 'node:crypto';
import type { Clock } from '../lib/clock.js';
import { childElements, el, type XmlElement } from '../xml/element.js';
import { NS } from '../xml/namespaces.js';
import { writeXml } from '../xml/write.js';

/** How much is kept for one user. */
export interface ArchiveLimits {
  /** Messages. Default 1000, as Prosody. */
  readonly maxArchived: number;
  /** Their length together, in UTF-16 units. Default 1 MiB. */
  readonly maxArchivedLength: number;
}

/** A message in the archive of one user. */
export interface ArchivedMessage {
  readonly id: string;
  /** When it was taken in, in ms since the Unix epoch. */
  readonly at: number;
  /** Whom the user wrote to, or who wrote to them: a bare address. */
  readonly with: string;
  /** As it was sent, sender stamped. */
  readonly message: XmlElement;
  /** Its length as a frame, in UTF-16 units. */
  readonly length: number;
}

/** What each user has sent and was sent, as far as it is worth keeping (XEP-0313). In memory; the oldest go first. */
export class Archive {
  readonly #clock: Clock;
  readonly #limits: ArchiveLimits;
  readonly #byBare = new Map<string, { messages: ArchivedMessage[]; length: number }>();

  constructor(clock: Clock, limits: ArchiveLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** What is kept for a user, oldest first. */
  of(bare: string): readonly ArchivedMessage[] {
    return this.#byBare.get(bare)?.messages ?? [];
  }

  /**
   * Keeps a message that passes between two, where it is to be kept.
   *
   * @param bare - whose archive it goes to
   * @param other - the bare address of the other one
   * @returns its id; `null` when it is not of the kind that is kept
   */
  add(bare: string, other: string, message: XmlElement): string | null {
    if (!isStorable(message)) return null;
    const { length } = writeXml(message);
    const own = this.#byBare.get(bare) ?? { messages: [], length: 0 };
    this.#byBare.set(bare, own);
    const id = randomUUID();
    own.messages.push({ id, at: this.#clock.now(), with: other, message: withoutStates(message), length });
    own.length += length;
    const { maxArchived, maxArchivedLength } = this.#limits;
    while (own.messages.length > maxArchived || own.length > maxArchivedLength) {
      own.length -= own.messages.shift()?.length ?? own.length;
    }
    return id;
  }
}

/** Writes the id that a message has in a user's archive (XEP-0359), in place of what others say of that archive. */
export function withArchiveId(message: XmlElement, bare: string, id: string | null): XmlElement {
  const children = message.children.filter((node) => typeof node === 'string' || !isArchiveId(node, bare));
  const named = id === null ? [] : [el(NS.stanzaIds, 'stanza-id', { by: bare, id })];
  return { ...message, children: [...children, ...named] };
}

/** Whether a message that is under way to a user is in their archive. */
export function hasArchiveId(message: XmlElement, bare: string): boolean {
  return childElements(message).some((child) => isArchiveId(child, bare));
}

function isArchiveId({ ns, name, attrs }: XmlElement, bare: string): boolean {
  return ns === NS.stanzaIds && name === 'stanza-id' && attrs.get('by') === bare;
}

/** The same messages as Prosody 0.12 keeps (`mod_mam`), but for error messages, of which none is kept. */
function isStorable(message: XmlElement): boolean {
  const type = message.attrs.get('type');
  if (type === 'headline' || type === 'groupchat' || type === 'error') return false;
  const children = childElements(message);
  const has = (ns: string, name?: string): boolean =>
    children.some((child) => child.ns === ns && (name === undefined || child.name === name));
  if (has(NS.hints, 'no-store') || has(NS.hints, 'no-permanent-store')) return false;
  if (has(NS.hints, 'store') || has(NS.client, 'body') || has(NS.client, 'subject')) return true;
  return has(NS.receipts) || has(NS.chatMarkers);
}

/** Who typed when is of no interest later (XEP-0085). */
function withoutStates(message: XmlElement): XmlElement {
  const children = message.children.filter((node) => typeof node === 'string' || node.ns !== NS.chatStates);
  return { ...message, children };
}
