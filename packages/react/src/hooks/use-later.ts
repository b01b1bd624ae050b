'use client';
import { useEffect, useState } from 'react';
import type { Later } from '../lib/later.js';

/**
 * A part that is fetched when it is first wanted: `null` until it is there.
 *
 * @param onMissing - told when it cannot be fetched. Keep it stable.
 */
export function useLater<Part extends object>(source: Later<Part>, onMissing?: () => void): Part | null {
  // Into state only what was waited for: what is there already is drawn at once.
  const [found, setFound] = useState(source.part);

  useEffect(
    function fetchPart() {
      if (found) return undefined;
      let isWanted = true;
      const take = (part: Part | null): void => {
        if (!isWanted) return;
        if (part) setFound(part);
        else onMissing?.();
      };
      void source.load().then(take);
      return () => {
        isWanted = false;
      };
    },
    [source, found, onMissing],
  );
  return found;
}
