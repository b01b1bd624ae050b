import type { RejoinStorage } from '@parley/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor, within } from 'storybook/test';
import { VideoCall } from '../prefabs/video-call.js';
import { Scene } from '../test-support/scene.js';
import type { EnterOptions, Stage } from '../test-support/scene.js';
import { StillScene } from '../test-support/still-scene.js';
import type { StillCall } from '../test-support/still-call.js';
import { CallControls } from './call-controls.js';
import { ParticipantList } from './participant-list.js';
import { ParticipantsButton } from './participants-button.js';
import { RejoinNotice } from './rejoin-notice.js';
import { UnmuteRequest } from './unmute-request.js';

/** Who is in the call, what can be done about each of them, and the way back into it. */
const meta = {
  title: 'Components/People',
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: '22rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta;
export default meta;

type Story = StoryObj<typeof meta>;

const onInvite = fn();

const allKinds = ({ setPerson }: StillCall) => {
  setPerson('bob', { audioEnabled: false, canAskToUnmute: true, isParley: true });
  setPerson('carol', { handOrder: 1, videoEnabled: false, quality: 'poor' });
  setPerson('dan', { state: 'calling', isRinging: true });
  setPerson('eve', { state: 'reconnecting' });
};

const someLeft = (still: StillCall) => {
  allKinds(still);
  still.setPerson('dan', { state: 'left', leftReason: 'no-answer' });
  still.setPerson('eve', { state: 'left', leftReason: 'connection-lost' });
};

/** Oneself first; the rest in words, for everybody. */
export const List: Story = {
  render: () => (
    <StillScene setUp={allKinds} count={5}>
      <ParticipantList onInvite={onInvite} />
    </StillScene>
  ),
  play: async ({ canvas, userEvent }) => {
    await expect(await canvas.findByText('5 people in the call')).toBeVisible();
    await expect(canvas.getByText(/Hand raised, number 1 in line/)).toBeVisible();
    await expect(canvas.getByText('Ringing…')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Invite people' }));
    await expect(onInvite).toHaveBeenCalledOnce();
  },
};

/** Whoever left, or never came, is called again by a press. */
export const Left: Story = {
  render: () => (
    <StillScene setUp={someLeft} count={5}>
      <ParticipantList onInvite={onInvite} />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    const gone = within(await canvas.findByRole('list', { name: 'Not in the call' }));
    await expect(gone.getAllByRole('button', { name: 'Call again' })).toHaveLength(2);
  },
};

const threeAtMost: EnterOptions = { maxMembers: 3 };
const danCameForBob = async (stage: Stage) => {
  const call = await stage.connect(['bob', 'carol']);
  (await stage.callOf('bob')).hangUp();
  await stage.enter('dan');
  await waitFor(() => call.invite('dan'));
};

/** Others have taken the place: that is said, until somebody makes room. */
export const Full: Story = {
  render: () => (
    <Scene setUp={danCameForBob} ann={threeAtMost}>
      <ParticipantList />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Call again' }));
    await expect(canvas.getByText('The call is full.')).toBeVisible();
  },
};

/** What can be done about somebody, for oneself alone; but to unmute they are asked. */
export const Options: Story = {
  render: () => (
    <StillScene setUp={allKinds} count={5}>
      <ParticipantList />
    </StillScene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: /^Bob Okafor/ }));
    const slider = canvas.getByRole('slider', { name: 'Volume of Bob Okafor' });
    slider.focus();
    await userEvent.click(canvas.getByRole('button', { name: 'Mute Bob Okafor for me' }));
    await expect(slider).toHaveValue('0');
    await userEvent.click(canvas.getByRole('button', { name: 'Ask Bob Okafor to unmute' }));
    await expect(canvas.getByRole('button', { name: 'Asked to unmute' })).toBeVisible();
  },
};

const asks = ({ set }: StillCall) => set({ unmuteRequesterIds: ['bob', 'carol'] });

/** A question. The microphone stays as it is until its own person says yes. */
export const AskedToUnmute: Story = {
  render: () => (
    <StillScene setUp={asks} count={3}>
      <UnmuteRequest />
    </StillScene>
  ),
  play: async ({ canvas, userEvent }) => {
    const question = await canvas.findByRole('group', { name: /would like to hear you/ });
    await userEvent.click(canvas.getByRole('button', { name: 'Not now' }));
    await waitFor(() => expect(question).not.toBeInTheDocument());
  },
};

const kept: RejoinStorage = {
  get: () =>
    JSON.stringify({
      v: 1,
      self: 'ann',
      aliveAt: Date.now(),
      call: {
        id: '5b0c5c1e-6c6f-4a0e-9d0a-1f6f2c1e7a10',
        callType: 'video',
        direction: 'outgoing',
        initiatorId: 'ann',
        participantIds: ['bob', 'carol'],
        startedAt: Date.now(),
        connectedAt: Date.now(),
        microphone: true,
        camera: true,
      },
    }),
  set: () => undefined,
};
const reloaded: EnterOptions = { rejoinStorage: kept };
const withBob = async (stage: Stage) => stage.enter('bob');

/** After a reload or a crash of the page. */
export const WayBack: Story = {
  render: () => (
    <Scene setUp={withBob} ann={reloaded}>
      <RejoinNotice />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    const notice = await canvas.findByRole('group', {
      name: 'You were in a call with Bob Okafor and Carol Díaz',
    });
    await expect(canvas.getByRole('button', { name: 'Rejoin' })).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Leave the call' }));
    await waitFor(() => expect(notice).not.toBeInTheDocument());
  },
};

const inGroup = (stage: Stage) => stage.connect(['bob', 'carol']);
const withInvite = {
  controls: <CallControls slots={{ people: <ParticipantsButton onInvite={onInvite} /> }} />,
};

/** In the call: the list opens from the bar. */
export const InACall: Story = {
  decorators: [
    (Story) => (
      <div style={{ inlineSize: '60rem', blockSize: '40rem' }}>
        <Story />
      </div>
    ),
  ],
  render: () => (
    <Scene setUp={inGroup}>
      <VideoCall slots={withInvite} />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'People' }));
    await expect(await canvas.findByText('3 people in the call')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: /^Carol Díaz/ }));
    await expect(await canvas.findByRole('slider', { name: 'Volume of Carol Díaz' })).toBeVisible();
  },
};

/** In a small call it is in the menu, beside the end for everybody, which is asked once more. */
export const EndForEverybody: Story = {
  decorators: [
    (Story) => (
      <div style={{ inlineSize: '22rem', blockSize: '40rem' }}>
        <Story />
      </div>
    ),
  ],
  render: () => (
    <Scene setUp={inGroup}>
      <VideoCall />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'More' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'End for everyone' }));
    await expect(
      await canvas.findByRole('group', { name: 'The call ends for everybody who is in it.' }),
    ).toBeVisible();
  },
};
