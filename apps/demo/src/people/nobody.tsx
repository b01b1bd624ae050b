import type { ReactElement } from 'react';
import { t } from '../messages.js';
import { SecondWindow } from '../ui/second-window.js';

export interface NobodyProps {
  /** At the server of this page a second window brings somebody; elsewhere it does not. */
  readonly isHere: boolean;
}

/** Nobody is there yet: what to do about it. */
export function Nobody({ isHere }: NobodyProps): ReactElement {
  return (
    <section className="panel nobody">
      <svg className="nobody-picture" viewBox="0 0 160 88" aria-hidden="true">
        <rect className="nobody-window" x="4" y="8" width="66" height="72" rx="10" />
        <rect className="nobody-window" x="90" y="8" width="66" height="72" rx="10" />
        <circle className="nobody-face" cx="37" cy="38" r="10" />
        <path className="nobody-face" d="M21 66a16 13 0 0 1 32 0z" />
        <circle className="nobody-guest" cx="123" cy="38" r="10" />
        <path className="nobody-guest" d="M107 66a16 13 0 0 1 32 0" />
        <path className="nobody-link" d="M74 44h12" />
      </svg>
      <h2>{isHere ? t.nobodyTitle : t.nobodyElsewhereTitle}</h2>
      <p className="muted">{isHere ? t.nobodyHelp : t.nobodyElsewhereHelp}</p>
      {isHere && <SecondWindow isPrimary />}
    </section>
  );
}
