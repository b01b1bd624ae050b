import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { Scene } from '../test-support/scene.js';
import type { Stage } from '../test-support/scene.js';
import { ConnectionBanner } from './connection-banner.js';

const meta = {
  title: 'Components/ConnectionBanner',
  component: ConnectionBanner,
  decorators: [
    (Story) => (
      <div style={{ display: 'grid', justifyItems: 'center', padding: '1rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof ConnectionBanner>;
export default meta;

type Story = StoryObj<typeof meta>;

const inCall = (stage: Stage) => stage.connect(['bob']);
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

/** Nothing to say. */
export const AllIsWell: Story = {
  render: (args) => (
    <Scene setUp={inCall}>
      <ConnectionBanner {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('status')).toBeEmptyDOMElement();
  },
};

/** The picture goes on: it says so. */
export const Server: Story = {
  render: (args) => (
    <Scene setUp={noServer}>
      <ConnectionBanner {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^Lost touch with the server/)).toBeVisible();
  },
};

/** Names those to whom it broke. */
export const Media: Story = {
  render: (args) => (
    <Scene setUp={noMedia}>
      <ConnectionBanner {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^The connection to Bob Okafor broke/)).toBeVisible();
  },
};

/** Both at once. */
export const Network: Story = {
  render: (args) => (
    <Scene setUp={noNetwork}>
      <ConnectionBanner {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^Your network seems to be down/)).toBeVisible();
  },
};

/** Good news, for a moment. */
export const Recovered: Story = {
  render: (args) => (
    <Scene setUp={recovered}>
      <ConnectionBanner {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByText(/^Lost touch with the server/);
    await expect(await canvas.findByText('Back again')).toBeVisible();
  },
};
