import { el, withAttrs, type XmlElement } from '../xml/element.js';
import { NS } from '../xml/namespaces.js';

const types = {
  'bad-request': 'modify',
  'item-not-found': 'cancel',
  'jid-malformed': 'modify',
  'not-acceptable': 'cancel',
  'not-allowed': 'cancel',
  'remote-server-not-found': 'cancel',
  'resource-constraint': 'wait',
  'service-unavailable': 'cancel',
} as const;

/** The error conditions this server answers with (RFC 6120 section 8.3.3). */
export type StanzaCondition = keyof typeof types;

/** The error that answers a stanza: same id, addresses the other way round (RFC 6120 section 8.3.1). */
export function errorReply(stanza: XmlElement, condition: StanzaCondition): XmlElement {
  const type = types[condition];
  const error = el(NS.client, 'error', { type }, el(NS.stanzaErrors, condition));
  return replyTo(stanza, 'error', error);
}

/** The result that answers an IQ. */
export function resultReply(iq: XmlElement, payload: XmlElement | null): XmlElement {
  return payload ? replyTo(iq, 'result', payload) : replyTo(iq, 'result');
}

/** Whether a stanza may be answered with an error: an answer must never be (RFC 6120 section 8.3.1). */
export function mayBounce(stanza: XmlElement): boolean {
  const type = stanza.attrs.get('type');
  if (stanza.name === 'iq') return type !== 'result' && type !== 'error';
  return type !== 'error';
}

function replyTo(stanza: XmlElement, type: string, ...children: XmlElement[]): XmlElement {
  const { attrs } = stanza;
  const reply = el(NS.client, stanza.name, { type, id: attrs.get('id') }, ...children);
  return withAttrs(reply, { from: attrs.get('to'), to: attrs.get('from') });
}
