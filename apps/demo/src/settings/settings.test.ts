import { describe, expect, it } from 'vitest';
import { memoryKeep } from '../test-support/memory-keep.js';
import { readSettings, saveSettings } from './settings.js';
import type { Settings } from './settings.js';

const untouched: Settings = { language: null, theme: 'system', sounds: true };

describe('settings', () => {
  it('are those of the browser and the system until something is chosen', () => {
    expect(readSettings(memoryKeep())).toEqual(untouched);
  });

  it.each<Settings>([
    { language: 'ar', theme: 'dark', sounds: false },
    { language: null, theme: 'light', sounds: true },
    untouched,
  ])('are read as they were saved: %o', (settings) => {
    const keep = memoryKeep();
    saveSettings(keep, settings);
    expect(readSettings(keep)).toEqual(settings);
  });

  it.each(['', 'toString sepia', 'xx', '{"theme":1}'])('pass over what is none: %j', (text) => {
    const keep = memoryKeep();
    keep.setItem('parley-demo:settings', text);
    expect(readSettings(keep)).toEqual(untouched);
  });
});
