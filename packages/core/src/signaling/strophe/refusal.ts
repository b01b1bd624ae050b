import { readDom, type DomNode } from '../../wire/read-dom.js';
import { childElements, childNamed, textOf, type XmlElement } from '../../wire/xml-element.js';
import type { LinkEnd } from '../xmpp-link.js';

/**
 * What strophe.js means by its status AUTHFAIL, which covers more than a wrong password.
 *
 * @param element - what came with it: a SASL `<failure/>`, a failed `iq`, `null` when SCRAM found the server out,
 * `undefined` when the server lets nobody bind
 */
export function readRefusal(element: DomNode | null | undefined): LinkEnd {
  if (element === null) {
    return { reason: 'refused', message: 'The server could not prove that it knows the password.' };
  }
  if (element === undefined) {
    return { reason: 'unreachable', message: 'The server offers no resource binding.' };
  }
  const read = readDom(element);
  const condition = read.ok ? readCondition(read.element) : 'something unreadable';
  const message = `The server answered ${condition}.`;
  const isSasl = read.ok && read.element.name === 'failure';
  // RFC 6120 section 6.5.10: not about the credentials, so it is worth another try.
  return isSasl && condition !== 'temporary-auth-failure'
    ? { reason: 'refused', message }
    : { reason: 'unreachable', message };
}

/** The defined condition and the server's own words (RFC 6120 sections 6.5 and 8.3.2). */
function readCondition(element: XmlElement): string {
  const error = childNamed(element, 'error') ?? element;
  const condition = childElements(error).find(({ name }) => name !== 'text')?.name ?? 'an error';
  const text = childNamed(error, 'text');
  return text === undefined ? condition : `${condition} (${textOf(text)})`;
}
