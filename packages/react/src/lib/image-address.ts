/**
 * An address that an image may be loaded from: `http`, `https`, `blob`, an image in a `data` URL, or one beside the page;
 * `null` for all else. Addresses of pictures may come from anybody.
 */
export function imageAddress(address: string | null): string | null {
  // As browsers read it: without the blanks and control characters that they pass over (URL Standard).
  const read = Array.from(address ?? '', (char) => (char <= ' ' ? '' : char))
    .join('')
    .toLowerCase();
  const scheme = /^[a-z][a-z\d+.-]*:/.exec(read)?.[0];
  const isAllowed = scheme === undefined || allowed.has(scheme) || read.startsWith('data:image/');
  return isAllowed && read !== '' ? address : null;
}

const allowed = new Set(['http:', 'https:', 'blob:']);
