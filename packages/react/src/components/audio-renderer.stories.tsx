import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, spyOn, waitFor } from 'storybook/test';
import { Scene } from '../test-support/scene.js';
import type { Stage } from '../test-support/scene.js';
import { AudioRenderer } from './audio-renderer.js';
import { VideoGrid } from './video-grid.js';

const meta = {
  title: 'Components/AudioRenderer',
  component: AudioRenderer,
  decorators: [
    (Story) => (
      <div style={{ position: 'relative', minBlockSize: '8rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof AudioRenderer>;
export default meta;

type Story = StoryObj<typeof meta>;

const inCall = (stage: Stage) => stage.connect(['bob', 'carol'], { video: false });

/** Nothing to see, everybody to be heard. */
export const Playing: Story = {
  render: (args) => (
    <Scene setUp={inCall}>
      <AudioRenderer {...args} />
    </Scene>
  ),
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelectorAll('audio')).toHaveLength(2));
    await expect(canvas.queryByRole('button')).toBeNull();
  },
};

/** As in a tab that nobody has touched yet. */
function blockSound(): () => void {
  let isTouched = false;
  const touch = (): void => {
    isTouched = true;
  };
  document.addEventListener('click', touch, { capture: true });
  const play = spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(() =>
    isTouched
      ? Promise.resolve()
      : Promise.reject(new DOMException('touch the page first', 'NotAllowedError')),
  );
  return () => {
    document.removeEventListener('click', touch, { capture: true });
    play.mockRestore();
  };
}

/** One button for all who are blocked. */
export const Blocked: Story = {
  beforeEach: blockSound,
  render: (args) => (
    <Scene setUp={inCall}>
      <AudioRenderer {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Tap to hear the call' })).toBeVisible();
  },
};

/** Gone after one tap. */
export const Tapped: Story = {
  ...Blocked,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Tap to hear the call' }));
    await waitFor(() => expect(canvas.queryByRole('button')).toBeNull());
  },
};

/** Where there are tiles, each offers its own; one tap is enough for all. */
export const BlockedOnTiles: Story = {
  beforeEach: blockSound,
  render: (args) => (
    <Scene setUp={inCall}>
      <div style={{ blockSize: '20rem' }}>
        <VideoGrid />
      </div>
      <AudioRenderer {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Tap to hear Bob Okafor' })).toBeVisible();
    await expect(await canvas.findByRole('button', { name: 'Tap to hear Carol Díaz' })).toBeVisible();
    await expect(canvas.queryByRole('button', { name: 'Tap to hear the call' })).toBeNull();
  },
};

export const TappedOnATile: Story = {
  ...BlockedOnTiles,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Tap to hear Bob Okafor' }));
    await waitFor(() => expect(canvas.queryByRole('button')).toBeNull());
  },
};
