import type { RemoteRecording } from '@parley/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { VideoCall } from '../prefabs/video-call.js';
import { Scene } from '../test-support/scene.js';
import type { Stage } from '../test-support/scene.js';
import { StillScene } from '../test-support/still-scene.js';
import type { StillCall } from '../test-support/still-call.js';
import { CallAnnouncer } from './call-announcer.js';
import { CallControls } from './call-controls.js';
import { CallExtras } from './call-extras.js';
import { MoreMenu } from './more-menu.js';
import { RecordButton } from './record-button.js';
import { RecordingConsent } from './recording-consent.js';
import { RecordingIndicator } from './recording-indicator.js';

/** A recording on this machine: asked for, agreed to, and seen by everybody for as long as it is made. */
const meta = { title: 'Components/Recording' } satisfies Meta;
export default meta;

type Story = StoryObj<typeof meta>;

const recordedBy =
  (recording: RemoteRecording, count = 1) =>
  ({ setPerson }: StillCall) => {
    for (const userId of ['bob', 'carol'].slice(0, count)) setPerson(userId, { recording });
  };
const asked = recordedBy({ state: 'asking', asksConsent: true, answer: null });
const agreed = recordedBy({ state: 'on', asksConsent: true, answer: 'agreed' });
const told = recordedBy({ state: 'on', asksConsent: false, answer: null }, 2);

const inCall = (stage: Stage) => stage.connect(['bob']);
const withQuickBlox = (stage: Stage) => {
  stage.network.setPlain('bob');
  return stage.connect(['bob']);
};
const answering = (agrees: boolean) => async (stage: Stage) => {
  const bob = await stage.enter('bob');
  bob.on('call', (call) =>
    call.on('change', ({ participants }) => {
      if (participants['ann']?.recording?.answer === null) call.answerRecording('ann', agrees);
    }),
  );
  return stage.connect(['bob']);
};
const bobAgrees = answering(true);
const bobDeclines = answering(false);

const withRecorder = {
  controls: (
    <CallControls
      slots={{ more: <MoreMenu items={<RecordButton options={{ onFile: () => undefined }} />} /> }}
    />
  ),
};

/** Somebody asks: nothing of this side is recorded before the answer. */
export const Asked: Story = {
  render: () => (
    <div style={{ blockSize: '34rem' }}>
      <StillScene setUp={asked} count={1}>
        <VideoCall />
      </StillScene>
    </div>
  ),
  play: async ({ canvas, userEvent }) => {
    const question = await canvas.findByRole('group', { name: 'Bob Okafor would like to record the call' });
    await expect(question).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Agree' }));
    await waitFor(() => expect(question).not.toBeInTheDocument());
  },
};

/** The sign for those who are recorded, with a way out for those who agreed. */
export const Recorded: Story = {
  render: () => (
    <div style={{ blockSize: '34rem' }}>
      <StillScene setUp={agreed} count={3}>
        <VideoCall />
      </StillScene>
    </div>
  ),
  play: async ({ canvas, userEvent }) => {
    // Once for the eyes; that it is announced is tested with the announcer.
    const leave = await canvas.findByRole('button', { name: 'Leave me out' });
    await expect(leave.parentElement).toHaveTextContent('Bob Okafor is recording the call');
    await userEvent.click(leave);
    await waitFor(() => expect(leave).not.toBeInTheDocument());
  },
};

/** Told, not asked; by two at once. */
export const Told: Story = {
  render: () => (
    <StillScene setUp={told} count={3}>
      <RecordingIndicator />
      <RecordingConsent />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Carol Díaz is recording the call')).toBeVisible();
    await expect(canvas.queryByRole('button')).toBeNull();
  },
};

/** From the menu: asked, agreed to, paused, ended. */
export const Recording: Story = {
  render: () => (
    <div style={{ blockSize: '34rem' }}>
      <Scene setUp={bobAgrees}>
        <VideoCall slots={withRecorder} />
      </Scene>
    </div>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'More' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Record' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Pause' }));
    await expect(await canvas.findByText('Recording paused')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Resume' }));
    await expect(canvas.getByRole('timer', { name: '' })).toHaveTextContent(/^0:\d\d$/);
    await userEvent.click(canvas.getByRole('button', { name: 'Stop recording' }));
    await waitFor(() => expect(canvas.queryByRole('button', { name: 'Stop recording' })).toBeNull());
  },
};

/** Nobody has answered yet. */
export const Asking: Story = {
  render: () => (
    <Scene setUp={inCall}>
      <RecordButton />
      <RecordingIndicator />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Record' }));
    await expect(await canvas.findByText('Waiting for somebody to agree to the recording')).toBeVisible();
  },
};

/** Everybody declined: there is no recording. */
export const Declined: Story = {
  render: () => (
    <Scene setUp={bobDeclines}>
      <RecordButton />
      <RecordingIndicator />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    const record = await canvas.findByRole('button', { name: 'Record' });
    await userEvent.click(record);
    await expect(await canvas.findByText('Nobody agreed to be recorded')).toBeVisible();
    await expect(record).toHaveAttribute('aria-pressed', 'false');
    await userEvent.click(canvas.getByRole('button', { name: 'Close' }));
    await expect(canvas.queryByText('Nobody agreed to be recorded')).toBeNull();
  },
};

/** A QuickBlox client shows nothing of a recording: whoever records has to say so. */
export const CannotBeTold: Story = {
  render: () => (
    <Scene setUp={withQuickBlox}>
      <RecordButton options={{ onFile: () => undefined }} />
      <RecordingIndicator />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Record' }));
    await expect(
      await canvas.findByText('The app of Bob Okafor cannot show that you record. Tell them yourself.'),
    ).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'I have told them' }));
    await expect(await canvas.findByText('You are recording the call')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Stop recording' }));
  },
};

/** Made visible for the gallery: what those hear who listen. */
export const Announced: Story = {
  render: () => (
    <Scene setUp={bobAgrees}>
      <CallAnnouncer
        style={{ position: 'static', inlineSize: 'auto', blockSize: 'auto', clipPath: 'none' }}
      />
      <RecordButton options={{ onFile: () => undefined }} />
      <CallExtras />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    const record = await canvas.findByRole('button', { name: 'Record' });
    await userEvent.click(record);
    const [said] = canvas.getAllByRole('status');
    await waitFor(() => expect(said).toHaveTextContent('You are recording the call'));
    await userEvent.click(record);
    await waitFor(() => expect(said).toHaveTextContent('You stopped recording'));
  },
};
