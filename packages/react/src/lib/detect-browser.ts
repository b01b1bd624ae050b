/**
 * Where a person finds the permissions of a site: `chrome` stands for every browser on Chromium on a computer, `android`
 * for those on Android, `ios` for every browser on iPhones and iPads, `safari` for the one on a Mac.
 */
export type BrowserKind = 'chrome' | 'firefox' | 'safari' | 'ios' | 'android' | 'other';

/** What a browser says of itself. */
export interface BrowserFacts {
  readonly userAgent: string;
  /** An iPad says that it is a Mac, but no Mac has a touch screen. */
  readonly maxTouchPoints: number;
  /** Of `navigator.userAgentData` (User-Agent Client Hints), where there is one. */
  readonly userAgentData?: unknown;
}

/** Tells which help fits. Only for words: nothing is decided by it. */
export function detectBrowser({ userAgent, maxTouchPoints, userAgentData }: BrowserFacts): BrowserKind {
  const says = (pattern: RegExp): boolean => pattern.test(userAgent);
  if (says(/iPhone|iPad|iPod/) || (says(/Macintosh/) && maxTouchPoints > 1)) return 'ios';
  if (says(/Firefox\//)) return says(/Android/) ? 'other' : 'firefox';
  if (isChromium(userAgentData) || says(/Chrom(e|ium)\//)) return says(/Android/) ? 'android' : 'chrome';
  return says(/Macintosh.*Version\/.*Safari\//) ? 'safari' : 'other';
}

/** The browser that this runs in; `other` on a server. */
export function currentBrowser(): BrowserKind {
  return typeof navigator === 'undefined' ? 'other' : detectBrowser(navigator);
}

function isChromium(data: unknown): boolean {
  if (typeof data !== 'object' || data === null || !('brands' in data) || !Array.isArray(data.brands))
    return false;
  const brands: readonly unknown[] = data.brands;
  return brands.some(
    (one) => typeof one === 'object' && one !== null && 'brand' in one && one.brand === 'Chromium',
  );
}
