// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { useRef } from 'react';
import { describe, expect, it } from 'vitest';
import { onlyCall } from '../test-support/call-world.js';
import { startCallTest } from '../test-support/render.js';
import { usePushToTalk } from './use-push-to-talk.js';

function Talk() {
  const within = useRef<HTMLDivElement>(null);
  const isTalking = usePushToTalk({ within });
  return (
    <>
      <div ref={within}>
        <p>{isTalking ? 'talking' : 'quiet'}</p>
        <button type="button">Button</button>
        <input aria-label="Field" />
      </div>
      <a href="#elsewhere">Elsewhere</a>
    </>
  );
}

const space = { key: ' ', code: 'Space' };
const hold = (target: Element = document.body, more = {}) =>
  act(() => Promise.resolve(fireEvent.keyDown(target, { ...space, ...more })));
const letGo = (target: Element = document.body) => act(() => Promise.resolve(fireEvent.keyUp(target, space)));

async function muted() {
  const test = await startCallTest();
  const call = test.ann.client.call('bob');
  await test.settle();
  onlyCall(test.bob).accept();
  await call.setMicrophoneEnabled(false);
  await test.settle();
  const view = test.show(<Talk />);
  return { ...test, ...view, call, isHot: () => call.snapshot.local.audio.enabled };
}

describe('usePushToTalk', () => {
  it('opens a muted microphone while the key is held, and no longer', async () => {
    const { isHot, settle } = await muted();
    // `fireEvent` tells whether the browser goes on with it: the page is not to scroll.
    expect(await hold()).toBe(false);
    expect(isHot()).toBe(true);
    expect(screen.getByText('talking')).toBeInTheDocument();
    expect(await hold(document.body, { repeat: true })).toBe(false);
    expect(isHot()).toBe(true);
    await letGo();
    await settle();
    expect(isHot()).toBe(false);
    expect(screen.getByText('quiet')).toBeInTheDocument();
  });

  it.each<[string, () => void]>([
    ['the window loses the focus', () => fireEvent.blur(window)],
    [
      '⌘ is pressed, which hides what is let go',
      () => fireEvent.keyDown(document.body, { key: 'Meta', metaKey: true }),
    ],
    ['the key is let go over something else', () => fireEvent.keyUp(screen.getByRole('textbox'), space)],
    [
      'the page is hidden',
      () => {
        Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
        fireEvent(document, new Event('visibilitychange'));
        Reflect.deleteProperty(document, 'visibilityState');
      },
    ],
  ])('is never left open: %s', async (_, happen) => {
    const { isHot } = await muted();
    await hold();
    expect(isHot()).toBe(true);
    await act(() => Promise.resolve(happen()));
    expect(isHot()).toBe(false);
  });

  it('is not left open by a listener that stops the event', async () => {
    const { isHot } = await muted();
    const stop = (event: Event): void => event.stopPropagation();
    await hold();
    document.addEventListener('keyup', stop, true);
    await letGo();
    document.removeEventListener('keyup', stop, true);
    expect(isHot()).toBe(false);
  });

  it('is not left open when the component goes', async () => {
    const { isHot, unmount } = await muted();
    await hold();
    await act(() => Promise.resolve(unmount()));
    expect(isHot()).toBe(false);
  });

  it('mutes the call it opened, whichever is the current one then', async () => {
    const { isHot, ann, bob, settle, call } = await muted();
    await hold();
    const second = bob.client.call('ann', { video: false });
    await settle();
    ann.client.calls.find(({ id }) => id === second.id)?.accept();
    await settle();
    await letGo();
    expect(call.snapshot.state).toBe('connected');
    expect(isHot()).toBe(false);
  });

  it('leaves a microphone that is on as it is, and the key to the page', async () => {
    const { isHot, call } = await muted();
    await act(() => call.setMicrophoneEnabled(true));
    expect(await hold()).toBe(true);
    await letGo();
    expect(isHot()).toBe(true);
  });

  it.each([
    ['a button, which it presses', () => screen.getByRole('button')],
    ['a text field, into which it writes', () => screen.getByRole('textbox')],
    ['what is not in the call', () => screen.getByRole('link')],
  ])('leaves the key to %s', async (_, target) => {
    const { isHot } = await muted();
    expect(await hold(target())).toBe(true);
    expect(isHot()).toBe(false);
  });

  it('leaves other keys, and a key that was held before, alone', async () => {
    const { isHot } = await muted();
    await hold(document.body, { ctrlKey: true });
    await hold(document.body, { repeat: true });
    await hold(document.body, { key: 'a', code: 'KeyA' });
    expect(isHot()).toBe(false);
  });

  it('does nothing once the call is over', async () => {
    const { call, settle } = await muted();
    act(() => call.hangUp());
    await settle();
    expect(await hold()).toBe(true);
  });
});
