import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { Scene } from '../test-support/scene.js';
import type { Stage } from '../test-support/scene.js';
import { CallEnded } from './call-ended.js';

const meta = {
  title: 'Components/CallEnded',
  component: CallEnded,
  parameters: { layout: 'fullscreen' },
  decorators: [
    (Story) => (
      <div className="parley-stage" style={{ blockSize: '28rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof CallEnded>;
export default meta;

type Story = StoryObj<typeof meta>;

// By somebody else, so that the end comes when the provider is there to see it.
const hungUp = async (stage: Stage) => {
  await stage.connect(['bob']);
  (await stage.callOf('bob')).hangUp();
};
const groupLeft = async (stage: Stage) => {
  const names = ['bob', 'carol', 'dan', 'eve'] as const;
  await stage.connect(names);
  const calls = await Promise.all(names.map((name) => stage.callOf(name)));
  for (const call of calls) call.hangUp();
};
const declined = async (stage: Stage) => {
  await stage.enter('bob');
  (await stage.enter('ann')).call('bob', { video: false });
  (await stage.callOf('bob')).reject();
};
const serverGone = async (stage: Stage) => {
  const call = await stage.connect(['bob']);
  call.on('change', ({ state }) => {
    if (state === 'ended') stage.network.cut('ann');
  });
  (await stage.callOf('bob')).hangUp();
};

export const HungUp: Story = {
  render: (args) => (
    <Scene setUp={hungUp}>
      <CallEnded {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Call with Bob Okafor ended')).toBeVisible();
    await expect(canvas.getByText(/^Lasted \d seconds?$/)).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Call again' })).toBeEnabled();
  },
};

export const Group: Story = {
  render: (args) => (
    <Scene setUp={groupLeft}>
      <CallEnded {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^Call with Bob Okafor, Carol Díaz, Dan, and Eve/)).toBeVisible();
  },
};

export const Declined: Story = {
  render: (args) => (
    <Scene setUp={declined}>
      <CallEnded {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Bob Okafor declined the call')).toBeVisible();
    await expect(canvas.queryByText(/^Lasted/)).toBeNull();
  },
};

/** Nobody can be called before the server is back, and it says so. */
export const ServerAway: Story = {
  render: (args) => (
    <Scene setUp={serverGone}>
      <CallEnded {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    const again = await canvas.findByRole('button', { name: 'Call again' });
    await expect(again).toHaveAccessibleDescription(/^Reconnecting to the server/);
  },
};

export const OwnButtons: Story = {
  args: { children: <button type="button">How was it?</button> },
  render: (args) => (
    <Scene setUp={hungUp}>
      <CallEnded {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'How was it?' })).toBeVisible();
    await expect(canvas.queryByRole('button', { name: 'Call again' })).toBeNull();
  },
};
