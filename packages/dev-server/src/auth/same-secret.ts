import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares secrets in a time that tells nothing about where, or in what length, they differ. */
export function sameSecret(given: string | Buffer, expected: string | Buffer): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(secret: string | Buffer): Buffer {
  return createHash('sha256').update(secret).digest();
}
