import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { Scene } from '../test-support/scene.js';
import type { EnterOptions, Stage } from '../test-support/scene.js';
import { CameraButton } from './camera-button.js';
import { HangUpButton } from './hang-up-button.js';
import { MicButton } from './mic-button.js';

const meta = {
  title: 'Components/Buttons',
  component: MicButton,
  subcomponents: { CameraButton, HangUpButton },
} satisfies Meta<typeof MicButton>;
export default meta;

type Story = StoryObj<typeof meta>;

const inCall = (stage: Stage) => stage.connect(['bob']);
const muted = async (stage: Stage) => {
  await (await inCall(stage)).setMicrophoneEnabled(false);
};
const cameraOff = async (stage: Stage) => {
  await (await inCall(stage)).setCameraEnabled(false);
};
const dialing = async (stage: Stage) => {
  (await stage.enter('ann')).call('bob');
};
const noMicrophone: EnterOptions = { broken: { audio: 'NotFoundError' } };
const cameraBusy: EnterOptions = { broken: { video: 'NotReadableError' } };

export const MicrophoneOn: Story = {
  render: (args) => (
    <Scene setUp={inCall}>
      <MicButton {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('button', { name: 'Microphone', pressed: true });
  },
};

export const MicrophoneOff: Story = {
  render: (args) => (
    <Scene setUp={muted}>
      <MicButton {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('button', { name: 'Microphone', pressed: false });
  },
};

export const MicrophoneMissing: Story = {
  render: (args) => (
    <Scene setUp={inCall} ann={noMicrophone}>
      <MicButton {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    const button = await canvas.findByRole('button', { name: 'Microphone', pressed: false });
    await expect(button).toHaveAccessibleDescription('No microphone found');
    await expect(button).toHaveAttribute('data-status', 'failed');
  },
};

export const CameraOn: Story = {
  render: () => (
    <Scene setUp={inCall}>
      <CameraButton />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('button', { name: 'Camera', pressed: true });
  },
};

export const CameraOff: Story = {
  render: () => (
    <Scene setUp={cameraOff}>
      <CameraButton />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('button', { name: 'Camera', pressed: false });
  },
};

export const CameraBusy: Story = {
  render: () => (
    <Scene setUp={inCall} ann={cameraBusy}>
      <CameraButton />
    </Scene>
  ),
  play: async ({ canvas }) => {
    const button = await canvas.findByRole('button', { name: 'Camera', pressed: false });
    await expect(button).toHaveAccessibleDescription('Your camera is busy');
  },
};

export const EndCall: Story = {
  render: () => (
    <Scene setUp={inCall}>
      <HangUpButton />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    const button = await canvas.findByRole('button', { name: 'End call' });
    await userEvent.click(button);
    await waitFor(() => expect(button).toHaveAttribute('data-state', 'ended'));
  },
};

export const CancelCall: Story = {
  render: () => (
    <Scene setUp={dialing}>
      <HangUpButton />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('button', { name: 'Cancel call' });
  },
};

/** Its element replaced, and its content. */
export const Replaced: Story = {
  render: () => (
    <Scene setUp={inCall}>
      <MicButton
        render={(props, { isOn }) => (
          <button {...props} type="button">
            {isOn ? 'You are heard' : 'Silent'}
          </button>
        )}
      />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'You are heard' }));
    await canvas.findByRole('button', { name: 'Silent' });
  },
};
