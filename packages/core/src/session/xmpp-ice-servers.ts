import { externalServicesQuery, readExternalServices } from '../wire/external-services.js';
import type { IceServersFunction } from './ice-source.js';

/**
 * ICE servers by the XMPP server that the client is signed in to (XEP-0215): `iceServers: xmppIceServers()`. Prosody
 * offers them with `mod_turn_external`, ejabberd with `mod_stun_disco`, both with credentials that run out; they are
 * replaced before they do, also in the middle of a call. A server that offers none leaves the call without.
 *
 * @param others - servers to use beside those
 */
export function xmppIceServers(others: readonly RTCIceServer[] = []): IceServersFunction {
  return async ({ signaling, clock }) => {
    const services = readExternalServices(await signaling.ask('get', externalServicesQuery, 'server'));
    const own = services.map(({ url, username, password }) => ({
      urls: url,
      ...(username === null || password === null ? {} : { username, credential: password }),
    }));
    const ends = services.flatMap(({ expires }) => expires ?? []);
    const iceServers = [...own, ...others];
    return ends.length === 0 ? iceServers : { iceServers, lifetime: Math.min(...ends) - clock.now() };
  };
}
