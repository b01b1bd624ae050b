// What nodeprep (RFC 6122 appendix A) refuses or drops: controls, unassigned and private characters, those that
// show nothing, and all space. U+0020 is left out here, because XEP-0106 has an escape for it.
const forbidden = /[\p{C}\p{Default_Ignorable_Code_Point}]|[^\S ]/u;
const maxBytes = 1023;

/**
 * Brings a text into the form that servers give to localparts: lower case, compatibility-composed (NFKC).
 * That is nodeprep (RFC 6122 appendix A) for all but a few letters, such as "ß" and the final "ς", which
 * servers fold and this does not.
 */
export function prepareLocalpart(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFKC');
}

/** True when a server takes the prepared text as a localpart (RFC 7622 section 3.3.1). */
export function isLocalpart(text: string): boolean {
  if (text === '' || forbidden.test(text) || /[ "&'/:<>@]/.test(text)) return false;
  return new TextEncoder().encode(text).length <= maxBytes;
}

/** True when escapes can make a localpart of the text; XEP-0106 has none for space around it. */
export function isEscapable(text: string): boolean {
  return text !== '' && text === text.trim() && !forbidden.test(text);
}

// XEP-0106 section 4.2. The backslash itself is escaped only where it would begin an escape.
const escapes = '20|22|26|27|2f|3a|3c|3e|40|5c';
const toEscape = new RegExp(`[ "&'/:<>@]|\\\\(?=${escapes})`, 'g');
const escaped = new RegExp(`\\\\(${escapes})`, 'g');

/** Escapes what a localpart cannot hold (XEP-0106): `o hara@home` becomes `o\20hara\40home`. */
export function escapeLocalpart(text: string): string {
  return text.replace(toEscape, (char) => `\\${char.charCodeAt(0).toString(16)}`);
}

/** Takes the escapes of XEP-0106 back. */
export function unescapeLocalpart(localpart: string): string {
  return localpart.replace(escaped, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
