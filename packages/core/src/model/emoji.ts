/** The reactions to choose from unless told otherwise. */
export const defaultReactions: readonly string[] = ['👍', '❤️', '😂', '😮', '👏', '🎉'];

/** A family with skin tones has about 20 UTF-16 code units, the flag of Scotland 14. */
const maxLength = 32;

/** Nothing but what emoji are made of, so that no text and no stack of accents is taken for one. */
const madeOfEmoji = /^[\p{Emoji}\p{Emoji_Component}]+$/u;
const hasPicture = /[\p{Extended_Pictographic}\p{Regional_Indicator}\u20e3]/u;

/** Whether a value is a single emoji: one grapheme, as a person sees it (Unicode UTS 51, UAX 29). */
export function isEmoji(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > maxLength) return false;
  if (!madeOfEmoji.test(value) || !hasPicture.test(value)) return false;
  return countGraphemes(value) === 1;
}

function countGraphemes(text: string): number {
  // Old browsers: a joined emoji is short enough to be taken as it is.
  if (typeof Intl.Segmenter === 'undefined') return 1;
  return Array.from(new Intl.Segmenter('en').segment(text)).length;
}
