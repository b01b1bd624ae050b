// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { useRef } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { onlyCall } from '../test-support/call-world.js';
import { VideoCall } from '../prefabs/video-call.js';
import { stubMediaElements } from '../test-support/media-elements.js';
import { startCallTest } from '../test-support/render.js';
import { useShortcuts } from './use-shortcuts.js';
import type { ShortcutsOptions } from './use-shortcuts.js';

stubMediaElements();

function Page({ isScoped = false, ...options }: ShortcutsOptions & { readonly isScoped?: boolean }) {
  const within = useRef<HTMLDivElement>(null);
  useShortcuts({ ...options, within: isScoped ? within : undefined });
  return (
    <>
      <div ref={within}>
        <button type="button">In the call</button>
        <input aria-label="Chat" />
        <div contentEditable suppressContentEditableWarning>
          <b>Note</b>
        </div>
        <label>
          <input type="radio" /> Headset
        </label>
        <dialog open>
          <button type="button">In a dialog</button>
        </dialog>
      </div>
      <button type="button">Beside the call</button>
    </>
  );
}

/** Presses a key; true when the browser is left to do with it what it does. */
const press = (key: string, more = {}, target: Element = document.body) =>
  act(() => Promise.resolve(fireEvent.keyDown(target, { key, code: '', ...more })));
const ctrl = { ctrlKey: true };

async function inCall(ui = <Page />, options: { video?: boolean } = {}) {
  const test = await startCallTest();
  const call = test.ann.client.call('bob', options);
  await test.settle();
  onlyCall(test.bob).accept();
  await test.settle();
  test.show(ui);
  const { local } = call.snapshot;
  expect(local.audio.enabled).toBe(true);
  return {
    ...test,
    call,
    isOn: () => [call.snapshot.local.audio.enabled, call.snapshot.local.video.enabled],
  };
}

describe('useShortcuts', () => {
  it('switches the microphone and the camera, once for each press', async () => {
    const { isOn, settle } = await inCall();
    expect(await press('d', ctrl)).toBe(false);
    expect(await press('d', { ...ctrl, repeat: true })).toBe(false);
    expect(isOn()).toEqual([false, true]);
    expect(await press('e', ctrl)).toBe(false);
    await settle();
    expect(isOn()).toEqual([false, false]);
    await press('d', ctrl);
    expect(isOn()).toEqual([true, false]);
  });

  it('asks for full screen and for help, where somebody listens', async () => {
    const onFullscreen = vi.fn<() => void>();
    const onHelp = vi.fn<() => void>();
    await inCall(<Page onFullscreen={onFullscreen} onHelp={onHelp} />);
    await press('f');
    await press('?', { shiftKey: true });
    expect(onFullscreen).toHaveBeenCalledOnce();
    expect(onHelp).toHaveBeenCalledOnce();
  });

  it('leaves keys alone that nobody listens for, and Escape', async () => {
    await inCall();
    expect(await press('f')).toBe(true);
    expect(await press('?')).toBe(true);
    expect(await press('Escape')).toBe(true);
  });

  it.each([
    ['a text field', () => screen.getByRole('textbox', { name: 'Chat' })],
    ['what can be edited', () => screen.getByText('Note')],
    ['an open dialog', () => screen.getByText('In a dialog')],
  ])('leaves %s alone', async (_, target) => {
    const { isOn } = await inCall();
    expect(await press('d', ctrl, target())).toBe(true);
    expect(isOn()).toEqual([true, true]);
  });

  it('works on buttons and choices', async () => {
    const { isOn } = await inCall();
    await press('d', ctrl, screen.getByRole('button', { name: 'In the call' }));
    expect(isOn()).toEqual([false, true]);
    await press('d', ctrl, screen.getByRole('radio'));
    expect(isOn()).toEqual([true, true]);
  });

  it('leaves alone what somebody else has handled, and what an input method writes', async () => {
    const { isOn } = await inCall();
    const handle = (event: Event): void => event.preventDefault();
    document.addEventListener('keydown', handle, true);
    await press('d', ctrl);
    document.removeEventListener('keydown', handle, true);
    await press('d', { ...ctrl, isComposing: true });
    expect(isOn()).toEqual([true, true]);
  });

  it('listens to the whole page, or only in one element and where nothing has the focus', async () => {
    const beside = () => screen.getByRole('button', { name: 'Beside the call' });
    const whole = await inCall();
    await press('d', ctrl, beside());
    expect(whole.isOn()).toEqual([false, true]);
    whole.call.hangUp();
    document.body.replaceChildren();

    const scoped = await inCall(<Page isScoped />);
    expect(await press('d', ctrl, beside())).toBe(true);
    expect(scoped.isOn()).toEqual([true, true]);
    await press('d', ctrl, screen.getByRole('button', { name: 'In the call' }));
    expect(scoped.isOn()).toEqual([false, true]);
    await press('d', ctrl);
    expect(scoped.isOn()).toEqual([true, true]);
  });

  it('takes other keys, or none', async () => {
    const { isOn } = await inCall(<Page shortcuts={{ microphone: 'Alt+M', camera: null }} />);
    expect(await press('d', ctrl)).toBe(true);
    expect(await press('e', ctrl)).toBe(true);
    await press('m', { altKey: true });
    expect(isOn()).toEqual([false, true]);
  });

  it('can be switched off', async () => {
    const { isOn } = await inCall(<Page shortcuts={false} />);
    expect(await press('d', ctrl)).toBe(true);
    expect(isOn()).toEqual([true, true]);
  });

  it('asks for pictures in an audio call, and takes that back', async () => {
    const { isOn, ann } = await inCall(<Page />, { video: false });
    expect(await press('e', ctrl)).toBe(false);
    expect(isOn()).toEqual([true, true]);
    expect(onlyCall(ann).snapshot).toMatchObject({ isVideo: false, videoRequest: 'outgoing' });
    expect(await press('e', ctrl)).toBe(false);
    expect(isOn()).toEqual([true, false]);
    expect(onlyCall(ann).snapshot.videoRequest).toBe('none');
  });

  it('leaves the browser its keys while there is no call, while one rings, and when it is over', async () => {
    const { ann, bob, show, settle } = await startCallTest();
    show(<Page />);
    expect(await press('d', ctrl)).toBe(true);
    bob.client.call('ann');
    await settle();
    expect(await press('d', ctrl)).toBe(true);
    onlyCall(ann).accept();
    await settle();
    expect(await press('d', ctrl)).toBe(false);
    onlyCall(ann).hangUp();
    await settle();
    expect(await press('d', ctrl)).toBe(true);
  });
});

describe('VideoCall', () => {
  it('has the keyboard, on other keys or without if the app says so', async () => {
    const { isOn } = await inCall(<VideoCall />);
    expect(await press('d', ctrl, screen.getByRole('region'))).toBe(false);
    expect(isOn()).toEqual([false, true]);
    document.body.replaceChildren();

    const remapped = await inCall(<VideoCall shortcuts={{ camera: 'Alt+K' }} />);
    await press('k', { altKey: true }, screen.getByRole('region'));
    expect(remapped.isOn()).toEqual([true, false]);
    document.body.replaceChildren();

    const without = await inCall(<VideoCall shortcuts={false} />);
    expect(await press('d', ctrl, screen.getByRole('region'))).toBe(true);
    expect(without.isOn()).toEqual([true, true]);
  });
});
