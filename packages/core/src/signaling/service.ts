import { CallError } from '../model/call-error.js';

/** Where and how an XMPP server is reached from a browser. */
export interface Service {
  readonly url: string;
  /** RFC 7395 over `ws:` and `wss:`, XEP-0124 and XEP-0206 over `http:` and `https:`. */
  readonly transport: 'websocket' | 'bosh';
  /** True where nobody can read along: TLS, or a server on this machine. */
  readonly confidential: boolean;
}

/**
 * Reads a service address.
 *
 * @param option - the name of the option it came from, for the error
 * @throws CallError `invalid-argument` unless it is an absolute URL of a known scheme
 */
export function parseService(url: string, option: string): Service {
  const parsed = parseUrl(url);
  if (parsed !== null && /^wss?:$/.test(parsed.protocol)) {
    return { url, transport: 'websocket', confidential: isConfidential(parsed) };
  }
  if (parsed !== null && /^https?:$/.test(parsed.protocol)) {
    return { url, transport: 'bosh', confidential: isConfidential(parsed) };
  }
  throw new CallError(
    'invalid-argument',
    `${option} is no address of an XMPP service: give a wss:// or https:// (BOSH) URL.`,
  );
}

function parseUrl(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

function isConfidential({ protocol, hostname }: URL): boolean {
  if (protocol === 'wss:' || protocol === 'https:') return true;
  // Only names and addresses that cannot leave this machine (RFC 6761 section 6.3, RFC 1122, RFC 4291).
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname) ||
    hostname === '[::1]'
  );
}
