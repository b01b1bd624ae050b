// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { StrictMode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { usePictureInPicture } from '../hooks/use-picture-in-picture.js';
import { onlyCall } from '../test-support/call-world.js';
import { stubPictureWindows } from '../test-support/fake-picture-window.js';
import { stubMediaElements } from '../test-support/media-elements.js';
import { startCallTest } from '../test-support/render.js';
import { PictureInPictureButton } from './picture-in-picture-button.js';
import { PictureInPicture } from './picture-in-picture.js';

stubMediaElements();
const windows = stubPictureWindows();

async function connected(auto = false) {
  const test = await startCallTest();
  test.ann.client.call('bob');
  await test.settle();
  onlyCall(test.bob).accept();
  await test.settle();
  const shown = test.show(
    <StrictMode>
      <div data-parley-theme="light" dir="rtl">
        <PictureInPicture auto={auto} />
        <PictureInPictureButton />
      </div>
    </StrictMode>,
  );
  const button = screen.getByRole('button', { name: 'Picture-in-picture' });
  return { ...test, ...shown, button };
}

/** What floats. */
function floating() {
  const body = windows.document()?.body;
  if (!body) throw new Error('nothing floats');
  return within(body);
}

describe('picture-in-picture', () => {
  it('renders the call into a window, with buttons that work, and back', async () => {
    const { ann, button, user } = await connected();
    document.head.insertAdjacentHTML('beforeend', '<style>.parley-control { color: teal; }</style>');
    expect(button).toHaveAttribute('aria-pressed', 'false');
    await user.click(button);
    expect(button).toHaveAttribute('aria-pressed', 'true');
    expect(floating().getByLabelText('Call with Bob')).toBeTruthy();
    expect(floating().getByLabelText('Bob', { exact: true })).toBeTruthy();
    expect(floating().getByLabelText('Your picture')).toBeTruthy();
    expect(windows.document()?.title).toBe('Call with Bob');
    const sheets = windows.document()?.adoptedStyleSheets ?? [];
    const rules = sheets.flatMap(({ cssRules }) => Array.from(cssRules, ({ cssText }) => cssText));
    expect(rules.join()).toContain('.parley-control');
    const microphone = floating().getByText('Microphone');
    act(() => microphone.click());
    await waitFor(() => expect(onlyCall(ann).snapshot.local.audio.enabled).toBe(false));
    await user.click(button);
    expect(windows.document()).toBeNull();
    expect(button).toHaveAttribute('aria-pressed', 'false');
  });

  it('gives the focus back when the window is closed by hand', async () => {
    const { button, user } = await connected();
    button.focus();
    await user.click(button);
    button.blur();
    act(() => windows.closeByHand());
    expect(button).toHaveFocus();
    expect(button).toHaveAttribute('aria-pressed', 'false');
  });

  it('closes with what fills it, also when it opens too late', async () => {
    const { button, user, unmount } = await connected();
    await user.click(button);
    unmount();
    expect(windows.document()).toBeNull();
    const late = await connected();
    fireEvent.click(late.button);
    late.unmount();
    await act(() => Promise.resolve());
    await waitFor(() => expect(windows.document()).toBeNull());
  });

  it('leaves everything as it is when the browser refuses', async () => {
    const { button, user } = await connected();
    windows.refuse();
    await user.click(button);
    expect(button).toHaveAttribute('aria-pressed', 'false');
    expect(windows.document()).toBeNull();
  });

  it('is opened by the browser when the person looks elsewhere, and closed when they are back', async () => {
    const keys = new Map<string, () => void>();
    const setActionHandler = (key: string, press: () => void): unknown => keys.set(key, press);
    Object.defineProperty(navigator, 'mediaSession', { configurable: true, value: { setActionHandler } });
    const { button } = await connected(true);
    await act(async () => keys.get('enterpictureinpicture')?.());
    expect(button).toHaveAttribute('aria-pressed', 'true');
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    expect(button).toHaveAttribute('aria-pressed', 'false');
    Reflect.deleteProperty(navigator, 'mediaSession');
  });

  it('has no button without a window to fill, nor where nothing can float', async () => {
    const { show } = await startCallTest();
    show(<PictureInPictureButton />);
    expect(screen.queryByRole('button')).toBeNull();
    vi.stubGlobal('documentPictureInPicture', undefined);
    show(<PictureInPicture />);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('floats the video of whoever talks where the browser has nothing else', async () => {
    vi.stubGlobal('documentPictureInPicture', undefined);
    Object.defineProperty(document, 'pictureInPictureEnabled', { configurable: true, value: true });
    const request = vi.fn<() => Promise<void>>(async () => undefined);
    Object.defineProperty(HTMLVideoElement.prototype, 'requestPictureInPicture', {
      configurable: true,
      value: request,
    });
    const { button, user, container } = await connected();
    await user.click(button);
    expect(request).toHaveBeenCalledTimes(1);
    expect(button).toHaveAttribute('aria-pressed', 'true');
    const video = container.querySelector('video');
    act(() => void video?.dispatchEvent(new Event('leavepictureinpicture')));
    expect(button).toHaveAttribute('aria-pressed', 'false');
    Reflect.deleteProperty(document, 'pictureInPictureEnabled');
    Reflect.deleteProperty(HTMLVideoElement.prototype, 'requestPictureInPicture');
  });

  it('lets a hook open and close it', async () => {
    const { ann, bob, show, settle, user } = await startCallTest();
    ann.client.call('bob');
    await settle();
    onlyCall(bob).accept();
    await settle();
    function Own() {
      const { isOpen, getButtonProps } = usePictureInPicture();
      return <button {...getButtonProps({ 'aria-label': isOpen ? 'Back' : 'Away' })} type="button" />;
    }
    show(
      <>
        <PictureInPicture>
          <p>ours</p>
        </PictureInPicture>
        <Own />
      </>,
    );
    await user.click(screen.getByRole('button', { name: 'Away' }));
    expect(floating().getByText('ours')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(windows.document()).toBeNull();
  });
});
