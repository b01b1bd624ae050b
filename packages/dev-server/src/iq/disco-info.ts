import { el, type XmlElement } from '../xml/element.js';
import { NS } from '../xml/namespaces.js';

/** What the server says of itself (XEP-0030). */
export function serverInfo(hasExternalServices: boolean): XmlElement {
  const features: string[] = [NS.discoInfo, NS.discoItems, NS.ping, NS.roster, NS.carbons, NS.blocking];
  if (hasExternalServices) features.push(NS.externalServices);
  return info({ category: 'server', type: 'im', name: 'Parley development server' }, features);
}

/** What the server says of a user's own account. */
export function accountInfo(hasArchive: boolean): XmlElement {
  const features = hasArchive ? [NS.discoInfo, NS.archive, NS.stanzaIds] : [NS.discoInfo];
  return info({ category: 'account', type: 'registered' }, features);
}

function info(identity: Record<string, string>, features: readonly string[]): XmlElement {
  const rows = features.map((name) => el(NS.discoInfo, 'feature', { var: name }));
  return el(NS.discoInfo, 'query', {}, el(NS.discoInfo, 'identity', identity), ...rows);
}
