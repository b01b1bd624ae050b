import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { Scene } from '../test-support/scene.js';
import type { EnterOptions, Stage } from '../test-support/scene.js';
import { asking, createCameraPlug, denied, insecure, missing, phone } from '../test-support/story-devices.js';
import { useCall } from '../hooks/use-call.js';
import { Lobby } from './lobby.js';

const meta = {
  title: 'Prefabs/Lobby',
  component: Lobby,
  args: { userIds: 'bob', onJoin: fn(), onCancel: fn() },
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: '60rem', marginInline: 'auto' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof Lobby>;
export default meta;

type Story = StoryObj<typeof meta>;

const withBob = async (stage: Stage) => stage.enter('bob');
const people = {
  asked: { devices: asking },
  denied: { devices: denied('video') },
  deniedBoth: { devices: denied('audio', 'video') },
  noCamera: { devices: missing('video') },
  noMicrophone: { devices: missing('audio') },
  nothing: { devices: missing('audio', 'video') },
  insecure: { devices: insecure },
  busy: { broken: { video: 'NotReadableError' } },
  phone: { devices: phone, size: [480, 640] },
} satisfies Record<string, EnterOptions>;

/** Before a call: the picture as in a mirror, what can be switched and chosen, and one button that goes on with it. */
export const BeforeACall: Story = {
  render: (args) => (
    <Scene setUp={withBob}>
      <Lobby {...args} />
    </Scene>
  ),
  play: async ({ canvas, userEvent, args }) => {
    const lobby = await canvas.findByRole('group', { name: 'Video call with Bob Okafor' });
    await waitFor(() => expect(lobby).toHaveAttribute('data-camera', 'live'));
    await userEvent.click(canvas.getByRole('button', { name: 'Microphone', pressed: true }));
    await waitFor(() => expect(lobby).toHaveAttribute('data-muted'));
    await userEvent.click(canvas.getByRole('button', { name: 'Microphone', pressed: false }));
    await waitFor(() => expect(lobby).not.toHaveAttribute('data-muted'));
    await userEvent.click(canvas.getByRole('button', { name: 'Start call' }));
    await expect(args.onJoin).toHaveBeenCalledOnce();
  },
};

const ringing = async (stage: Stage) => {
  await stage.enter('ann');
  (await stage.enter('carol')).call('ann');
  await stage.callOf('ann');
};

function Ringing(args: Parameters<typeof Lobby>[0]) {
  const { id } = useCall();
  return id === null ? <></> : <Lobby {...args} callId={id} />;
}

/** Before an answer. The caller sees nothing yet. */
export const BeforeAnAnswer: Story = {
  render: ({ onJoin }) => (
    <Scene setUp={ringing}>
      <Ringing onJoin={onJoin} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('group', { name: 'Incoming video call from Carol Díaz' });
    await expect(canvas.getByRole('button', { name: 'Answer' })).toBeEnabled();
  },
};

/** With nobody to call: a look at one’s devices. */
export const Check: Story = {
  render: ({ onJoin, onCancel }) => (
    <Scene setUp={withBob}>
      <Lobby onJoin={onJoin} onCancel={onCancel} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Done' })).toBeEnabled();
  },
};

export const AudioCall: Story = {
  args: { video: false },
  render: (args) => (
    <Scene setUp={withBob}>
      <Lobby {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('group', { name: 'Audio call with Bob Okafor' });
    await expect(canvas.queryByRole('button', { name: 'Camera' })).toBeNull();
  },
};

/** The browser asks. */
export const Prompt: Story = {
  render: (args) => (
    <Scene setUp={withBob} ann={people.asked}>
      <Lobby {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Choose “Allow” when your browser asks.')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Start call' })).toBeEnabled();
  },
};

