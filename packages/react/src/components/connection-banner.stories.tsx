import type { CallHealth } from '@parley/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { Scene } from '../test-support/scene.js';
import type { StillCall } from '../test-support/still-call.js';
import { StillScene } from '../test-support/still-scene.js';
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

const health = (call: StillCall, facts: Partial<CallHealth>) =>
  call.set({ health: { ...call.snapshot().health, ...facts } });
const noAnswer = (call: StillCall) =>
  health(call, { state: 'reconnecting', cause: 'their-network', trying: 'ice-restart', userIds: ['bob'] });
const noRelay = (call: StillCall) =>
  health(call, { state: 'reconnecting', cause: 'relay', trying: 'rebuild', userIds: ['bob'] });
const weak = (call: StillCall) => health(call, { state: 'poor', cause: 'their-network', userIds: ['bob'] });
const ownWeak = (call: StillCall) =>
  health(call, { state: 'poor', cause: 'your-network', userIds: ['bob', 'carol'] });

/** One of several broke, and does not answer: their network. Another path is looked for. */
export const TheirNetwork: Story = {
  render: (args) => (
    <StillScene count={2} setUp={noAnswer}>
      <ConnectionBanner {...args} />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^Bob Okafor’s network seems to be down/)).toBeVisible();
    await expect(canvas.getByText('Looking for another path…')).toBeVisible();
  },
};

/** They answer, but no media comes through the TURN server. A new connection is made. */
export const Relay: Story = {
  render: (args) => (
    <StillScene count={1} setUp={noRelay}>
      <ConnectionBanner {...args} />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^The relay on the way to Bob Okafor/)).toBeVisible();
    await expect(canvas.getByText('Making a new connection…')).toBeVisible();
  },
};

/** One of several comes through badly. */
export const TheirNetworkIsWeak: Story = {
  render: (args) => (
    <StillScene count={2} setUp={weak}>
      <ConnectionBanner {...args} />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Bob Okafor’s network seems to be weak')).toBeVisible();
  },
};

/** All of them do. */
export const OwnNetworkIsWeak: Story = {
  render: (args) => (
    <StillScene count={2} setUp={ownWeak}>
      <ConnectionBanner {...args} />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Your network seems to be weak')).toBeVisible();
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
