import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { Scene } from '../test-support/scene.js';
import type { EnterOptions, Name, Stage } from '../test-support/scene.js';
import { VideoCall } from './video-call.js';

const meta = {
  title: 'Prefabs/VideoCall',
  component: VideoCall,
  parameters: { layout: 'fullscreen' },
  decorators: [
    (Story) => (
      <div style={{ blockSize: '45rem', maxBlockSize: '100dvb' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof VideoCall>;
export default meta;

type Story = StoryObj<typeof meta>;

const friends: readonly Name[] = ['bob', 'carol', 'dan', 'hana', 'finn'];
const inCall = (stage: Stage) => stage.connect(['bob']);
const inAudioCall = (stage: Stage) => stage.connect(['bob'], { video: false });
const inGroup = (stage: Stage) => stage.connect(friends);
const dialing = async (stage: Stage) => {
  await stage.enter('bob');
  (await stage.enter('ann')).call('bob');
};
const answering = async (stage: Stage) => {
  (await stage.enter('bob', { unreachable: true })).call('ann');
  (await stage.callOf('ann')).accept();
};
const hungUp = async (stage: Stage) => {
  await inCall(stage);
  (await stage.callOf('bob')).hangUp();
};
const noServer = async (stage: Stage) => {
  await inCall(stage);
  stage.network.cut('ann');
};
const noMedia = async (stage: Stage) => {
  await inCall(stage);
  stage.peers.disconnect();
};
const noNetwork = async (stage: Stage) => {
  await noMedia(stage);
  stage.network.cut('ann');
};
const recovered = async (stage: Stage) => {
  await noServer(stage);
  // After the banner has been there.
  setTimeout(() => stage.network.restore('ann'), 300);
};
const noMicrophone: EnterOptions = { broken: { audio: 'NotAllowedError' } };

export const InCall: Story = {
  render: (args) => (
    <Scene setUp={inCall}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    const region = await canvas.findByRole('region', { name: 'Call with Bob Okafor' });
    await expect(region).toHaveAttribute('data-phase', 'in-call');
    await expect(canvas.getByRole('group', { name: 'Bob Okafor' })).toBeVisible();
    await expect(canvas.getByRole('group', { name: 'Your picture' })).toBeVisible();
    await expect(canvas.getByRole('timer')).toHaveTextContent(/^0:0\d$/);
  },
};

export const AudioCall: Story = {
  render: (args) => (
    <Scene setUp={inAudioCall}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('group', { name: 'Bob Okafor' });
    await expect(canvas.queryByRole('group', { name: 'Your picture' })).toBeNull();
  },
};

export const Group: Story = {
  render: (args) => (
    <Scene setUp={inGroup}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    const region = await canvas.findByRole('region');
    await expect(region).toHaveAttribute('data-layout', 'grid');
    await canvas.findByRole('group', { name: 'はな 佐藤' });
  },
};

export const Outgoing: Story = {
  render: (args) => (
    <Scene setUp={dialing}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByText('Calling…');
    await expect(canvas.getByRole('region')).toHaveAttribute('data-phase', 'outgoing');
  },
};

/** An incoming call that was accepted and is not there yet. */
export const Answering: Story = {
  render: (args) => (
    <Scene setUp={answering}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    const tile = await canvas.findByRole('group', { name: 'Bob Okafor' });
    await expect(tile).toHaveAttribute('data-state', 'connecting');
  },
};

/** How long, why, and what next. */
export const Ended: Story = {
  render: (args) => (
    <Scene setUp={hungUp}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByText(/^Lasted \d seconds?$/);
    await expect(canvas.getByRole('button', { name: 'Call again' })).toBeEnabled();
    await expect(canvas.getByRole('button', { name: 'Close' })).toBeVisible();
  },
};

export const Closed: Story = {
  render: (args) => (
    <Scene setUp={hungUp}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Close' }));
    await waitFor(() => expect(canvas.queryByRole('region')).toBeNull());
  },
};

export const CalledAgain: Story = {
  render: (args) => (
    <Scene setUp={hungUp}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Call again' }));
    await expect(await canvas.findByText('Calling…')).toBeVisible();
  },
};

/** Only the server is away: the picture goes on. */
export const ServerAway: Story = {
  render: (args) => (
    <Scene setUp={noServer}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^Lost touch with the server/)).toBeVisible();
  },
};

/** Only the picture is away. */
export const MediaAway: Story = {
  render: (args) => (
    <Scene setUp={noMedia}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^The connection to Bob Okafor broke/)).toBeVisible();
  },
};

/** Both at once: that is our own network. */
export const NetworkAway: Story = {
  render: (args) => (
    <Scene setUp={noNetwork}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^Your network seems to be down/)).toBeVisible();
  },
};

export const Recovered: Story = {
  render: (args) => (
    <Scene setUp={recovered}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByText(/^Lost touch with the server/);
    await expect(await canvas.findByText('Back again')).toBeVisible();
  },
};

/** The call is not lost: one can mend it or go on and listen. */
export const MicrophoneBlocked: Story = {
  render: (args) => (
    <Scene setUp={inCall} ann={noMicrophone}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('button', { name: 'Go on without microphone' });
    await expect(canvas.getByRole('button', { name: 'Microphone' })).toHaveAccessibleDescription(
      'Your microphone is blocked',
    );
  },
};

export const WithoutMicrophone: Story = {
  ...MicrophoneBlocked,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Go on without microphone' }));
    await waitFor(() =>
      expect(canvas.queryByRole('button', { name: 'Go on without microphone' })).toBeNull(),
    );
    await expect(canvas.getByRole('region')).toHaveAttribute('data-phase', 'in-call');
  },
};

/** A part left out, and one replaced. */
export const OwnParts: Story = {
  args: { slots: { selfView: null, controls: <p className="parley-controls">Own controls</p> } },
  render: (args) => (
    <Scene setUp={inCall}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Own controls')).toBeVisible();
    await expect(canvas.queryByRole('group', { name: 'Your picture' })).toBeNull();
  },
};
