import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { Scene } from '../test-support/scene.js';
import type { Stage } from '../test-support/scene.js';
import { CallControls } from './call-controls.js';
import { HangUpButton } from './hang-up-button.js';
import { MicButton } from './mic-button.js';

const meta = {
  title: 'Components/CallControls',
  component: CallControls,
  decorators: [
    (Story) => (
      <div style={{ padding: '2rem', background: 'oklch(16% 0.01 255)' }} data-parley-theme="dark">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof CallControls>;
export default meta;

type Story = StoryObj<typeof meta>;

const inCall = (stage: Stage) => stage.connect(['bob']);
const inAudioCall = (stage: Stage) => stage.connect(['bob'], { video: false });

/** The names stay; `aria-pressed` tells what is on. */
export const VideoCall: Story = {
  render: (args) => (
    <Scene setUp={inCall}>
      <CallControls {...args} />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    const microphone = await canvas.findByRole('button', { name: 'Microphone', pressed: true });
    const camera = canvas.getByRole('button', { name: 'Camera', pressed: true });
    for (const button of canvas.getAllByRole('button')) {
      const { width, height } = button.getBoundingClientRect();
      await expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    }
    await userEvent.click(microphone);
    await userEvent.click(camera);
    await waitFor(() => expect(microphone).toHaveAttribute('aria-pressed', 'false'));
    await waitFor(() => expect(camera).toHaveAttribute('aria-pressed', 'false'));
    await userEvent.click(camera);
    await waitFor(() => expect(camera).toHaveAttribute('aria-pressed', 'true'));
  },
};

export const AudioCall: Story = {
  render: (args) => (
    <Scene setUp={inAudioCall}>
      <CallControls {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('button', { name: 'Microphone' });
    await expect(canvas.queryByRole('button', { name: 'Camera' })).toBeNull();
  },
};

/** By the keyboard alone. */
export const Keyboard: Story = {
  render: (args) => (
    <Scene setUp={inCall}>
      <CallControls {...args} />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    const microphone = await canvas.findByRole('button', { name: 'Microphone' });
    await userEvent.tab();
    await expect(microphone).toHaveFocus();
    await userEvent.keyboard(' ');
    await waitFor(() => expect(microphone).toHaveAttribute('aria-pressed', 'false'));
    await userEvent.tab();
    await userEvent.tab();
    await expect(canvas.getByRole('button', { name: 'End call' })).toHaveFocus();
  },
};

/** Any set of buttons, also one's own. */
export const OwnButtons: Story = {
  render: (args) => (
    <Scene setUp={inCall}>
      <CallControls {...args}>
        <MicButton />
        <button type="button" className="parley-control">
          Wave
        </button>
        <HangUpButton />
      </CallControls>
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Wave' })).toBeVisible();
    await expect(canvas.queryByRole('button', { name: 'Camera' })).toBeNull();
  },
};
