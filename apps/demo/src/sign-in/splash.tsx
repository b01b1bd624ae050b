import type { ReactElement } from 'react';
import { t } from '../messages.js';
import { BrandMark } from '../ui/brand.js';

export interface SplashProps {
  readonly name: string;
  readonly onCancel: () => void;
}

/** Shown while a tab that was loaded again signs in by itself: for the blink that it takes, next to nothing. */
export function Splash({ name, onCancel }: SplashProps): ReactElement {
  return (
    <main className="splash">
      <div className="splash-late">
        <BrandMark />
        <h1>{t.signingIn}</h1>
        <p className="muted">
          <bdi>{name}</bdi>
        </p>
        <button type="button" className="button" onClick={onCancel}>
          {t.cancel}
        </button>
      </div>
    </main>
  );
}
