import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { Scene } from '../test-support/scene.js';
import type { EnterOptions, Stage } from '../test-support/scene.js';
import { SelfView } from './self-view.js';

const meta = {
  title: 'Components/SelfView',
  component: SelfView,
  decorators: [
    (Story) => (
      <div style={{ inlineSize: '15rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof SelfView>;
export default meta;

type Story = StoryObj<typeof meta>;

const inCall = (stage: Stage) => stage.connect(['bob']);
const muted = async (stage: Stage) => {
  await (await inCall(stage)).setMicrophoneEnabled(false);
};
const cameraOff = async (stage: Stage) => {
  await (await inCall(stage)).setCameraEnabled(false);
};
const cameraBusy: EnterOptions = { broken: { video: 'NotReadableError' } };

/** As in a mirror; the others see it the right way round. */
export const CameraOn: Story = {
  render: (args) => (
    <Scene setUp={inCall}>
      <SelfView {...args} />
    </Scene>
  ),
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByRole('group', { name: 'Your picture' });
    await waitFor(() => expect(canvasElement.querySelector('video[data-playing]')).toBeVisible());
    await expect(canvasElement.querySelector('video')).toHaveAttribute('data-mirrored');
  },
};

export const Muted: Story = {
  render: (args) => (
    <Scene setUp={muted}>
      <SelfView {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByText('Microphone off');
  },
};

export const CameraOff: Story = {
  render: (args) => (
    <Scene setUp={cameraOff}>
      <SelfView {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    const view = await canvas.findByRole('group', { name: 'Your picture' });
    await expect(view).toHaveAttribute('data-camera', 'off');
  },
};

export const CameraFailed: Story = {
  render: (args) => (
    <Scene setUp={inCall} ann={cameraBusy}>
      <SelfView {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    const view = await canvas.findByRole('group', { name: 'Your picture' });
    await waitFor(() => expect(view).toHaveAttribute('data-camera', 'failed'));
  },
};
