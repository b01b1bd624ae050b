import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { Scene } from '../test-support/scene.js';
import type { Stage } from '../test-support/scene.js';
import { ParticipantTile } from './participant-tile.js';

const meta = {
  title: 'Components/ParticipantTile',
  component: ParticipantTile,
  args: { userId: 'bob' },
  decorators: [
    (Story, { parameters }) => (
      <div
        style={{
          inlineSize: typeof parameters['width'] === 'string' ? parameters['width'] : '30rem',
          maxInlineSize: '100%',
        }}
      >
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof ParticipantTile>;
export default meta;

type Story = StoryObj<typeof meta>;

const inCall = (stage: Stage) => stage.connect(['bob']);
const muted = async (stage: Stage) => {
  await inCall(stage);
  await (await stage.callOf('bob')).setMicrophoneEnabled(false);
};
const cameraOff = async (stage: Stage) => {
  await inCall(stage);
  await (await stage.callOf('bob')).setCameraEnabled(false);
};
const calling = async (stage: Stage) => {
  (await stage.enter('ann')).call('bob');
};
const connecting = async (stage: Stage) => {
  await stage.enter('bob', { unreachable: true });
  await calling(stage);
  (await stage.callOf('bob')).accept();
};
const reconnecting = async (stage: Stage) => {
  await inCall(stage);
  stage.peers.disconnect();
};
const upright = async (stage: Stage) => {
  await stage.enter('bob', { size: [480, 854] });
  await inCall(stage);
};
const longName = (stage: Stage) => stage.connect(['eve'], { video: false });

export const Picture: Story = {
  render: (args) => (
    <Scene setUp={inCall}>
      <ParticipantTile {...args} />
    </Scene>
  ),
  play: async ({ canvas, canvasElement }) => {
    const tile = await canvas.findByRole('group', { name: 'Bob Okafor' });
    await expect(tile).toHaveAttribute('data-video');
    await expect(tile).not.toHaveAttribute('data-muted');
    await waitFor(() => expect(canvasElement.querySelector('video[data-playing]')).toBeVisible());
  },
};

export const Muted: Story = {
  render: (args) => (
    <Scene setUp={muted}>
      <ParticipantTile {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByText('Microphone off');
    await expect(canvas.getByRole('group', { name: 'Bob Okafor' })).toHaveAttribute('data-muted');
  },
};

export const CameraOff: Story = {
  render: (args) => (
    <Scene setUp={cameraOff}>
      <ParticipantTile {...args} />
    </Scene>
  ),
  play: async ({ canvas, canvasElement }) => {
    const tile = await canvas.findByRole('group', { name: 'Bob Okafor' });
    await waitFor(() => expect(tile).not.toHaveAttribute('data-video'));
    await expect(canvasElement.querySelector('video')).toBeNull();
  },
};

export const Calling: Story = {
  render: (args) => (
    <Scene setUp={calling}>
      <ParticipantTile {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Calling…')).toBeVisible();
  },
};

export const Connecting: Story = {
  render: (args) => (
    <Scene setUp={connecting}>
      <ParticipantTile {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Connecting…')).toBeVisible();
  },
};

export const Reconnecting: Story = {
  render: (args) => (
    <Scene setUp={reconnecting}>
      <ParticipantTile {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Reconnecting…')).toBeVisible();
  },
};

/** A phone held upright is shown whole in a wide tile. */
export const UprightPicture: Story = {
  render: (args) => (
    <Scene setUp={upright}>
      <ParticipantTile {...args} />
    </Scene>
  ),
  play: async ({ canvasElement }) => {
    await waitFor(() =>
      expect(canvasElement.querySelector('video')).toHaveAttribute('data-orientation', 'portrait'),
    );
  },
};

export const LongName: Story = {
  args: { userId: 'eve' },
  parameters: { width: '16rem' },
  render: (args) => (
    <Scene setUp={longName}>
      <ParticipantTile {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('group', { name: /^Eve Lindqvist/ });
  },
};

/** Too small for words: only the sign that matters stays. */
export const Small: Story = {
  parameters: { width: '6rem' },
  render: (args) => (
    <Scene setUp={muted}>
      <ParticipantTile {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByText('Microphone off');
    await expect(canvas.getByRole('group', { name: 'Bob Okafor' })).toBeVisible();
  },
};
