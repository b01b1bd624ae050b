import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { VideoCall } from '../prefabs/video-call.js';
import { Scene } from '../test-support/scene.js';
import type { EnterOptions, Name, Stage } from '../test-support/scene.js';
import { HeldCalls } from './held-calls.js';
import { HoldButton } from './hold-button.js';
import { IncomingCallDialog } from './incoming-call-dialog.js';

/**
 * Two calls at once, where the client has `callWaiting`: a second call asks what is to become of the first, and what is on
 * hold stands as a slim bar above the other call.
 */
const meta = {
  title: 'Components/Call waiting',
  component: HeldCalls,
  subcomponents: { HoldButton },
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, iframeHeight: 640 } } },
} satisfies Meta<typeof HeldCalls>;
export default meta;

type Story = StoryObj<typeof meta>;

const waiting: EnterOptions = { callWaiting: true };

/** Somebody calls Ann, who is in a call with Bob. */
async function callAlso(stage: Stage, name: Name, video = true): Promise<void> {
  const ann = await stage.enter('ann');
  const client = await stage.enter(name);
  const before = ann.calls.length;
  client.call('ann', { video });
  await waitFor(() => expect(ann.calls).toHaveLength(before + 1));
}

const second = async (stage: Stage) => {
  await stage.connect(['bob']);
  await callAlso(stage, 'carol');
};
const secondAudio = async (stage: Stage) => {
  await stage.connect(['bob'], { video: false });
  await callAlso(stage, 'hana', false);
};
const groupHeld = async (stage: Stage) => {
  const group = await stage.connect(['bob', 'eve']);
  await callAlso(stage, 'carol');
  group.setHeld(true);
  const call = (await stage.enter('ann')).calls.at(-1);
  call?.accept();
  await waitFor(() => expect(call?.snapshot.state).toBe('connected'));
};
const aloneOnHold = async (stage: Stage) => {
  (await stage.connect(['bob'])).setHeld(true);
};
const inACall = async (stage: Stage) => {
  await stage.connect(['bob']);
};
const bobHolds = async (stage: Stage) => {
  await stage.connect(['bob']);
  (await stage.callOf('bob')).setHeld(true);
};

const phone = (
  <div style={{ blockSize: '40rem', maxBlockSize: '100dvb' }}>
    <VideoCall />
    <IncomingCallDialog />
  </div>
);

/** What is to become of the call one is in. The camera stays as it is there. */
export const SecondCall: Story = {
  render: () => (
    <Scene setUp={second} ann={waiting}>
      {phone}
    </Scene>
  ),
  play: async ({ canvas }) => {
    const dialog = await canvas.findByRole('alertdialog', { name: 'Incoming video call from Carol Díaz' });
    await expect(dialog).toHaveFocus();
    for (const name of ['Decline', 'End and answer', 'Hold and answer'])
      await expect(canvas.getByRole('button', { name })).toBeVisible();
    await expect(canvas.queryByRole('button', { name: 'Accept with video' })).toBeNull();
    await expect(dialog.scrollHeight).toBe(dialog.clientHeight);
  },
};

export const SecondAudioCall: Story = {
  render: () => (
    <Scene setUp={secondAudio} ann={waiting}>
      {phone}
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Hold and answer' }));
    await canvas.findByRole('region', { name: 'Call with はな 佐藤' });
    await expect(await canvas.findByText('Bob Okafor is on hold')).toBeVisible();
  },
};

/** One press leads from one call to the other, and the same button back; the keyboard stays on it. */
export const Swapped: Story = {
  render: () => (
    <Scene setUp={second} ann={waiting}>
      {phone}
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Hold and answer' }));
    const swap = await canvas.findByRole('button', { name: 'Swap' });
    await waitFor(() => expect(swap).not.toHaveAttribute('aria-disabled'));
    await expect(swap).toHaveAccessibleDescription('Bob Okafor is on hold');
    swap.focus();
    await userEvent.keyboard('{Enter}');
    await canvas.findByRole('region', { name: 'Call with Bob Okafor' });
    await expect(swap).toHaveFocus();
    await expect(swap).toHaveAccessibleDescription('Carol Díaz is on hold');
  },
};

/** Several people in one call, with long names. */
export const GroupOnHold: Story = {
  render: () => (
    <Scene setUp={groupHeld} ann={waiting}>
      {phone}
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^Bob Okafor and Eve .* are on hold$/)).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Swap' })).toBeVisible();
  },
};

/** The other call has ended: this one waits for a press, as that opens the microphone. The focus stays in the call. */
export const LeftOnHold: Story = {
  render: () => (
    <Scene setUp={aloneOnHold} ann={waiting}>
      {phone}
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    const resume = await canvas.findByRole('button', { name: 'Resume' });
    const tile = canvas.getByRole('group', { name: 'Bob Okafor' });
    await expect(tile).toHaveAttribute('data-hold', 'ours');
    resume.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(canvas.queryByRole('button', { name: 'Resume' })).toBeNull());
    await expect(tile).not.toHaveAttribute('data-hold');
    await waitFor(() => expect(canvas.getByRole('region')).toHaveFocus());
  },
};

/** In the menu of the bar: pressed while the call is on hold. */
export const Hold: Story = {
  render: () => (
    <Scene setUp={inACall} ann={waiting}>
      {phone}
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'More' }));
    await userEvent.click(await canvas.findByRole('button', { name: 'Hold' }));
    await expect(await canvas.findByRole('button', { name: 'Resume' })).toHaveAccessibleDescription(
      'Bob Okafor is on hold',
    );
    await userEvent.click(canvas.getByRole('button', { name: 'More' }));
    await expect(await canvas.findByRole('button', { name: 'Hold', pressed: true })).toBeVisible();
  },
};

/** The other side holds: neither seen nor heard, and said so on the tile. */
export const HeldByThem: Story = {
  render: () => <Scene setUp={bobHolds}>{phone}</Scene>,
  play: async ({ canvas }) => {
    await expect(
      await canvas.findByText('Bob Okafor put you on hold', { selector: '.parley-tile-state' }),
    ).toBeVisible();
    await expect(canvas.getByRole('group', { name: 'Bob Okafor' })).toHaveAttribute('data-hold', 'theirs');
  },
};

/** The bar alone. */
export const Bar: Story = {
  parameters: { layout: 'padded', docs: { story: { inline: true } } },
  render: (args) => (
    <Scene setUp={aloneOnHold} ann={waiting}>
      <HeldCalls {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('status')).toHaveTextContent('Bob Okafor is on hold');
  },
};

/** The button by itself, for a bar of one's own. */
export const ButtonAlone: Story = {
  parameters: { layout: 'centered' },
  render: () => (
    <Scene setUp={inACall} ann={waiting}>
      <HoldButton />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    const button = await canvas.findByRole('button', { name: 'Hold', pressed: false });
    await userEvent.click(button);
    await waitFor(() => expect(button).toHaveAttribute('aria-pressed', 'true'));
    await userEvent.click(button);
    await waitFor(() => expect(button).toHaveAttribute('aria-pressed', 'false'));
  },
};
