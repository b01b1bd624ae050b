import { describe, expect, it } from 'vitest';
import { currentBrowser, detectBrowser } from './detect-browser.js';
import type { BrowserKind } from './detect-browser.js';

const webKit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const blink = 'AppleWebKit/537.36 (KHTML, like Gecko)';

const browsers: readonly (readonly [name: string, kind: BrowserKind, userAgent: string, touch?: number])[] = [
  [
    'Chrome on Windows',
    'chrome',
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Chrome/141.0.0.0 Safari/537.36`,
  ],
  [
    'Chrome on a Mac',
    'chrome',
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${blink} Chrome/141.0.0.0 Safari/537.36`,
  ],
  [
    'Edge',
    'chrome',
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0`,
  ],
  [
    'Chrome on a laptop with a touch screen',
    'chrome',
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Chrome/141.0.0.0 Safari/537.36`,
    10,
  ],
  ['Firefox on Linux', 'firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'],
  [
    'Firefox on a Mac',
    'firefox',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0',
  ],
  [
    'Safari on a Mac',
    'safari',
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webKit} Version/18.3 Safari/605.1.15`,
  ],
  [
    'Safari on an iPhone',
    'ios',
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) ${webKit} Version/18.3 Mobile/15E148 Safari/604.1`,
    5,
  ],
  [
    'Safari on an iPad, which says that it is a Mac',
    'ios',
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webKit} Version/18.3 Safari/605.1.15`,
    5,
  ],
  [
    'Chrome on an iPhone',
    'ios',
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) ${webKit} CriOS/141.0.0.0 Mobile/15E148 Safari/604.1`,
    5,
  ],
  [
    'Firefox on an iPhone',
    'ios',
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) ${webKit} FxiOS/140.0 Mobile/15E148 Safari/605.1.15`,
    5,
  ],
  [
    'Chrome on Android',
    'android',
    `Mozilla/5.0 (Linux; Android 10; K) ${blink} Chrome/141.0.0.0 Mobile Safari/537.36`,
    5,
  ],
  [
    'Samsung Internet',
    'android',
    `Mozilla/5.0 (Linux; Android 14; SM-S921B) ${blink} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
    5,
  ],
  ['Firefox on Android', 'other', 'Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', 5],
  ['GNOME Web', 'other', `Mozilla/5.0 (X11; Linux x86_64) ${webKit} Version/18.3 Safari/605.1.15`],
  ['nobody', 'other', ''],
];

describe('the browser', () => {
  const cases = browsers.map(([name, kind, userAgent, touch = 0]) => [name, kind, userAgent, touch] as const);

  it.each(cases)('%s is known as %s', (_, kind, userAgent, maxTouchPoints) => {
    expect(detectBrowser({ userAgent, maxTouchPoints })).toBe(kind);
  });

  it('is known by its brands where it hides its name', () => {
    const userAgentData = { brands: [{ brand: 'Not?A_Brand' }, { brand: 'Chromium', version: '141' }] };
    expect(detectBrowser({ userAgent: '', maxTouchPoints: 0, userAgentData })).toBe('chrome');
  });

  it.each([{}, { brands: null }, { brands: [null, 'Chromium'] }, 'Chromium'])(
    'is not known by nonsense: %o',
    (userAgentData) => {
      expect(detectBrowser({ userAgent: '', maxTouchPoints: 0, userAgentData })).toBe('other');
    },
  );

  it('is none on a server', () => {
    expect(currentBrowser()).toBe('other');
  });
});
