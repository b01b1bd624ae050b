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
  const words = name.split(/[\s.-]+/u).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  const segmenter = new Intl.Segmenter();
  return letters
    .map((word = '') => [...segmenter.segment(word)][0]?.segment ?? '')
    .join('')
    .toLocaleUpperCase();
}

function hueOf(userId: string): number {
  let sum = 0;
  for (const character of userId) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 360;
  return sum;
}
