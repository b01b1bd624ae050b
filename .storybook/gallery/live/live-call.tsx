import { useState } from 'react';
import type { ReactElement } from 'react';
import { Frame } from '../frame.js';
import { foundTown } from './town.js';

/** Two people side by side, each in a window of their own, who can really call each other. */
export function LiveCall(): ReactElement {
  // Before the first frame looks for it, and once.
  useState(foundTown);

  return (
    <div className="gallery-sides">
      <Frame id="introduction-side--ann" title="Ann’s window" height="32rem" />
      <Frame id="introduction-side--bob" title="Bob’s window" height="32rem" />
    </div>
  );
}
