'use client';
import type { ReactElement } from 'react';

export interface PlotProps {
  /** Oldest first; none below 0. */
  readonly values: readonly number[];
}

/** How many values there is room for: five minutes, one every two seconds. */
const room = 150;
const height = 32;

/** A line of what was, the newest at the end; its highest point is the top. Decoration: the words are beside it. */
export function Plot({ values }: PlotProps): ReactElement {
  const shown = values.slice(-room);
  const top = Math.max(...shown, Number.MIN_VALUE);
  const points = shown.map((value, index) => {
    const x = room - shown.length + index + 1;
    const y = height - 1 - (value / top) * (height - 2);
    return `${String(x)},${y.toFixed(1)}`;
  });
  return (
    <svg
      className="parley-plot"
      viewBox={`0 0 ${String(room)} ${String(height)}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <polyline points={points.join(' ')} fill="none" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
