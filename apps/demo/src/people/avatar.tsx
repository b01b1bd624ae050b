import type { CSSProperties, ReactElement } from 'react';

export interface AvatarProps {
  readonly name: string;
  readonly userId: string;
}

/** Somebody's initials on a color of their own. Decoration: the name stands beside it. */
export function Avatar({ name, userId }: AvatarProps): ReactElement {
  const style: CSSProperties & Record<'--hue', string> = { '--hue': String(hueOf(userId)) };
  return (
    <span className="avatar" style={style} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/[\s.-]+/u).filter((word) => /^[\p{L}\p{N}\p{Emoji}]/u.test(word));
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  const segmenter = new Intl.Segmenter();
  return letters
    .map((word = '') => [...segmenter.segment(word)][0]?.segment ?? '')
    .join('')
    .toLocaleUpperCase();
}

/** One of 12 hues that stays with a user id. The kit finds the hue of its avatars in the same way (FNV-1a). */
function hueOf(userId: string): number {
  let hash = 0x81_1c_9d_c5;
  for (const character of userId) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01_00_01_93) >>> 0;
  }
  return (((hash ^ (hash >>> 15)) >>> 0) % 12) * 30;
}
