// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { onlyCall } from '../test-support/call-world.js';
import { startCallTest } from '../test-support/render.js';
import { useMediaSession } from './use-media-session.js';

const keys = new Map<string, () => void>();
const shown: Record<string, unknown> = {};

class Metadata {
  readonly title: string;

  constructor({ title = '' }: { readonly title?: string }) {
    this.title = title;
  }
}

/** A browser that knows no camera key, and rejects what it does not like to be told. */
function stubSession(): void {
  Object.defineProperty(navigator, 'mediaSession', {
    configurable: true,
    value: {
      metadata: null,
      setActionHandler(key: string, press: (() => void) | null) {
        if (key === 'togglecamera') throw new TypeError('no such key');
        if (press) keys.set(key, press);
        else keys.delete(key);
      },
      setMicrophoneActive(isActive: boolean) {
        shown['microphone'] = isActive;
        return Promise.reject(new TypeError('not captured'));
      },
      setCameraActive(isActive: boolean) {
        shown['camera'] = isActive;
      },
    },
  });
}

beforeEach(() => {
  keys.clear();
  stubSession();
  vi.stubGlobal('MediaMetadata', Metadata);
});
afterEach(() => {
  Reflect.deleteProperty(navigator, 'mediaSession');
  vi.unstubAllGlobals();
});

function Keys(): null {
  useMediaSession();
  return null;
}

/** Two of them, of which one can go. */
function TwoKeys(): ReactElement {
  const [isAlone, setIsAlone] = useState(false);
  return (
    <>
      {!isAlone && <Keys />}
      <Keys />
      <button type="button" onClick={() => setIsAlone(true)}>
        one less
      </button>
    </>
  );
}

const title = () => navigator.mediaSession.metadata?.title ?? null;

it('takes the keys while a call is under way, and shows how things stand', async () => {
  const { ann, bob, show, settle } = await startCallTest();
  show(<TwoKeys />);
  expect([...keys.keys()]).toEqual([]);
  const call = ann.client.call('bob');
  await settle();
  expect([...keys.keys()]).toEqual(['hangup', 'togglemicrophone']);
  expect(title()).toBe('Call with Bob');
  onlyCall(bob).accept();
  await settle();
  expect(shown).toEqual({ microphone: true, camera: true });
  act(() => keys.get('togglemicrophone')?.());
  await settle();
  expect(call.snapshot.local.audio.enabled).toBe(false);
  expect(shown['microphone']).toBe(false);
  // Whoever comes next takes them over.
  fireEvent.click(screen.getByRole('button', { name: 'one less' }));
  expect([...keys.keys()]).toEqual(['hangup', 'togglemicrophone']);
  act(() => keys.get('hangup')?.());
  await settle();
  expect(call.snapshot).toMatchObject({ state: 'ended', endReason: 'hangup' });
  expect([...keys.keys()]).toEqual([]);
  expect(title()).toBeNull();
});

it('does nothing where there are no such keys', async () => {
  Reflect.deleteProperty(navigator, 'mediaSession');
  const { ann, show, settle } = await startCallTest();
  show(<Keys />);
  const call = ann.client.call('bob');
  await settle();
  expect(call.snapshot.state).toBe('dialing');
});
