import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { Scene } from '../../../packages/react/src/test-support/scene.js';
import type { Stage } from '../../../packages/react/src/test-support/scene.js';
import { SnippetPage } from '../snippet-page.js';
import { Float } from '../snippets/use-picture-in-picture.js';
import usePictureInPicture from '../snippets/use-picture-in-picture.tsx?raw';
import { People, WayBack } from '../snippets/use-people.js';
import usePeople from '../snippets/use-people.tsx?raw';
import { Chat } from '../snippets/use-chat.js';
import useChat from '../snippets/use-chat.tsx?raw';
import { Reactions } from '../snippets/use-reactions.js';
import useReactions from '../snippets/use-reactions.tsx?raw';
import { Recorder, RecordingQuestion } from '../snippets/use-recording.js';
import useRecording from '../snippets/use-recording.tsx?raw';
import { DataSaver, WithPictures } from '../snippets/use-video-upgrade.js';
import useVideoUpgrade from '../snippets/use-video-upgrade.tsx?raw';
import { AwakeAndHandy } from '../snippets/use-wake-lock.js';
import useWakeLock from '../snippets/use-wake-lock.tsx?raw';

/** Recording, reactions, a window above all others, the screen that stays on, and the keys of a headset. */
const meta = {
  title: 'Hooks/Beside the call',
  parameters: { docs: { page: SnippetPage } },
} satisfies Meta;
export default meta;

type Story = StoryObj<typeof meta>;

const connected = (stage: Stage) => stage.connect(['bob']);

/** Bob answers a moment later: until then nothing is recorded. */
const bobAgrees = async (stage: Stage) => {
  const bob = await stage.enter('bob');
  bob.on('call', (call) =>
    call.on('change', ({ participants }) => {
      if (participants['ann']?.recording?.answer === null) call.answerRecording('ann', true);
    }),
  );
  return stage.connect(['bob']);
};

const bobRaises = async (stage: Stage) => {
  const call = await stage.connect(['bob']);
  (await stage.callOf('bob')).setHandRaised(true);
  return call;
};

const bobMayBeAsked = async (stage: Stage) => {
  const call = await stage.connect(['bob']);
  await call.setMicrophoneEnabled(false);
  const theirs = await stage.callOf('bob');
  const ask = (): void => {
    if (theirs.snapshot.participants['ann']?.canAskToUnmute) theirs.askToUnmute('ann');
  };
  theirs.on('change', ask);
  ask();
  return call;
};

const bobAsks = async (stage: Stage) => {
  const call = await stage.connect(['bob']);
  (await stage.callOf('bob')).setRecording({ state: 'asking', asksConsent: true });
  return call;
};

/** Asks, records, and gives a file; with consent, always. */
export const UseRecording: Story = {
  name: 'useRecording',
  parameters: { snippet: useRecording, height: '8rem' },
  render: () => (
    <Scene setUp={bobAgrees}>
      <Recorder />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Record', pressed: false }));
    await expect(await canvas.findByText('on')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Record', pressed: true }));
    await expect(await canvas.findByText(/^idle, call-.* is ready$/)).toBeVisible();
  },
};

/** The other side of it: who records, and who asks. */
export const UseRecordingNotice: Story = {
  name: 'useRecordingNotice',
  parameters: { snippet: useRecording, height: '8rem' },
  render: () => (
    <Scene setUp={bobAsks}>
      <RecordingQuestion />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Yes' }));
    await expect(canvas.queryByRole('button', { name: 'Yes' })).toBeNull();
  },
};

/** Six emoji, a hand, and who raised theirs. */
export const UseReactions: Story = {
  name: 'useReactions, useRaisedHands',
  parameters: { snippet: useReactions, height: '8rem' },
  render: () => (
    <Scene setUp={bobRaises}>
      <Reactions />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await expect(await canvas.findByText('bob has a hand up')).toBeVisible();
    const hand = canvas.getByRole('button', { name: 'Raise hand', pressed: false });
    await userEvent.click(hand);
    await expect(hand).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(canvas.getByRole('button', { name: '🎉' }));
  },
};

/** Volume, muting for oneself, and the question to unmute. */
export const UsePeople: Story = {
  name: 'useParticipantVolume, useUnmuteRequest',
  parameters: { snippet: usePeople, height: '10rem' },
  render: () => (
    <Scene setUp={bobMayBeAsked}>
      <People />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await expect(await canvas.findByText(/bob would like to hear you/)).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Mute for me' }));
    await expect(canvas.getByRole('slider')).toHaveValue('0');
  },
};

/** The way back after a reload. */
export const UseRejoinableCall: Story = {
  name: 'useRejoinableCall',
  parameters: { snippet: usePeople, height: '6rem' },
  render: () => (
    <Scene setUp={connected}>
      <WayBack />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('No call to come back to.')).toBeVisible();
  },
};

const bobWrites = async (stage: Stage) => {
  await stage.connect(['bob']);
  await (await stage.callOf('bob')).chat.send('Hello Ann');
};

/** Real messages, over the fake network. */
export const UseChat: Story = {
  name: 'useChat',
  parameters: { snippet: useChat, height: '12rem' },
  render: () => (
    <Scene setUp={bobWrites}>
      <Chat />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await expect(await canvas.findByText('bob: Hello Ann (received)')).toBeVisible();
    await userEvent.type(canvas.getByRole('textbox', { name: 'Message' }), 'Hi{Enter}');
    await expect(await canvas.findByText('ann: Hi (delivered)')).toBeVisible();
  },
};

const audioCall = (stage: Stage) => stage.connect(['bob'], { video: false });

/** From audio to video with consent, and back; and limits of what is sent. */
export const UseVideoUpgrade: Story = {
  name: 'useVideoUpgrade',
  parameters: { snippet: useVideoUpgrade, height: '8rem' },
  render: () => (
    <Scene setUp={audioCall}>
      <WithPictures />
      <DataSaver />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('checkbox', { name: 'Save data' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Turn on video' }));
    await expect(await canvas.findByText('Waiting for a yes…')).toBeVisible();
  },
};

/** The call above all other windows, rendered by the same tree. */
export const UsePictureInPicture: Story = {
  name: 'usePictureInPicture',
  parameters: { snippet: usePictureInPicture, height: '6rem' },
  render: () => (
    <Scene setUp={connected}>
      <Float />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Picture-in-picture' })).toBeVisible();
  },
};

/** What a call on a phone and with a headset needs besides. */
export const UseWakeLock: Story = {
  name: 'useWakeLock, useMediaSession',
  parameters: { snippet: useWakeLock, height: '5rem' },
  render: () => (
    <Scene setUp={connected}>
      <AwakeAndHandy />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/its screen stays on/)).toBeVisible();
  },
};
