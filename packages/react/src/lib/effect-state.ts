import type { EffectSnapshot } from '@parley/core';

/** How an effect does, in one word. */
export type EffectState = 'off' | 'starting' | 'on' | 'failed';

/** Says in one word how an effect does. */
export function effectState({ effect, isStarting, error }: EffectSnapshot): EffectState {
  if (error) return 'failed';
  if (!effect) return 'off';
  return isStarting ? 'starting' : 'on';
}
