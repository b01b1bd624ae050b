import type { Account } from '../auth/accounts.js';
import type { Hub } from '../hub/hub.js';
import type { Link, StreamCondition } from '../hub/link.js';
import type { Session } from '../hub/session.js';
import { el, type XmlElement } from '../xml/element.js';
import { NS } from '../xml/namespaces.js';

/** What an element of stream management leads to. */
export interface ManagementOutcome {
  /** To be sent back. */
  readonly send?: XmlElement;
  /** The session that was resumed. */
  readonly resumed?: Session;
  /** Ends the stream. */
  readonly error?: { readonly condition: StreamCondition; readonly details: readonly XmlElement[] };
}

/** Takes an element of XEP-0198 on a stream that has a session. */
export function manageSession(hub: Hub, session: Session, element: XmlElement): ManagementOutcome {
  const { management } = session;
  if (element.name === 'enable') {
    if (management) return { send: failed('unexpected-request') };
    const wish = element.attrs.get('resume');
    hub.manage(session, wish === 'true' || wish === '1');
    return { send: enabled(hub, session) };
  }
  if (management && element.name === 'r') {
    return { send: el(NS.management, 'a', { h: String(management.queue.handled) }) };
  }
  if (management && element.name === 'a') {
    const h = readCount(element);
    if (h === null) return { error: { condition: 'bad-format', details: [] } };
    return session.acknowledge(h) ? {} : tooHigh(h, management.queue.sent);
  }
  return { send: failed('unexpected-request') };
}

/** Takes an element of XEP-0198 on a stream that is signed in and has no session yet. */
export function resumeSession(
  hub: Hub,
  account: Account,
  element: XmlElement,
  link: Link,
): ManagementOutcome {
  // Enabling needs a bound resource first (XEP-0198 section 3).
  if (element.name !== 'resume') return { send: failed('unexpected-request') };
  const h = readCount(element);
  if (h === null) return { error: { condition: 'bad-format', details: [] } };
  const session = hub.resume(account, element.attrs.get('previd') ?? '', h, link);
  if (session === null) return { send: failed('item-not-found') };
  return session === false ? tooHigh(h, null) : { resumed: session };
}

function enabled(hub: Hub, { management }: Session): XmlElement {
  const id = management?.resumeId;
  if (!id) return el(NS.management, 'enabled');
  const max = String(Math.ceil(hub.resumeMs / 1000));
  return el(NS.management, 'enabled', { id, resume: 'true', max });
}

function failed(condition: 'item-not-found' | 'unexpected-request'): XmlElement {
  return el(NS.management, 'failed', {}, el(NS.stanzaErrors, condition));
}

/** XEP-0198 section 4. */
function tooHigh(h: number, sent: number | null): ManagementOutcome {
  const attrs = { h: String(h), 'send-count': sent === null ? undefined : String(sent) };
  const detail = el(NS.management, 'handled-count-too-high', attrs);
  return { error: { condition: 'undefined-condition', details: [detail] } };
}

/** An unsigned 32 bit integer. */
function readCount(element: XmlElement): number | null {
  const text = element.attrs.get('h') ?? '';
  const count = Number(text);
  return /^\d{1,10}$/.test(text) && count < 2 ** 32 ? count : null;
}
