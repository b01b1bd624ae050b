import { laterEffect } from '@parley/core';
import '@parley/effects/styles.css';
import { BackgroundPicker, NoiseSuppressionSwitch } from '@parley/react';
import type { ReactElement } from 'react';
import { t } from '../messages.js';

export interface EffectsSettingsProps {
  readonly hasCamera: boolean;
}

const effects = () => import('@parley/effects');

const backgrounds = [
  {
    id: 'slight-blur',
    effect: laterEffect(async () => (await effects()).backgroundBlur({ strength: 'slight' })),
  },
  { id: 'blur', effect: laterEffect(async () => (await effects()).backgroundBlur()) },
  {
    id: 'dusk',
    label: t.backgroundDusk,
    thumbnail: 'backgrounds/dusk.png',
    effect: laterEffect(async () => (await effects()).backgroundImage('backgrounds/dusk.png')),
  },
];
const noise = laterEffect(async () => (await effects()).noiseSuppression());

/** What is done to one's own picture and sound. Each effect is fetched when it is first chosen. */
export function EffectsSettings({ hasCamera }: EffectsSettingsProps): ReactElement {
  return (
    <div className="effects">
      {hasCamera && (
        <BackgroundPicker
          choices={backgrounds}
          imageEffect={(file) => laterEffect(async () => (await effects()).backgroundImage(file))}
        />
      )}
      <NoiseSuppressionSwitch effect={noise} />
    </div>
  );
}
