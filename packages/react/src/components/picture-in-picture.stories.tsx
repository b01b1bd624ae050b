import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { Scene } from '../test-support/scene.js';
import type { Stage } from '../test-support/scene.js';
import { PictureInPicture } from './picture-in-picture.js';
import { PictureInPictureButton } from './picture-in-picture-button.js';

/** The call above all other windows. Here the window is a frame of the page, so that it can be looked at. */
const meta = { title: 'Components/Picture-in-picture', beforeEach: frameWindows } satisfies Meta;
export default meta;

type Story = StoryObj<typeof meta>;

const inCall = (stage: Stage) => stage.connect(['bob']);
const inAudioCall = (stage: Stage) => stage.connect(['bob'], { video: false });

function floating(): HTMLElement | null {
  return document.querySelector('iframe')?.contentDocument?.body ?? null;
}

/** Who talks, one's own picture, and buttons that work. */
export const Open: Story = {
  render: () => (
    <Scene setUp={inCall}>
      <PictureInPicture />
      <PictureInPictureButton />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    const button = await canvas.findByRole('button', { name: 'Picture-in-picture', pressed: false });
    await userEvent.click(button);
    await waitFor(() => expect(floating()?.querySelector('main')).toBeTruthy());
    const inside = within(floating() ?? document.body);
    await expect(inside.getByRole('main', { name: 'Call with Bob Okafor' })).toBeVisible();
    await expect(inside.getByRole('group', { name: 'Bob Okafor' })).toBeVisible();
    await expect(inside.getByRole('group', { name: 'Your picture' })).toBeVisible();
    const microphone = inside.getByRole('button', { name: 'Microphone', pressed: true });
    // The look came along.
    await expect(getComputedStyle(microphone).borderRadius).not.toBe('0px');
    microphone.click();
    await waitFor(() => expect(microphone).toHaveAttribute('aria-pressed', 'false'));
  },
};

/** There is nothing of oneself to see. */
export const AudioCall: Story = {
  render: () => (
    <Scene setUp={inAudioCall}>
      <PictureInPicture />
      <PictureInPictureButton />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Picture-in-picture' }));
    await waitFor(() => expect(floating()?.querySelector('main')).toBeTruthy());
    const inside = within(floating() ?? document.body);
    await expect(inside.queryByRole('group', { name: 'Your picture' })).toBeNull();
  },
};

/** Puts the browser's floating windows into the page for one story. */
function frameWindows(): () => void {
  const own = Object.getOwnPropertyDescriptor(window, 'documentPictureInPicture');
  const requestWindow = async (size: { width: number; height: number }): Promise<Window> => {
    await Promise.resolve();
    const frame = document.createElement('iframe');
    frame.title = 'The floating window';
    frame.width = String(size.width);
    frame.height = String(size.height);
    frame.style.border = '0';
    document.body.append(frame);
    const opened = frame.contentWindow;
    if (!opened) throw new Error('the frame has no window');
    opened.close = () => {
      opened.dispatchEvent(new Event('pagehide'));
      frame.remove();
    };
    return opened;
  };
  Object.defineProperty(window, 'documentPictureInPicture', { configurable: true, value: { requestWindow } });
  return () => {
    for (const frame of document.querySelectorAll('iframe')) frame.contentWindow?.close();
    if (own) Object.defineProperty(window, 'documentPictureInPicture', own);
    else Reflect.deleteProperty(window, 'documentPictureInPicture');
  };
}
