/** A piece of a text: plain, or the address that it is a link to. */
export interface TextPiece {
  /** Where it begins in the whole. */
  readonly at: number;
  readonly text: string;
  /** `null`: no link. */
  readonly href: string | null;
}

/**
 * What may begin a link that is safe to follow: never `javascript:`, `data:` or what an app has registered. A full stop of
 * Chinese and Japanese ends it, as no space follows there.
 */
const candidate =
  /(?:https?:\/\/|mailto:)[^\s<>"'`\u2018-\u201F\u00AB\u00BB\u3001\u3002\uFF01\uFF0C\uFF1F\u202A-\u202E\u2066-\u2069]+/giu;
const safe: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Splits a text where there are links in it. What cannot be read as an address stays text. */
export function findLinks(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(candidate)) {
    // Within a word it is none: `xhttp://`. Not every script has space between its words.
    if (/[\w\p{Script=Latin}]$/u.test(text.slice(0, index))) continue;
    const address = trim(found);
    const href = toHref(address);
    if (href === null) continue;
    if (index > end) pieces.push({ at: end, text: text.slice(end, index), href: null });
    pieces.push({ at: index, text: address, href });
    end = index + address.length;
  }
  if (end < text.length) pieces.push({ at: end, text: text.slice(end), href: null });
  return pieces;
}

/** Without what ends the sentence around it, and a bracket that was opened before it. */
function trim(found: string): string {
  let address = found;
  for (;;) {
    const last = address.at(-1) ?? '';
    const isUnopened = last === ')' && count(address, ')') > count(address, '(');
    if (!isUnopened && !/[.,:;!?\]}。、，！？）؟،…]/u.test(last)) return address;
    address = address.slice(0, -1);
  }
}

function toHref(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, href, hostname, pathname } = new URL(address);
  if (!safe.has(protocol)) return null;
  return (protocol === 'mailto:' ? pathname.includes('@') : hostname !== '') ? href : null;
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
