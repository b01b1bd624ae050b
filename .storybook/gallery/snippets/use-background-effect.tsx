import { laterEffect } from '@parley/core';
import { useBackgroundEffect, useNoiseSuppression } from '@parley/react';

// Outside of the component: each is one object, loaded when it is first used.
const blur = laterEffect(async () => (await import('@parley/effects')).backgroundBlur());
const quiet = laterEffect(async () => (await import('@parley/effects')).noiseSuppression());

export function EffectSwitches() {
  const background = useBackgroundEffect();
  const noise = useNoiseSuppression();
  return (
    <>
      <label>
        <input
          type="checkbox"
          checked={background.effect === blur}
          onChange={({ target }) => void background.select(target.checked ? blur : null)}
        />
        Blur the background
      </label>
      <label>
        <input
          type="checkbox"
          checked={noise.effect === quiet}
          onChange={({ target }) => void noise.select(target.checked ? quiet : null)}
        />
        Suppress noise
      </label>
      <p role="status">{background.error ? 'The background cannot be blurred here.' : ''}</p>
    </>
  );
}
