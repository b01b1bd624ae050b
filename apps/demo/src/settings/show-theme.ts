import type { Theme } from './settings.js';

/** What the browser paints around the page. */
const around = { light: '#f4f6f8', dark: '#0d1013' } as const;

/** Lets the page and the kit follow a theme. */
export function showTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['parleyTheme'];
  else dataset['parleyTheme'] = theme;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const own = meta.media.includes('dark') ? 'dark' : 'light';
    meta.content = around[theme === 'system' ? own : theme];
  }
}
