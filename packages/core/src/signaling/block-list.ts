import { CallError } from '../model/call-error.js';
import type { UserId } from '../model/ids.js';
import { childElements, childrenNamed, xmlElement, type XmlElement } from '../wire/xml-element.js';
import type { Addressing } from './addressing.js';
import type { IqRequests } from './iq-requests.js';

const blockingNamespace = 'urn:xmpp:blocking';

/** What a block list works with. */
export interface BlockListContext {
  readonly addressing: Addressing;
  readonly iqs: IqRequests;
  /** Told when the server's list is known, and when it changed. */
  readonly changed: () => void;
}

/**
 * The list of blocked users that the server keeps (XEP-0191). Whether it keeps one is seen from its answer to the
 * question for the list: that costs one round trip less than to discover it first.
 */
export class BlockList {
  readonly #context: BlockListContext;
  #own: UserId | null = null;
  #jids: ReadonlySet<string> | null = null;
  #userIds: readonly UserId[] | null = null;
  #session = 0;

  constructor(context: BlockListContext) {
    this.#context = context;
  }

  /** Users of this addressing on the list; `null` while it is not known, and where the server keeps none. */
  get userIds(): readonly UserId[] | null {
    return this.#userIds;
  }

  /** A new session began: asks for the list, and with that to be told of its changes (XEP-0191 section 3.2). */
  begin(own: UserId): void {
    if (own !== this.#own) this.#show(null);
    this.#own = own;
    this.#session += 1;
    const session = this.#session;
    this.#context.iqs.ask('get', xmlElement('blocklist', { xmlns: blockingNamespace }), (answer) => {
      if (session !== this.#session || answer instanceof CallError) return;
      const list = childElements(answer).find(isBlocking('blocklist'));
      if (list) this.#show(new Set(jidsIn(list)));
    });
  }

  /** Takes a push, which must have come from our own account; false when it is none. */
  handlePush(iq: XmlElement): boolean {
    const children = childElements(iq);
    const block = children.find(isBlocking('block'));
    const unblock = children.find(isBlocking('unblock'));
    if (!block && !unblock) return false;
    if (block) this.#change(jidsIn(block), true);
    // Without an item everybody is meant (XEP-0191 section 3.5).
    else if (unblock)
      this.#change(jidsIn(unblock).length > 0 ? jidsIn(unblock) : [...(this.#jids ?? [])], false);
    return true;
  }

  /**
   * Changes the list.
   *
   * @throws CallError `disconnected` when the server did not confirm it
   */
  set(userId: UserId, isBlocked: boolean): Promise<void> {
    const jid = this.#context.addressing.toJid(userId);
    const request = xmlElement(isBlocked ? 'block' : 'unblock', { xmlns: blockingNamespace }, [
      xmlElement('item', { jid }),
    ]);
    return new Promise((resolve, reject) => {
      this.#context.iqs.ask('set', request, (answer) => {
        if (answer instanceof CallError) {
          reject(answer);
          return;
        }
        this.#change([jid], isBlocked);
        resolve();
      });
    });
  }

  #change(jids: readonly string[], isBlocked: boolean): void {
    const next = new Set(this.#jids);
    for (const jid of jids) {
      if (isBlocked) next.add(jid);
      else next.delete(jid);
    }
    this.#show(next);
  }

  #show(jids: ReadonlySet<string> | null): void {
    this.#jids = jids;
    const { addressing, changed } = this.#context;
    this.#userIds = jids && [...new Set([...jids].flatMap((jid) => addressing.toUserId(jid) ?? []))];
    changed();
  }
}

function isBlocking(name: string): (element: XmlElement) => boolean {
  return (element) => element.name === name && element.attrs['xmlns'] === blockingNamespace;
}

/** A whole domain, or one device of somebody, can be on the list too: bare addresses of users are ours. */
function jidsIn(list: XmlElement): readonly string[] {
  return childrenNamed(list, 'item').flatMap(({ attrs: { jid } }) =>
    jid === undefined || jid.includes('/') ? [] : [jid],
  );
}
