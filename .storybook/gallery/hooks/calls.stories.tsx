import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { Scene } from '../../../packages/react/src/test-support/scene.js';
import type { Stage } from '../../../packages/react/src/test-support/scene.js';
import { SnippetPage } from '../snippet-page.js';
import { LastEnding } from '../snippets/use-call-client.js';
import useCallClient from '../snippets/use-call-client.tsx?raw';
import { Lines } from '../snippets/use-calls.js';
import useCalls from '../snippets/use-calls.tsx?raw';
import { Seconds } from '../snippets/use-call-duration.js';
import useCallDuration from '../snippets/use-call-duration.tsx?raw';
import { PlainPhone } from '../snippets/use-call.js';
import useCall from '../snippets/use-call.tsx?raw';
import { Blocked } from '../snippets/use-blocked-users.js';
import { Missed } from '../snippets/use-call-history.js';
import useCallHistory from '../snippets/use-call-history.tsx?raw';
import { Contacts } from '../snippets/use-contacts.js';
import useBlockedUsers from '../snippets/use-blocked-users.tsx?raw';
import useContacts from '../snippets/use-contacts.tsx?raw';
import { Held } from '../snippets/use-held-calls.js';
import useHeldCalls from '../snippets/use-held-calls.tsx?raw';
import { Ringing } from '../snippets/use-incoming-call.js';
import useIncomingCall from '../snippets/use-incoming-call.tsx?raw';
import { NotifyMe } from '../snippets/use-notification-permission.js';
import useNotificationPermission from '../snippets/use-notification-permission.tsx?raw';
import { Dialing } from '../snippets/use-outgoing-call.js';
import useOutgoingCall from '../snippets/use-outgoing-call.tsx?raw';

/** Calls as such: making one, answering one, ending one. Without an id, a hook is about the current call. */
const meta = {
  title: 'Hooks/Calls',
  parameters: { docs: { page: SnippetPage } },
} satisfies Meta;
export default meta;

type Story = StoryObj<typeof meta>;

const idle = (stage: Stage) => stage.enter('bob');
const connected = (stage: Stage) => stage.connect(['bob']);
const dialing = async (stage: Stage) => {
  await stage.enter('bob');
  (await stage.enter('ann')).call('bob');
};
const ringing = async (stage: Stage) => {
  const bob = await stage.enter('bob');
  await stage.enter('ann');
  bob.call('ann');
  await stage.callOf('ann');
};

/** Enough for a whole phone in plain HTML. It renders again only when the call as a whole changes. */
export const UseCall: Story = {
  name: 'useCall',
  parameters: { snippet: useCall, height: '5rem' },
  render: () => (
    <Scene setUp={idle}>
      <PlainPhone />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Call Bob Okafor' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Hang up' }));
    await expect(await canvas.findByText('canceled')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Done' }));
  },
};

/** The oldest call that rings, who calls, and the ways to answer. */
export const UseIncomingCall: Story = {
  name: 'useIncomingCall',
  parameters: { snippet: useIncomingCall },
  render: () => (
    <Scene setUp={ringing}>
      <Ringing />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/Bob Okafor is calling \(video\)/)).toBeVisible();
  },
};

/** A call on its way out: whom it is for, where it stands in words, and the way back. */
export const UseOutgoingCall: Story = {
  name: 'useOutgoingCall',
  parameters: { snippet: useOutgoingCall },
  render: () => (
    <Scene setUp={dialing}>
      <Dialing />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^Bob Okafor: /)).toBeVisible();
  },
};

/** How long the call has been connected, in milliseconds; it renders once a second. */
export const UseCallDuration: Story = {
  name: 'useCallDuration',
  parameters: { snippet: useCallDuration, height: '5rem' },
  render: () => (
    <Scene setUp={connected}>
      <Seconds />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^\d s$/)).toBeVisible();
  },
};

/** Who cannot ring any more, kept by the server where it can. */
export const UseBlockedUsers: Story = {
  name: 'useBlockedUsers',
  parameters: { snippet: useBlockedUsers, height: '14rem' },
  render: () => (
    <Scene setUp={idle}>
      <Blocked />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Block Bob' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Let bob through' }));
    await expect(await canvas.findByRole('button', { name: 'Block Bob' })).toBeVisible();
  },
};

/** Whom one can call: the roster of the server, with who is there. */
export const UseContacts: Story = {
  name: 'useContacts',
  parameters: { snippet: useContacts, height: '14rem' },
  render: () => (
    <Scene setUp={idle}>
      <Contacts />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Bob Okafor is there')).toBeVisible();
    await expect(canvas.getByText('Dan is away')).toBeVisible();
  },
};

const missOne = async (stage: Stage): Promise<void> => {
  await stage.enter('ann');
  const call = (await stage.enter('bob')).call('ann');
  await stage.callOf('ann');
  call.hangUp();
};

/** The calls of the past, newest first, kept on this device and in the archive of a server that has one. */
export const UseCallHistory: Story = {
  name: 'useCallHistory',
  parameters: { snippet: useCallHistory, height: '14rem' },
  render: () => (
    <Scene setUp={missOne}>
      <Missed />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('1 new')).toBeVisible();
    await expect(await canvas.findByRole('button', { name: 'Call bob back' })).toBeVisible();
  },
};

/** The calls on hold, and one press from one call to another. */
export const UseHeldCalls: Story = {
  name: 'useHeldCalls',
  parameters: { snippet: useHeldCalls, height: '5rem' },
  render: () => (
    <Scene setUp={connected}>
      <Held />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Hold' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Resume' }));
    await expect(await canvas.findByRole('button', { name: 'Hold' })).toBeVisible();
  },
};

/** The ids of all that ring and all that are under way; most hooks and components take one as `callId`. */
export const UseCalls: Story = {
  name: 'useCalls',
  parameters: { snippet: useCalls },
  render: () => (
    <Scene setUp={ringing}>
      <Lines />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await expect(await canvas.findByText(/^bob: ringing/)).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Leave' }));
    await waitFor(() => expect(canvas.queryByRole('listitem')).toBeNull());
  },
};

/** The headless client itself. */
export const UseCallClient: Story = {
  name: 'useCallClient',
  parameters: { snippet: useCallClient, height: '5rem' },
  render: () => (
    <Scene setUp={connected}>
      <LastEnding />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'End every call' }));
    await expect(await canvas.findByText('hangup')).toBeVisible();
  },
};

/** Leave to tell of calls outside the page, for `CallNotification`. */
export const UseNotificationPermission: Story = {
  name: 'useNotificationPermission',
  parameters: { snippet: useNotificationPermission, height: '5rem' },
  render: () => (
    <Scene setUp={idle}>
      <NotifyMe />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^(default|granted|denied|unsupported)$/)).toBeVisible();
  },
};
