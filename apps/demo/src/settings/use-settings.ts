import { useEffect, useState } from 'react';
import type { Keep } from '../storage/keep.js';
import { readSettings, saveSettings } from './settings.js';
import type { Settings } from './settings.js';
import { showTheme } from './show-theme.js';

/** What was chosen, and how to choose. */
export interface SettingsHandle {
  readonly settings: Settings;
  readonly change: (changed: Partial<Settings>) => void;
}

/** The settings of this browser; the theme is shown as well. */
export function useSettings(keep: Keep): SettingsHandle {
  const [settings, setSettings] = useState(() => readSettings(keep));
  useEffect(
    function followTheme() {
      showTheme(settings.theme);
    },
    [settings.theme],
  );
  return {
    settings,
    change(changed) {
      const next = { ...settings, ...changed };
      setSettings(next);
      saveSettings(keep, next);
    },
  };
}
