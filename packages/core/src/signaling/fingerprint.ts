/**
 * A short stand-in for a text: 32-bit FNV-1a over its UTF-16 code units, in hexadecimal. Good for telling
 * apart, no good against somebody who wants two texts to look alike.
 */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16);
}
