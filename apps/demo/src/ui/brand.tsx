import type { ReactElement } from 'react';
import { t } from '../messages.js';

/** The mark: two people, turned to each other. */
export function BrandMark(): ReactElement {
  return (
    <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden="true">
      <path className="brand-one" d="M12 4a9 9 0 0 1 0 18H4.5A1.5 1.5 0 0 1 3 20.5V13a9 9 0 0 1 9-9z" />
      <path className="brand-two" d="M21 13a8 8 0 0 1 8 8v6.6a1.4 1.4 0 0 1-1.4 1.4H21a8 8 0 0 1 0-16z" />
    </svg>
  );
}

/** The mark and the name. */
export function Brand(): ReactElement {
  return (
    <span className="brand">
      <BrandMark />
      {t.appName}
    </span>
  );
}
