import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ReactElement } from 'react';
import { expect, waitFor } from 'storybook/test';
import { useNotificationPermission } from '../hooks/use-notification-permission.js';
import { Scene } from '../test-support/scene.js';
import type { EnterOptions, Stage } from '../test-support/scene.js';
import { CallAnnouncer } from './call-announcer.js';
import { CallNotification } from './call-notification.js';
import { CallTimer } from './call-timer.js';
import { DeviceProblems } from './device-problems.js';

/** Small parts that tell of a call, each by its own means. */
const meta = { title: 'Components/Notices' } satisfies Meta;
export default meta;

type Story = StoryObj<typeof meta>;

const inCall = (stage: Stage) => stage.connect(['bob']);
const comeAndGo = async (stage: Stage) => {
  const call = await stage.connect(['bob', 'carol']);
  const bob = await stage.callOf('bob');
  const tell = async (): Promise<void> => {
    await bob.setMicrophoneEnabled(false);
    (await stage.callOf('carol')).hangUp();
  };
  setTimeout(() => void tell(), 300);
  return call;
};
const fromBob = async (stage: Stage) => {
  await stage.enter('ann');
  (await stage.enter('bob')).call('ann');
};
const broken: EnterOptions = { broken: { audio: 'NotAllowedError', video: 'NotReadableError' } };

/** As on a clock; read when asked, not each second. */
export const Timer: Story = {
  render: () => (
    <Scene setUp={inCall}>
      <CallTimer />
    </Scene>
  ),
  play: async ({ canvas }) => {
    const timer = await canvas.findByRole('timer', { name: 'Duration of the call' });
    await waitFor(() => expect(timer).toHaveTextContent(/^\d+:\d\d$/));
  },
};

/** Which device, how to mend it, and how to do without. */
export const Devices: Story = {
  render: () => (
    <Scene setUp={inCall} ann={broken}>
      <DeviceProblems />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Your microphone is blocked')).toBeVisible();
    await expect(await canvas.findByText('Your camera is busy')).toBeVisible();
  },
};

/** Made visible for the gallery: what those hear who listen. */
export const Announcer: Story = {
  render: () => (
    <Scene setUp={comeAndGo}>
      <CallAnnouncer
        style={{ position: 'static', inlineSize: 'auto', blockSize: 'auto', clipPath: 'none' }}
      />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByText('Carol Díaz left');
    const said = [...canvas.getByRole('status').children].map(({ textContent }) => textContent);
    await expect(said).toEqual([
      'Connected with Bob Okafor and Carol Díaz',
      'Bob Okafor muted their microphone',
      'Carol Díaz left',
    ]);
  },
};

function Permission(): ReactElement {
  const { permission, getButtonProps } = useNotificationPermission();
  return (
    <p>
      <button
        {...getButtonProps({ className: 'parley-button' })}
        type="button"
        disabled={permission !== 'default'}
      >
        Notify me of calls
      </button>{' '}
      <output>{permission}</output>
    </p>
  );
}

/** Allow it, and look at another tab: a notification of the system tells that Bob calls. */
export const Notification: Story = {
  render: () => (
    <Scene setUp={fromBob}>
      <Permission />
      <CallNotification />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await waitFor(() =>
      expect(canvas.getByRole('status')).toHaveTextContent(/^(default|granted|denied|unsupported)$/),
    );
  },
};
