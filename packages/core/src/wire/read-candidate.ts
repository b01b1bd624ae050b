import type { IceCandidate } from '../model/signal.js';
import { childNamed, textOf, type XmlElement } from './xml-element.js';

/**
 * Reads one `iceCandidate`. An `sdpMLineIndex` that is not a whole number from 0 to 65535 (WebRTC section
 * 4.8, unsigned short) counts as not there, and so does an empty `sdpMid`.
 *
 * @returns `null` when there is no candidate line, or neither index nor mid to say which media it is for
 */
export function readCandidate(element: XmlElement): IceCandidate | null {
  const candidate = read(element, 'candidate');
  const sdpMid = read(element, 'sdpMid');
  const sdpMLineIndex = toLineIndex(read(element, 'sdpMLineIndex'));
  if (candidate === null || (sdpMid === null && sdpMLineIndex === null)) return null;
  return { candidate, sdpMid, sdpMLineIndex };
}

/** True when the number can be an `sdpMLineIndex`. */
export function isLineIndex(index: number): boolean {
  return Number.isInteger(index) && index >= 0 && index <= 0xffff;
}

function read(parent: XmlElement, name: string): string | null {
  const element = childNamed(parent, name);
  const text = element === undefined ? '' : textOf(element).trim();
  return text === '' ? null : text;
}

function toLineIndex(text: string | null): number | null {
  // Not Number(): it takes '1e2', '0x1' and '1.0' for whole numbers.
  if (text === null || !/^\d+$/.test(text)) return null;
  return isLineIndex(Number(text)) ? Number(text) : null;
}
