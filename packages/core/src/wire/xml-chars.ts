// XML 1.0 production [2] Char, turned around: what no XML document can hold, not even escaped. With the
// `u` flag a lone surrogate is a code point of its own and falls outside these ranges too.
const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Replaces by U+FFFD what XML 1.0 cannot carry: most control characters, U+FFFE, U+FFFF, lone surrogates. */
export function toXmlText(text: string): string {
  return text.replace(notXml, '\uFFFD');
}

/** True when XML 1.0 can carry the text unchanged. */
export function isXmlText(text: string): boolean {
  return toXmlText(text) === text;
}

// Letters that XML 1.0 allows in a name in its fourth edition and in its fifth: Latin, Greek, Cyrillic,
// Armenian, Hebrew, Arabic, Georgian, Japanese, Chinese and Korean. Expat, the parser inside most XMPP
// servers, still follows the fourth edition: over a name that only the fifth allows (`<😀/>`) the whole
// stream is lost. Checked code point by code point against Expat 2.5.
const letters =
  'A-Za-z_\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u0131\\u0134-\\u013E\\u0141-\\u0148\\u014A-\\u017E\\u0180-\\u01C3' +
  '\\u0388-\\u038A\\u038E-\\u03A1\\u03A3-\\u03CE\\u0401-\\u040C\\u040E-\\u044F\\u0451-\\u045C\\u045E-\\u0481\\u0490-\\u04C4' +
  '\\u0531-\\u0556\\u0561-\\u0586\\u05D0-\\u05EA\\u0621-\\u063A\\u0641-\\u064A\\u0671-\\u06B7' +
  '\\u10D0-\\u10F6\\u1E00-\\u1E9B\\u1EA0-\\u1EF9\\u3041-\\u3094\\u30A1-\\u30FA\\u4E00-\\u9FA5\\uAC00-\\uD7A3';
const name = new RegExp(`^[${letters}][${letters}0-9.\\u00B7-]*$`);

/**
 * True when the text can be the name of an element everywhere: an NCName (Namespaces in XML 1.0) of
 * letters that old and new parsers know alike.
 */
export function isXmlName(text: string): boolean {
  return name.test(text);
}