/** The help is for the browser that this runs in; `PermissionHelp` shows all of them. */
export const CameraDenied: Story = {
  render: (args) => (
    <Scene setUp={withBob} ann={people.denied}>
      <Lobby {...args} />
    </Scene>
  ),
  play: async ({ canvas, canvasElement }) => {
    const [title] = await canvas.findAllByText('Your camera is blocked', { ignore: '[hidden]' });
    await expect(title).toBeVisible();
    await expect(canvas.getByText('Switch “Camera” on.')).toBeVisible();
    await expect(canvasElement.querySelectorAll('.parley-notice')).toHaveLength(1);
    await expect(canvas.getByRole('button', { name: 'Start call' })).toBeEnabled();
  },
};

export const EverythingDenied: Story = {
  render: (args) => (
    <Scene setUp={withBob} ann={people.deniedBoth}>
      <Lobby {...args} />
    </Scene>
  ),
  play: async ({ canvas, canvasElement }) => {
    await canvas.findAllByText('Your microphone is blocked');
    await waitFor(() => expect(canvasElement.querySelectorAll('.parley-notice')).toHaveLength(2));
  },
};

export const NoCamera: Story = {
  render: (args) => (
    <Scene setUp={withBob} ann={people.noCamera}>
      <Lobby {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findAllByText('No camera found');
    await expect(canvas.getByRole('combobox', { name: 'Camera' })).toBeDisabled();
    await canvas.findByRole('button', { name: 'Microphone', pressed: true });
  },
};

export const NoMicrophone: Story = {
  render: (args) => (
    <Scene setUp={withBob} ann={people.noMicrophone}>
      <Lobby {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findAllByText('No microphone found');
    await canvas.findByRole('button', { name: 'Camera', pressed: true });
  },
};

/** One can still listen. */
export const NothingAtAll: Story = {
  render: (args) => (
    <Scene setUp={withBob} ann={people.nothing}>
      <Lobby {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findAllByText('No microphone found');
    await canvas.findAllByText('No camera found');
    await expect(canvas.getByRole('button', { name: 'Start call' })).toBeEnabled();
  },
};

export const InsecurePage: Story = {
  render: (args) => (
    <Scene setUp={withBob} ann={people.insecure}>
      <Lobby {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findAllByText('This page may not use your camera');
  },
};

export const InUseElsewhere: Story = {
  render: (args) => (
    <Scene setUp={withBob} ann={people.busy}>
      <Lobby {...args} />
    </Scene>
  ),
  play: async ({ canvas, canvasElement }) => {
    await canvas.findAllByText('Your camera is busy');
    await expect(canvasElement.querySelector('.parley-notice')).toHaveAttribute('data-code', 'in-use');
  },
};

const plug = createCameraPlug();
const plugged: EnterOptions = { devices: plug.devices };

/** The next camera takes over, and a line says so. */
export const Unplugged: Story = {
  render: (args) => (
    <Scene setUp={withBob} ann={plugged}>
      <Lobby {...args}>
        <p>
          <button type="button" className="parley-button" onClick={() => plug.pull()}>
            Pull the camera out
          </button>
        </p>
      </Lobby>
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    const lobby = await canvas.findByRole('group', { name: /Video call/ });
    await waitFor(() => expect(lobby).toHaveAttribute('data-camera', 'live'));
    await canvas.findByRole('option', { name: 'Desk camera' });
    await userEvent.click(canvas.getByRole('button', { name: 'Pull the camera out' }));
    await expect(await canvas.findByText('Desk camera was disconnected')).toBeVisible();
    await waitFor(() => expect(lobby).toHaveAttribute('data-camera', 'live'));
  },
};

/** A camera on either side: the button turns the picture around. The back one is no mirror. */
export const Phone: Story = {
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: '20rem' }}>
        <Story />
      </div>
    ),
  ],
  render: (args) => (
    <Scene setUp={withBob} ann={people.phone}>
      <Lobby {...args} />
    </Scene>
  ),
  play: async ({ canvas, canvasElement, userEvent }) => {
    const flip = await canvas.findByRole('button', { name: 'Flip camera' });
    const video = (): Element | null => canvasElement.querySelector('video');
    await expect(video()).toHaveAttribute('data-mirrored');
    await userEvent.click(flip);
    await waitFor(() => expect(video()).not.toHaveAttribute('data-mirrored'));
  },
};
