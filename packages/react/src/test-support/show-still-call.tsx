import '@testing-library/jest-dom/vitest';
import type { ParticipantSnapshot, UserId } from '@parley/core';
import { FakeTrack } from '@parley/testing';
import { act, render } from '@testing-library/react';
import type { RenderResult } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { UserEvent } from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { CallProvider } from '../provider/call-provider.js';
import type { CallProviderProps } from '../provider/call-provider.js';
import { createStillCall } from './still-call.js';
import type { StillCall } from './still-call.js';

/** The others in such a call, in the order of the invitation. */
export const everybody = ['bob', 'carol', 'dan', 'eve', 'finn', 'gus'] as const;

/** A call with people who do not exist, and what a test does with it; all of it inside `act`. */
export interface ShownCall extends StillCall {
  readonly user: UserEvent;
  readonly show: (ui: ReactElement) => RenderResult;
  readonly speak: (userId: UserId) => void;
}

/** Makes a picture. */
export const picture = (): MediaStreamTrack => new FakeTrack('video', 'camera');

export async function showStillCall(
  count: number,
  options: Omit<CallProviderProps, 'client' | 'children'> = {},
): Promise<ShownCall> {
  const people = everybody
    .slice(0, count)
    .map((id) => [id, id.replace(/^./, (letter) => letter.toUpperCase())] as const);
  const call = await createStillCall({ people, picture });
  const set: ShownCall['set'] = (part) => act(() => call.set(part));
  return {
    ...call,
    set,
    user: userEvent.setup(),
    setPerson: (id: UserId, part: Partial<ParticipantSnapshot>) => act(() => call.setPerson(id, part)),
    setLevel: (id, level) => act(() => call.setLevel(id, level)),
    share: (id, track) => act(() => call.share(id, track)),
    speak: (activeSpeakerId) => set({ activeSpeakerId }),
    show: (ui) =>
      render(
        <CallProvider {...options} client={call.client}>
          {ui}
        </CallProvider>,
      ),
  };
}
