/** What is put in the place of a secret. */
const gone = '[redacted]';

/** Names of fields whose value is a secret, whatever it is. */
const secretName = /pass(word|wd)?$|secret|token|credential|authorization|^(pwd|sasl)$/i;

/** In this order: what is taken away first is not looked at again. */
const rules: readonly (readonly [RegExp, string | ((match: string) => string)])[] = [
  // A description, up to the end of the element or the text that it stands in (RFC 8866 section 5.1: it begins with v=0).
  [/v=0\s[^<]*/g, (sdp) => `[SDP, ${sdp.length} characters]`],
  // The login (RFC 6120 section 6.4, XEP-0388).
  [/(<(auth|response|challenge|success|authenticate|initial-response)\b[^>]*>)[^<]*/g, `$1${gone}`],
  [/\bcandidate:[^"<\r\n]*?\btyp (\w+)[^"<\r\n]*/g, '[candidate, $1]'],
  [/\b(ice-(?:ufrag|pwd)|ufrag|fingerprint|crypto)([: ])[^"<\r\n]+/g, `$1$2${gone}`],
  // Where such a thing stands in a text, as in `password=…`, `"token": "…"` and the query of an address.
  [/\b(\w*(?:password|passwd|secret|token|credential))(["']?\s*[=:]\s*["']?)[^\s"'&<,}]+/gi, `$1$2${gone}`],
  [/\b(Bearer|Basic)\s+[\w+/=.~-]+/gi, `$1 ${gone}`],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '[address]'],
  // Two colons at least, so that a time of day is none.
  [/(?<![\w:])(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}(?![\w:])/gi, '[address]'],
  [/\b[0-9a-f-]{36}\.local\b/gi, '[address]'],
];

/** The part of a JID before the `@` (RFC 7622). */
const localpart = /[^\s"'<>@/=;,()[\]]+(?=@[\w[][\w.:\]-]*)/g;

/**
 * Takes out of a text what must not leave this machine: descriptions and candidates (SDP), network addresses, passwords
 * and tokens. The users of JIDs are named `user-1`, `user-2` …, the same ones alike.
 *
 * @param names - the names that were given so far
 */
export function redactText(text: string, names: Map<string, string>): string {
  const plain = rules.reduce(
    (rest, [pattern, by]) => (typeof by === 'string' ? rest.replace(pattern, by) : rest.replace(pattern, by)),
    text,
  );
  return plain.replace(localpart, (user) => {
    const name = names.get(user) ?? `user-${names.size + 1}`;
    names.set(user, name);
    return name;
  });
}

/** Any value as redacted text; never throws. */
export function redactValue(value: unknown, names: Map<string, string>): string {
  if (value instanceof Error) {
    const code: unknown = Reflect.get(value, 'code');
    const what = `${value.name}${typeof code === 'string' ? ` ${code}` : ''}: ${value.message}`;
    const cause = value.cause === undefined ? '' : ` (cause: ${redactValue(value.cause, names)})`;
    return redactText(what, names) + cause;
  }
  if (typeof value === 'string') return redactText(value, names);
  try {
    // Typed as if it always gave a text: of a function it gives nothing.
    const text: unknown = JSON.stringify(value, (name, field: unknown) => {
      if (name !== '' && secretName.test(name)) return gone;
      // Before it is written as JSON, where line ends are escaped.
      return typeof field === 'string' ? redactText(field, names) : field;
    });
    return typeof text === 'string' ? text : typeof value;
  } catch {
    return '[something that cannot be written]';
  }
}
