/** Whether this page can put something on the clipboard: only a secure one has it. */
export function canCopyText(): boolean {
  return 'clipboard' in navigator;
}

/** Puts a text on the clipboard. @returns false when the person, or a policy of the page, does not let it */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
