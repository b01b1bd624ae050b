import '@testing-library/jest-dom/vitest';
import { act, render } from '@testing-library/react';
import type { RenderResult } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { UserEvent } from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { CallProvider } from '../provider/call-provider.js';
import type { CallProviderProps } from '../provider/call-provider.js';
import { createCallWorld } from './call-world.js';
import type { CallWorld, Person, PersonOptions } from './call-world.js';

/** Two people, the first of whom sees what is rendered. */
export interface CallTest extends CallWorld {
  readonly ann: Person;
  readonly bob: Person;
  readonly user: UserEvent;
  /** Renders Ann's side. */
  readonly show: (ui: ReactElement, options?: Omit<CallProviderProps, 'client' | 'children'>) => RenderResult;
  /** Lets signals travel, and time pass. */
  readonly settle: (ms?: number) => Promise<void>;
}

export async function startCallTest(ofAnn: PersonOptions = {}): Promise<CallTest> {
  const world = createCallWorld();
  const ann = await world.signIn('ann', 'Ann Lee', ofAnn);
  const { transport } = ofAnn;
  const bob = await world.signIn('bob', 'Bob', transport && { transport });
  return {
    ...world,
    ann,
    bob,
    user: userEvent.setup(),
    show: (ui, options) =>
      render(
        <CallProvider {...options} client={ann.client}>
          {ui}
        </CallProvider>,
      ),
    settle: (ms = 500) => act(() => world.clock.advance(ms)),
  };
}
