import { CallControls, MoreMenu } from '@parley/react';
import type { ReactElement } from 'react';
import { t } from '../messages.js';
import { SettingsIcon } from '../ui/icons.js';

export interface DemoControlsProps {
  readonly onDevices: () => void;
}

/** The bar of the kit, with the devices in its menu. */
export function DemoControls({ onDevices }: DemoControlsProps): ReactElement {
  const items = (
    <button type="button" className="parley-control" onClick={onDevices}>
      <SettingsIcon />
      <span>{t.devices}</span>
    </button>
  );
  return <CallControls slots={{ more: <MoreMenu items={items} /> }} />;
}
