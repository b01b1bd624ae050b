import type { CredentialsSource } from '../credentials.js';
import type { LivenessTimes } from '../liveness.js';
import type { OutboxLimits } from '../outbox.js';
import type { ReconnectPolicy } from '../reconnect-policy.js';

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
