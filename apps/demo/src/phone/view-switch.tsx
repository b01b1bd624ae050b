import { useMissedCallCount } from '@parley/react';
import type { ReactElement } from 'react';
import { t } from '../messages.js';

/** What is beside the greeting. */
export type View = 'people' | 'calls';

export interface ViewSwitchProps {
  readonly view: View;
  readonly onChange: (view: View) => void;
}

/** Changes between the people and the calls of the past; says how many calls were missed that nobody has seen. */
export function ViewSwitch({ view, onChange }: ViewSwitchProps): ReactElement {
  const missed = useMissedCallCount();
  const count = new Intl.NumberFormat(t.locale).format(missed);
  const common = (of: View) =>
    ({
      className: 'button',
      'aria-current': view === of ? 'page' : undefined,
      onClick: () => onChange(of),
    }) as const;
  return (
    <nav className="views" aria-label={t.viewsLabel}>
      <button type="button" {...common('people')}>
        {t.peopleView}
      </button>
      <button type="button" {...common('calls')}>
        {t.callsView}
        {missed > 0 && <span className="views-missed">{t.missed(count)}</span>}
      </button>
    </nav>
  );
}
