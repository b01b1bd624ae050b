import { parseTime } from '../lib/clock.js';
import { childElements, childrenNamed, xmlElement, type XmlElement } from './xml-element.js';

const namespace = 'urn:xmpp:extdisco:2';

/** More than these are not read: browsers ask every one of them, and grow slow from the fifth on. */
const maxServices = 16;

const maxCredentialLength = 1024;

/** Asks a server which others it knows of, with credentials where they need some (XEP-0215 section 3). */
export const externalServicesQuery: XmlElement = xmlElement('services', { xmlns: namespace });

/** A STUN or TURN server that an XMPP server told of. */
export interface ExternalService {
  /** As `RTCIceServer` takes it. */
  readonly url: string;
  readonly username: string | null;
  readonly password: string | null;
  /** When the credentials run out, in ms since the Unix epoch by the clock of the server; `null`: not said. */
  readonly expires: number | null;
}

/**
 * Reads the answer to `externalServicesQuery`. What no browser could use is left out: other services than STUN and
 * TURN, TURN without credentials, and whatever is malformed. Never throws.
 */
export function readExternalServices(answer: XmlElement): readonly ExternalService[] {
  const services = childElements(answer).find(
    ({ name, attrs }) => name === 'services' && attrs['xmlns'] === namespace,
  );
  if (!services) return [];
  return childrenNamed(services, 'service')
    .flatMap(({ attrs }) => readService(attrs) ?? [])
    .slice(0, maxServices);
}

function readService(attrs: XmlElement['attrs']): ExternalService | null {
  const { type, host = '', port, action, expires = '' } = attrs;
  // One that is taken back comes in a push (XEP-0215 section 3.4); in an answer it has no business.
  if (action === 'delete') return null;
  const address = readAddress(host, port);
  if (address === null) return null;
  const time = parseTime(expires);
  const until = Number.isNaN(time) ? null : time;
  // Browsers speak STUN over UDP alone, and its URI names no transport (RFC 7064 section 3.1).
  if (type === 'stun')
    return attrs['transport'] === 'tcp'
      ? null
      : { url: `stun:${address}`, username: null, password: null, expires: null };
  const username = readCredential(attrs['username']);
  const password = readCredential(attrs['password']);
  const transport = attrs['transport'] ?? (type === 'turns' ? 'tcp' : 'udp');
  if (type !== 'turn' && type !== 'turns') return null;
  if (username === null || password === null || !['udp', 'tcp'].includes(transport)) return null;
  return { url: `${type}:${address}?transport=${transport}`, username, password, expires: until };
}

/** Nothing but a host and a port, so that nobody writes more into the URI than that. */
function readAddress(host: string, port: string | undefined): string | null {
  const isName = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?$/.test(host);
  const isVersion6 = /^[0-9A-Fa-f:.]{2,45}$/.test(host) && host.includes(':');
  if (!isName && !isVersion6) return null;
  const address = isVersion6 ? `[${host}]` : host;
  if (port === undefined) return address;
  return /^[0-9]{1,5}$/.test(port) && Number(port) > 0 && Number(port) < 65_536 ? `${address}:${port}` : null;
}

function readCredential(text: string | undefined): string | null {
  return text === undefined || text === '' || text.length > maxCredentialLength ? null : text;
}
