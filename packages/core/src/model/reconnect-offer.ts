import type { Params } from './params.js';
import type { PeerDescription } from './peer-description.js';

/**
 * The parameters of an `update` that puts a new connection in the place of a broken one, as deployed QuickBlox clients
 * send it (the protocol as spoken, "reconnect").
 */
export function reconnectToParams({ type, id, sdp }: PeerDescription): Params {
  // XML turns CRLF into LF anyway.
  return { reason: 'reconnect', sessionDescription: { offerId: id, sdp: sdp.replaceAll('\r', ''), type } };
}

/** The description in such parameters, with CRLF line ends, which XML takes away; `null` when they are others. */
export function readReconnect(extra: Params): PeerDescription | null {
  const description = extra['sessionDescription'];
  if (extra['reason'] !== 'reconnect' || typeof description !== 'object') return null;
  const type: unknown = Reflect.get(description, 'type');
  const id: unknown = Reflect.get(description, 'offerId');
  const sdp: unknown = Reflect.get(description, 'sdp');
  if ((type !== 'offer' && type !== 'answer') || typeof id !== 'string' || typeof sdp !== 'string')
    return null;
  return { type, id, sdp: sdp.replace(/\r?\n/g, '\r\n') };
}
