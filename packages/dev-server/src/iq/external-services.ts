import { createHmac } from 'node:crypto';
import { childElements, el, type XmlElement } from '../xml/element.js';
import { NS } from '../xml/namespaces.js';

/** A STUN or TURN server to tell clients of (XEP-0215). */
export interface ExternalService {
  readonly type: 'stun' | 'stuns' | 'turn' | 'turns';
  readonly host: string;
  /** Default 3478, for `stuns` and `turns` 5349. */
  readonly port?: number;
  /** Default `udp`, for `stuns` and `turns` `tcp`. */
  readonly transport?: 'udp' | 'tcp';
  /**
   * The secret shared with the TURN server (coturn's `static-auth-secret`). With it, clients get credentials
   * that end by themselves.
   */
  readonly secret?: string;
  /** How long such credentials hold, in seconds. Default 3600. */
  readonly ttl?: number;
}

/**
 * Answers `services` (all, or those of one type) and `credentials` (for one service).
 *
 * @param now - ms since the Unix epoch
 * @returns `null` when the question is malformed
 */
export function answerExternalServices(
  all: readonly ExternalService[],
  question: XmlElement,
  user: string,
  now: number,
): XmlElement | null {
  const write = (service: ExternalService): XmlElement => writeService(service, user, now);
  if (question.name === 'services') {
    const type = question.attrs.get('type');
    const wanted = all.filter((service) => type === undefined || service.type === type);
    return el(NS.externalServices, 'services', { type }, ...wanted.map(write));
  }
  const [asked] = childElements(question);
  if (question.name !== 'credentials' || asked?.name !== 'service') return null;
  const { attrs } = asked;
  const wanted = all.filter(
    (service) =>
      service.type === attrs.get('type') &&
      service.host === attrs.get('host') &&
      (!attrs.has('port') || String(portOf(service)) === attrs.get('port')),
  );
  return el(NS.externalServices, 'credentials', {}, ...wanted.map(write));
}

/**
 * Credentials a TURN server can check with nothing but the shared secret: the name is `expiry:user`, the
 * password its HMAC-SHA1 (draft-uberti-behave-turn-rest-00 section 2.2).
 */
function writeService(service: ExternalService, user: string, now: number): XmlElement {
  const { type, host, secret, ttl = 3600 } = service;
  const attrs = {
    type,
    host,
    port: String(portOf(service)),
    transport: service.transport ?? (isSecure(service) ? 'tcp' : 'udp'),
  };
  if (secret === undefined) return el(NS.externalServices, 'service', attrs);
  const expiry = Math.floor(now / 1000) + ttl;
  const username = `${expiry}:${user}`;
  return el(NS.externalServices, 'service', {
    ...attrs,
    restricted: 'true',
    username,
    password: createHmac('sha1', secret).update(username).digest('base64'),
    expires: new Date(expiry * 1000).toISOString(),
  });
}

function portOf(service: ExternalService): number {
  return service.port ?? (isSecure(service) ? 5349 : 3478);
}

function isSecure({ type }: ExternalService): boolean {
  return type === 'stuns' || type === 'turns';
}
