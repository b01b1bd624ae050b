// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { fakeDevice } from '@parley/testing';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { onlyCall } from '../test-support/call-world.js';
import { stubMediaElements } from '../test-support/media-elements.js';
import { stubPopovers } from '../test-support/popovers.js';
import { startCallTest } from '../test-support/render.js';
import { CallShortcuts } from './call-shortcuts.js';
import { DeviceMenu } from './device-menu.js';
import { FullscreenButton } from './fullscreen-button.js';
import { LayoutButton } from './layout-button.js';
import { menuParts } from './menu-parts.js';
import { MicButton } from './mic-button.js';
import { MoreMenu } from './more-menu.js';
import { ScreenShareButton } from './screen-share-button.js';

stubMediaElements();
stubPopovers();

beforeAll(async () => {
  await menuParts.load();
});

async function inCall(options: { video?: boolean } = {}, names: readonly string[] = ['bob']) {
  const test = await startCallTest();
  const others = [test.bob];
  for (const name of names.slice(1)) others.push(await test.signIn(name));
  const call = test.ann.client.call(names, options);
  await test.settle();
  for (const other of others) onlyCall(other).accept();
  await test.settle();
  return { ...test, call };
}

function Frame({ children }: { readonly children: ReactNode }) {
  const element = useRef<HTMLDivElement>(null);
  return (
    <div ref={element} data-testid="call">
      <CallShortcuts element={element}>{children}</CallShortcuts>
    </div>
  );
}

const button = (name: string) => screen.getByRole('button', { name });
const radios = (group: HTMLElement) =>
  within(group)
    .getAllByRole('radio')
    .map((radio) => radio.closest('label')?.textContent);

