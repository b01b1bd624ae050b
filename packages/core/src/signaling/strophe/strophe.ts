import { parseService } from '../service.js';
import type { SignalingFactory } from '../signaling.js';
import { LaterSignaling } from '../later-signaling.js';
import { loadStrophe } from './load-strophe.js';
import type { StropheOptions } from './strophe-options.js';

/**
 * Signaling through any XMPP server, by strophe.js. Give it to the client:
 * `createCallClient({ signaling: strophe({ service, credentials }), … })`.
 *
 * Signs in by SCRAM, PLAIN or OAUTHBEARER; resumes broken streams (XEP-0198) where the server can, within one
 * client and never across tabs; goes on reconnecting until told otherwise. In a browser its code and strophe.js are
 * chunks of their own, fetched on `connect()`. In Node it needs the packages `ws` and `@xmldom/xmldom`, and sets the globals
 * `WebSocket`, `DOMParser`, `XMLSerializer` and `document` where they do not exist.
 *
 * @throws CallError `invalid-argument` when an address is not one of an XMPP service
 */
export function strophe(options: StropheOptions): SignalingFactory {
  const services = [parseService(options.service, 'service')];
  if (options.fallback !== undefined) services.push(parseService(options.fallback, 'fallback'));
  return (context) =>
    new LaterSignaling(context.logger, async (emitter) => {
      // Beside it: each attempt to connect asks for it anew, and says when it does not come.
      void loadStrophe().catch(() => undefined);
      const { openXmpp } = await import('./open-xmpp.js');
      return openXmpp(context, options, services, emitter);
    });
}
