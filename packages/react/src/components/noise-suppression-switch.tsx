'use client';
import type { TrackEffect } from '@parley/core';
import type { ComponentProps, ReactElement } from 'react';
import { useEffectsMessages } from '../hooks/use-effects-messages.js';
import { useNoiseSuppression } from '../hooks/use-track-effect.js';
import { classNames } from '../lib/class-names.js';
import { effectState, type EffectState } from '../lib/effect-state.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';

/** How noise suppression does, for a `render` function. */
export interface NoiseSuppressionSwitchState {
  readonly state: EffectState;
}

/** What `NoiseSuppressionSwitch` is given; everything else goes to its `<div>`. */
export interface NoiseSuppressionSwitchProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** What suppresses noise: `noiseSuppression()`, the same object each time. */
  readonly effect: TrackEffect;
  readonly render?: RenderProp<ComponentProps<'div'>, NoiseSuppressionSwitchState> | undefined;
}

/**
 * Suppresses the noise around one's own microphone, or does not. Chosen outside of a call it holds for the next one.
 *
 * Attributes: `data-state` (`off`, `starting`, `on`, `failed`).
 */
export function NoiseSuppressionSwitch({
  effect,
  render,
  className,
  ...props
}: NoiseSuppressionSwitchProps): ReactElement {
  const { suppressNoise, noiseStarts, noiseFailed } = useEffectsMessages();
  const noise = useNoiseSuppression();
  const state = effectState(noise);
  const element = (
    <div {...props} className={classNames('parley-noise-switch', className)} data-state={state}>
      <label>
        <input
          type="checkbox"
          role="switch"
          aria-checked={noise.effect !== null}
          checked={noise.effect !== null}
          onChange={({ currentTarget }) => void noise.select(currentTarget.checked ? effect : null)}
        />
        {suppressNoise}
      </label>
      <p role="status">
        {state === 'starting' && noiseStarts}
        {state === 'failed' && noiseFailed}
      </p>
    </div>
  );
  return renderElement(element, render, { state });
}
