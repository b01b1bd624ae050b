import type { StreamCondition } from '../hub/link.js';
import { el, type XmlElement } from '../xml/element.js';
import { NS } from '../xml/namespaces.js';

/** The server's opening of a stream (RFC 7395 section 3.3.2). */
export function openFrame(domain: string, id: string): XmlElement {
  return el(NS.framing, 'open', { from: domain, id, version: '1.0', 'xml:lang': 'en' });
}

/** Either side's last frame (RFC 7395 section 3.6). */
export function closeFrame(): XmlElement {
  return el(NS.framing, 'close');
}

/** The features before signing in. */
export function signInFeatures(mechanisms: readonly string[]): XmlElement {
  const rows = mechanisms.map((name) => el(NS.sasl, 'mechanism', {}, name));
  return featuresFrame(el(NS.sasl, 'mechanisms', {}, ...rows));
}

/** The features after signing in. */
export function bindFeatures(): XmlElement {
  return featuresFrame(
    el(NS.bind, 'bind'),
    // An empty `optional` tells that nobody needs to ask for a session (draft-cridland-xmpp-session-01).
    el(NS.session, 'session', {}, el(NS.session, 'optional')),
    el(NS.management, 'sm'),
  );
}

/** An error that ends the stream (RFC 6120 section 4.9). */
export function streamErrorFrame(condition: StreamCondition, ...details: XmlElement[]): XmlElement {
  const children = [el(NS.streamErrors, condition), ...details];
  return el(NS.streams, 'stream:error', { 'xmlns:stream': NS.streams }, ...children);
}

/** What may be negotiated now (RFC 6120 section 4.3.2); the prefix is what older clients look for. */
function featuresFrame(...features: XmlElement[]): XmlElement {
  return el(NS.streams, 'stream:features', { 'xmlns:stream': NS.streams }, ...features);
}
