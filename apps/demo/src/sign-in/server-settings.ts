import { jidAddressing, quickbloxAddressing } from '@parley/core';
import type { Addressing } from '@parley/core';

/** How user ids become addresses: `user@host`, or `user-application@host`. */
export type AddressStyle = 'jid' | 'quickblox';

/** A server that somebody gave, to sign in there instead of at the server of this page. */
export interface ServerSettings {
  /** `ws(s)://…` or `http(s)://…`. */
  readonly service: string;
  readonly host: string;
  readonly style: AddressStyle;
  /** Only for `quickblox`; else empty. */
  readonly appId: string;
  /** Use the public STUN and TURN servers of QuickBlox. */
  readonly publicIce: boolean;
}

/** The domain that the development server answers for. */
const ownHost = 'localhost';

/** Where the server of this page is: the page's own host, at the path of the Vite plugin. */
export function ownService({ protocol, host }: Pick<Location, 'protocol' | 'host'>): string {
  return `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/xmpp-websocket`;
}

/**
 * How the users of a server are addressed.
 *
 * @param server - `null`: the server of this page
 * @throws CallError `invalid-argument` when the host or the application id cannot be one
 */
export function addressingOf(server: ServerSettings | null): Addressing {
  if (server?.style === 'quickblox') return quickbloxAddressing({ appId: server.appId, host: server.host });
  return jidAddressing({ host: server?.host ?? ownHost });
}

/** The host name of a service address; empty when it is no address of a service. */
export function serviceHost(service: string): string {
  try {
    const { protocol, hostname } = new URL(service.trim());
    return /^(wss?|https?):$/.test(protocol) ? hostname : '';
  } catch {
    return '';
  }
}
