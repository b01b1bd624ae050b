/** One or two letters for an avatar: of the first and the last word, whole characters in any script. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/u).filter((word) => /[a-z\d]/i.test(word) || /[\p{L}\p{N}]/u.test(word));
  const first = firstLetter(words[0]);
  const last = words.length > 1 ? firstLetter(words.at(-1)) : '';
  return (first + last).toLocaleUpperCase();
}

function firstLetter(word: string | undefined): string {
  // What most names begin with: to ask for the classes of Unicode takes a browser milliseconds, the first time.
  if (word !== undefined && /^[a-z\d][ -~]*$/i.test(word)) return word.charAt(0);
  return word?.match(/[\p{L}\p{N}]\p{M}*/u)?.[0] ?? '';
}

/** A hue from 0 to 359 that stays with a user id: a small hash (FNV-1a) on a wheel of 12 colors that can be told apart. */
export function hueOf(userId: string): number {
  let hash = 0x81_1c_9d_c5;
  for (const character of userId) {
    hash ^= character.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01_00_01_93) >>> 0;
  }
  // The low bits of FNV-1a are weak for short ids: mix the high ones in.
  return (((hash ^ (hash >>> 15)) >>> 0) % 12) * 30;
}
