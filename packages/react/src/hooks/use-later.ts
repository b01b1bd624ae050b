'use client';
import { useEffect, useState } from 'react';
import { awaitPart } from '../lib/later.js';
import type { Later } from '../lib/later.js';

/**
 * A part that is fetched when it is first wanted: `null` until it is there. Where it cannot be fetched it is asked for again,
 * as long as it is wanted.
 *
 * @param onMissing - told when it cannot be fetched. Keep it stable.
 */
export function useLater<Part extends object>(source: Later<Part>, onMissing?: () => void): Part | null {
  // Into state only what was waited for: what is there already is drawn at once.
  const [found, setFound] = useState(source.part);

  useEffect(
    function fetchPart() {
      return found ? undefined : awaitPart(source, setFound, onMissing);
    },
    [source, found, onMissing],
  );
  return found;
}
