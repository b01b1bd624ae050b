/**
 * The name to show for a user part as it was typed: XEP-0106 escapes (`jane\20doe`) read as the characters
 * they stand for.
 */
export function displayName(local: string): string {
  return local.replace(/\\(20|22|26|27|2f|3a|3c|3e|40|5c)/gi, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
}
