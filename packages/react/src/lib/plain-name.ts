/** The longest name that is shown, in UTF-16 code units: twice what the longest of real ones have. */
const maxLength = 100;

/**
 * All but what belongs in one line of text: controls, breaks of lines, and what turns the direction of the words around it
 * (Unicode Standard Annex 9, explicit embeddings, overrides and isolates).
 */
const unfit = /[^ -~\u00a0-\u2027\u202f-\u2065\u206a-\uffff]+/g;

/** A name as it can be shown within any sentence, whoever chose it; `userId` when nothing of it is left. */
export function plainName(name: string, userId: string): string {
  const plain = name.replace(unfit, ' ').trim();
  if (plain === '') return userId;
  // Not within a character of two code units.
  return plain.length > maxLength ? `${plain.slice(0, maxLength).replace(/[\ud800-\udbff]$/, '')}…` : plain;
}
