import { exponentialBackoff, type ReconnectPolicy } from '../reconnect-policy.js';
import type { CredentialsSource } from '../credentials.js';
import { defaultLivenessTimes, type LivenessTimes } from '../liveness.js';
import type { OutboxLimits } from '../outbox.js';
import { parseService } from '../service.js';
import type { SignalingFactory } from '../signaling.js';
import { XmppSignaling } from '../xmpp-signaling.js';
import { randomUuid } from '../../lib/random-uuid.js';
import { ResumptionStore } from './resumption-store.js';
import { StropheLink } from './strophe-link.js';

/** How to reach an XMPP server. */
export interface StropheOptions {
  /** The address of its WebSocket (`wss://…`, RFC 7395) or of its BOSH service (`https://…`, XEP-0206). */
  readonly service: string;
  /** A BOSH address for networks that let no WebSocket through; used when `service` does not answer at all. */
  readonly fallback?: string;
  /**
   * Who signs in. Asked before every attempt, so tokens may be short-lived. Without TLS, except on this machine,
   * only SCRAM is used, and tokens are refused.
   */
  readonly credentials: CredentialsSource;
  /** The resource to ask for. Default: a random one for each client, so that tabs do not disturb each other. */
  readonly resource?: string;
  /** When to try again. Default: `exponentialBackoff()`. */
  readonly reconnect?: ReconnectPolicy;
  /** When a silent connection is doubted. */
  readonly liveness?: Partial<LivenessTimes>;
  /** How much waits while reconnecting, and for how long. */
  readonly outbox?: OutboxLimits;
  /** How long an attempt may take in all, in ms. Default 15,000. */
  readonly connectTimeout?: number;
  /** How long `service` may stay silent before `fallback` is tried, in ms. Default 5,000. */
  readonly fallbackAfter?: number;
}

/**
 * Signaling through any XMPP server, by strophe.js. Give it to the client:
 * `createCallClient({ signaling: strophe({ service, credentials }), … })`.
 *
 * Signs in by SCRAM, PLAIN or OAUTHBEARER; resumes broken streams (XEP-0198) where the server can, within one
 * client and never across tabs; goes on reconnecting until told otherwise. In a browser strophe.js is a chunk of
 * its own, fetched on `connect()`. In Node it needs the packages `ws` and `@xmldom/xmldom`, and sets the globals
 * `WebSocket`, `DOMParser`, `XMLSerializer` and `document` where they do not exist.
 *
 * @throws CallError `invalid-argument` when an address is not one of an XMPP service
 */
export function strophe(options: StropheOptions): SignalingFactory {
  const services = [parseService(options.service, 'service')];
  if (options.fallback !== undefined) services.push(parseService(options.fallback, 'fallback'));
  return (context) => {
    const { clock, logger } = context;
    const store = new ResumptionStore(clock, options.outbox?.maxAge);
    return new XmppSignaling(context, {
      services,
      credentials: options.credentials,
      resource: options.resource ?? `parley-${randomUuid().slice(0, 8)}`,
      openLink: (service, login, listener) =>
        new StropheLink({ clock, logger, store }, service, login, listener),
      reconnect: options.reconnect ?? exponentialBackoff(),
      liveness: { ...defaultLivenessTimes, ...options.liveness },
      connectTimeout: options.connectTimeout ?? 15_000,
      fallbackAfter: options.fallbackAfter ?? 5000,
      ...(options.outbox === undefined ? {} : { outbox: options.outbox }),
    });
  };
}
