import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { Scene } from '../test-support/scene.js';
import type { EnterOptions, Stage } from '../test-support/scene.js';
import { OutgoingCall } from './outgoing-call.js';

const meta = {
  title: 'Components/OutgoingCall',
  component: OutgoingCall,
  parameters: { layout: 'fullscreen' },
  decorators: [
    (Story) => (
      <div style={{ blockSize: '36rem', maxBlockSize: '100dvb' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof OutgoingCall>;
export default meta;

type Story = StoryObj<typeof meta>;

const dialNobody = async (stage: Stage) => {
  (await stage.enter('ann')).call('bob');
};
const dial = async (stage: Stage) => {
  await stage.enter('bob');
  (await stage.enter('ann')).call('bob');
};
const dialAudio = async (stage: Stage) => {
  await stage.enter('bob');
  (await stage.enter('ann')).call('bob', { video: false });
};
const dialGroup = async (stage: Stage) => {
  (await stage.enter('ann')).call(['bob', 'carol', 'hana', 'dan']);
};
const answered = async (stage: Stage) => {
  await stage.enter('bob', { unreachable: true });
  (await stage.enter('ann')).call('bob');
  (await stage.callOf('bob')).accept();
};
const declined = async (stage: Stage) => {
  await dial(stage);
  (await stage.callOf('bob')).reject();
};
const noCamera: EnterOptions = { broken: { video: 'NotAllowedError' } };

/** Nothing was heard of them yet; of a QuickBlox device nothing is. */
export const Calling: Story = {
  render: (args) => (
    <Scene setUp={dialNobody}>
      <OutgoingCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    const group = await canvas.findByRole('group', { name: 'Calling Bob Okafor' });
    await expect(group).toHaveAttribute('data-state', 'dialing');
    await expect(canvas.getByText('Calling…')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Cancel call' })).toBeVisible();
  },
};

/** Their device has said that it rings. */
export const Ringing: Story = {
  render: (args) => (
    <Scene setUp={dial}>
      <OutgoingCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Ringing…')).toBeVisible();
  },
};

export const AudioOnly: Story = {
  render: (args) => (
    <Scene setUp={dialAudio}>
      <OutgoingCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByText('Ringing…');
    await expect(canvas.queryByRole('button', { name: 'Camera' })).toBeNull();
  },
};

export const Group: Story = {
  render: (args) => (
    <Scene setUp={dialGroup}>
      <OutgoingCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Bob Okafor, Carol Díaz, はな 佐藤, and Dan')).toBeVisible();
  },
};

export const Connecting: Story = {
  render: (args) => (
    <Scene setUp={answered}>
      <OutgoingCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Connecting…')).toBeVisible();
  },
};

/** The reason in words, and what next. */
export const Declined: Story = {
  render: (args) => (
    <Scene setUp={declined}>
      <OutgoingCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Bob Okafor declined the call')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Call again' })).toBeEnabled();
  },
};

export const Canceled: Story = {
  render: (args) => (
    <Scene setUp={dial}>
      <OutgoingCall {...args} />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Cancel call' }));
    await expect(await canvas.findByText('You canceled the call')).toBeVisible();
  },
};

/** The call goes on, with a way to mend it and a way to do without. */
export const CameraBlocked: Story = {
  render: (args) => (
    <Scene setUp={dial} ann={noCamera}>
      <OutgoingCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Your camera is blocked', { ignore: '[hidden]' })).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Go on without camera' })).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Camera' })).toHaveAccessibleDescription(
      'Your camera is blocked',
    );
  },
};

export const OwnParts: Story = {
  args: { slots: { callee: <p style={{ padding: '2rem' }}>Somebody is about to be happy.</p> } },
  render: (args) => (
    <Scene setUp={dial}>
      <OutgoingCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Somebody is about to be happy.')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Cancel call' })).toBeVisible();
  },
};
