import { useNotificationPermission } from '@parley/react';
import type { ReactElement } from 'react';
import { t } from '../messages.js';
import { BellIcon } from '../ui/icons.js';

/** Asks for notifications of calls while the page is hidden, or says where that stands. */
export function Notifications(): ReactElement | null {
  const { permission, getButtonProps } = useNotificationPermission();
  if (permission === 'unsupported') return null;
  if (permission === 'default') {
    return (
      <button {...getButtonProps({ 'aria-label': undefined, className: 'button' })} type="button">
        <BellIcon />
        {t.notify}
      </button>
    );
  }
  return <p className="field-hint">{permission === 'granted' ? t.notified : t.notNotified}</p>;
}
