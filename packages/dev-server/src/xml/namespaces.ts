/** The XML namespaces this server speaks. */
export const NS = {
  /** RFC 7395 section 3.3. */
  framing: 'urn:ietf:params:xml:ns:xmpp-framing',
  streams: 'http://etherx.jabber.org/streams',
  streamErrors: 'urn:ietf:params:xml:ns:xmpp-streams',
  stanzaErrors: 'urn:ietf:params:xml:ns:xmpp-stanzas',
  client: 'jabber:client',
  sasl: 'urn:ietf:params:xml:ns:xmpp-sasl',
  bind: 'urn:ietf:params:xml:ns:xmpp-bind',
  /** RFC 3921 session establishment, a no-op kept for old clients. */
  session: 'urn:ietf:params:xml:ns:xmpp-session',
  roster: 'jabber:iq:roster',
  /** XEP-0198. */
  management: 'urn:xmpp:sm:3',
  /** XEP-0199. */
  ping: 'urn:xmpp:ping',
  /** XEP-0280. */
  carbons: 'urn:xmpp:carbons:2',
  /** XEP-0030. */
  discoInfo: 'http://jabber.org/protocol/disco#info',
  discoItems: 'http://jabber.org/protocol/disco#items',
  /** XEP-0191. */
  blocking: 'urn:xmpp:blocking',
  blockingErrors: 'urn:xmpp:blocking:errors',
  /** XEP-0215. */
  externalServices: 'urn:xmpp:extdisco:2',
  /** XEP-0313, with what it is made of: XEP-0004, XEP-0059, XEP-0203, XEP-0297, XEP-0359. */
  archive: 'urn:xmpp:mam:2',
  dataForms: 'jabber:x:data',
  resultSets: 'http://jabber.org/protocol/rsm',
  delay: 'urn:xmpp:delay',
  forward: 'urn:xmpp:forward:0',
  stanzaIds: 'urn:xmpp:sid:0',
  /** XEP-0334. */
  hints: 'urn:xmpp:hints',
  /** XEP-0184. */
  receipts: 'urn:xmpp:receipts',
  /** XEP-0333. */
  chatMarkers: 'urn:xmpp:chat-markers:0',
  /** XEP-0085. */
  chatStates: 'http://jabber.org/protocol/chatstates',
} as const;