describe('DeviceMenu', () => {
  it('offers the microphones and the speakers, and uses the one that is chosen', async () => {
    const { ann, show, user, settle } = await inCall();
    act(() =>
      ann.media.plug(fakeDevice('audioinput', 2, { label: 'Headset' }), fakeDevice('audiooutput', 2)),
    );
    show(<DeviceMenu device="microphone" />);
    await settle();
    expect(screen.queryByRole('radio')).toBeNull();
    await user.click(button('Audio settings'));
    const microphones = screen.getByRole('group', { name: 'Microphone' });
    expect(radios(microphones)).toEqual(['System default', expect.stringContaining('Fake'), 'Headset']);
    expect(within(microphones).getByRole('radio', { name: 'System default' })).toBeChecked();
    await user.click(within(microphones).getByRole('radio', { name: 'Headset' }));
    await settle();
    expect(ann.client.devices.snapshot.selected.microphone).toBe('audioinput-2');
    expect(within(microphones).getByRole('radio', { name: 'Headset' })).toBeChecked();
    // A choice leaves the menu open.
    expect(button('Audio settings')).toHaveAttribute('data-open');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('radio')).toBeNull();
  });

  it('offers speakers only where the browser can choose among them', async () => {
    const { ann, show, user } = await inCall();
    show(<DeviceMenu device="microphone" />);
    await user.click(button('Audio settings'));
    expect(screen.queryByRole('group', { name: 'Speaker' }) !== null).toBe(
      ann.client.devices.snapshot.canSelectSpeaker,
    );
  });

  it('numbers devices without a name, and says when there are none', async () => {
    const { ann, show, user, settle } = await inCall();
    act(() => ann.media.plug(fakeDevice('videoinput', 2, { label: '' })));
    show(<DeviceMenu device="camera" />);
    await settle();
    await user.click(button('Video settings'));
    expect(radios(screen.getByRole('group', { name: 'Camera' }))).toEqual([
      'System default',
      expect.stringContaining('Fake'),
      'Camera 2',
    ]);
    act(() => {
      ann.media.unplug('videoinput-1');
      ann.media.unplug('videoinput-2');
    });
    await settle();
    expect(screen.getByRole('group', { name: 'Camera' })).toHaveTextContent('No camera found');
    expect(screen.queryByRole('radio')).toBeNull();
  });

  it('is not there for the camera of an audio call', async () => {
    const { show } = await inCall({ video: false });
    show(<DeviceMenu device="camera" />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('LayoutButton', () => {
  it('chooses a layout, where there is more than one picture', async () => {
    const { show, user, settle } = await inCall({}, ['bob', 'carol']);
    show(<LayoutButton />);
    await user.click(button('Layout'));
    expect(screen.getByRole('radio', { name: 'Automatic' })).toBeChecked();
    await user.click(screen.getByRole('radio', { name: 'Speaker' }));
    await settle();
    expect(screen.getByRole('radio', { name: 'Speaker' })).toBeChecked();
  });

  it('is not there with one other person', async () => {
    const { show } = await inCall();
    show(<LayoutButton />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('ScreenShareButton', () => {
  it('shares the screen, and stops; its name stays', async () => {
    const { call, show, user, settle } = await inCall();
    show(<ScreenShareButton />);
    const share = button('Share screen');
    expect(share).toHaveAttribute('aria-pressed', 'false');
    await user.click(share);
    await settle();
    expect(call.snapshot.local.screen.enabled).toBe(true);
    expect(share).toHaveAttribute('aria-pressed', 'true');
    expect(share).toHaveAccessibleName('Share screen');
    await user.click(share);
    await settle();
    expect(share).toHaveAttribute('aria-pressed', 'false');
  });

  it('is not there in an audio call', async () => {
    const { show } = await inCall({ video: false });
    show(<ScreenShareButton />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});

function stubFullscreen(): void {
  let element: Element | null = null;
  const change = (next: Element | null): Promise<void> => {
    element = next;
    document.dispatchEvent(new Event('fullscreenchange'));
    return Promise.resolve();
  };
  Object.defineProperty(document, 'fullscreenEnabled', { configurable: true, value: true });
  Object.defineProperty(document, 'fullscreenElement', { configurable: true, get: () => element });
  Object.defineProperty(document, 'exitFullscreen', { configurable: true, value: () => change(null) });
  Object.defineProperty(HTMLElement.prototype, 'requestFullscreen', {
    configurable: true,
    value(this: Element) {
      return change(this);
    },
  });
}

function unstubFullscreen(): void {
  for (const name of ['fullscreenEnabled', 'fullscreenElement', 'exitFullscreen'])
    Reflect.deleteProperty(document, name);
  Reflect.deleteProperty(HTMLElement.prototype, 'requestFullscreen');
}

describe('FullscreenButton', () => {
  it('is not there where the browser cannot', async () => {
    const { show } = await inCall();
    show(<FullscreenButton />);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('shows the call on the full screen, and back; its name says which', async () => {
    stubFullscreen();
    const { show, user } = await inCall();
    show(
      <Frame>
        <FullscreenButton />
      </Frame>,
    );
    await user.click(button('Full screen'));
    expect(document.fullscreenElement).toBe(screen.getByTestId('call'));
    await user.click(button('Exit full screen'));
    expect(document.fullscreenElement).toBeNull();
    await user.keyboard('f');
    expect(button('Exit full screen')).toHaveAttribute('data-fullscreen');
    await user.keyboard('f');
    unstubFullscreen();
  });
});

describe('MoreMenu', () => {
  it('holds items of the app, what the bar sheds, and the list of keys; a button closes it', async () => {
    const { show, user } = await inCall();
    const onWave = vi.fn<() => void>();
    show(
      <Frame>
        <MoreMenu
          shed={['share']}
          items={
            <button type="button" onClick={onWave}>
              Wave
            </button>
          }
        />
      </Frame>,
    );
    await user.click(button('More'));
    const menu = screen.getByRole('group', { name: 'More' });
    expect(
      within(menu)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Wave', 'Share screen', 'Connection details', 'Keyboard shortcuts']);
    await user.click(button('Wave'));
    expect(onWave).toHaveBeenCalledOnce();
    expect(screen.queryByRole('button', { name: 'Wave' })).toBeNull();
  });

  it('lists no keys where there are none', async () => {
    const { show, user } = await inCall();
    show(<MoreMenu />);
    await user.click(button('More'));
    expect(screen.queryByRole('button', { name: 'Keyboard shortcuts' })).toBeNull();
  });
});

describe('the focus in a menu', () => {
  it('closes the menu when it goes on, not when it goes back to the button', async () => {
    const { show, user, settle } = await inCall();
    show(
      <>
        <MoreMenu items={<button type="button">Mine</button>} shed={[]} />
        <button type="button">Next</button>
      </>,
    );
    await user.click(button('More'));
    await settle();
    act(() => button('Mine').focus());
    act(() => button('More').focus());
    expect(button('Mine')).toBeInTheDocument();
    act(() => button('Mine').focus());
    act(() => button('Next').focus());
    expect(screen.queryByRole('button', { name: 'Mine' })).toBeNull();
    expect(button('Next')).toHaveFocus();
  });
});

describe('CallShortcuts', () => {
  it('lists the keys in a dialog, which gives the focus back', async () => {
    const { show, user } = await inCall();
    show(
      <Frame>
        <MicButton />
      </Frame>,
    );
    button('Microphone').focus();
    await user.keyboard('?');
    const dialog = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(
      within(dialog)
        .getAllByRole('definition')
        .map((keys) => Array.from(keys.children, ({ textContent }) => textContent)),
    ).toEqual([['Ctrl', 'D'], ['Ctrl', 'E'], ['Space'], ['H'], ['F'], ['?']]);
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('keeps the list open when the end of an earlier opening is told late', async () => {
    const { show, user } = await inCall();
    show(
      <Frame>
        <MicButton />
      </Frame>,
    );
    await user.keyboard('?');
    const dialog = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    fireEvent(dialog, new Event('close'));
    expect(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBe(dialog);
  });

  it('shows the keys in tooltips, and tells them to those who listen, but not in the name', async () => {
    const { show } = await inCall();
    show(
      <Frame>
        <MicButton />
      </Frame>,
    );
    const microphone = button('Microphone');
    expect(microphone).toHaveAttribute('data-tooltip', 'Microphone (Ctrl+D)');
    expect(microphone).toHaveAttribute('aria-keyshortcuts', 'Control+D');
    expect(microphone).toHaveAccessibleName('Microphone');
    expect(microphone).toHaveAccessibleDescription('');
  });
});
