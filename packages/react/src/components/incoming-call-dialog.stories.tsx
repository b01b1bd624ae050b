import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { expect, waitFor } from 'storybook/test';
import { Scene } from '../test-support/scene.js';
import type { Name, Stage } from '../test-support/scene.js';
import { useIncomingCall } from '../hooks/use-incoming-call.js';
import { BlockButton } from './block-button.js';
import { IncomingCallDialog } from './incoming-call-dialog.js';

const meta = {
  title: 'Components/IncomingCallDialog',
  component: IncomingCallDialog,
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, iframeHeight: 560 } } },
  decorators: [
    (Story) => (
      <div style={{ minBlockSize: '35rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof IncomingCallDialog>;
export default meta;

type Story = StoryObj<typeof meta>;

async function ring(stage: Stage, name: Name, video = true): Promise<void> {
  const client = await stage.enter(name);
  const ann = await stage.enter('ann');
  const before = ann.calls.length;
  client.call('ann', { video });
  await waitFor(() => expect(ann.calls).toHaveLength(before + 1));
}

const fromBob = (stage: Stage) => ring(stage, 'bob');
const audioFromCarol = (stage: Stage) => ring(stage, 'carol', false);
const fromSeveral = async (stage: Stage) => {
  await ring(stage, 'bob');
  await ring(stage, 'carol', false);
  await ring(stage, 'eve');
};
const inACall = async (stage: Stage) => {
  await ring(stage, 'bob');
  await ring(stage, 'carol');
  const ann = await stage.enter('ann');
  ann.calls[0]?.accept();
};

/** Somebody types, and Bob calls. */
let callAnn: () => void = () => undefined;
const enterBob = async (stage: Stage) => {
  const bob = await stage.enter('bob');
  callAnn = () => void bob.call('ann');
};

function RingsWhileTyping(): ReactElement {
  const [text, setText] = useState('');
  return (
    <input
      aria-label="Note"
      value={text}
      onChange={({ target }) => {
        setText(target.value);
        callAnn();
      }}
    />
  );
}

export const VideoCall: Story = {
  render: (args) => (
    <Scene setUp={fromBob}>
      <IncomingCallDialog {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    const dialog = await canvas.findByRole('alertdialog', { name: 'Incoming video call from Bob Okafor' });
    await expect(dialog).toHaveFocus();
    await expect(canvas.getByRole('button', { name: 'Accept with video' })).toBeVisible();
    const silence = canvas.getByRole('button', { name: 'Silence' });
    // Nobody waits: below the last button is the padding, and nothing else.
    const below = dialog.getBoundingClientRect().bottom - silence.getBoundingClientRect().bottom;
    await expect(below).toBeLessThan(40);
    await expect(dialog.scrollHeight).toBe(dialog.clientHeight);
  },
};

export const AudioCall: Story = {
  render: (args) => (
    <Scene setUp={audioFromCarol}>
      <IncomingCallDialog {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('alertdialog', { name: 'Incoming audio call from Carol Díaz' });
    await expect(canvas.queryByRole('button', { name: 'Accept with video' })).toBeNull();
  },
};

export const Several: Story = {
  render: (args) => (
    <Scene setUp={fromSeveral}>
      <IncomingCallDialog {...args} />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await canvas.findByRole('alertdialog', { name: /Bob Okafor/ });
    await userEvent.click(canvas.getByRole('button', { name: 'Show audio call from Carol Díaz' }));
    await canvas.findByRole('alertdialog', { name: /Carol Díaz/ });
    await expect(canvas.getByText('2 more calls')).toBeVisible();
  },
};

/** Escape, as the browser sends it: the call moves out of the way and rings on without a sound. */
export const Silenced: Story = {
  render: (args) => (
    <Scene setUp={fromBob}>
      <IncomingCallDialog {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    const dialog = await canvas.findByRole('alertdialog');
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    await expect(await canvas.findByText('Incoming video call · silenced')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Accept with audio' })).toBeVisible();
    await expect(canvas.queryByRole('button', { name: 'Silence' })).toBeNull();
  },
};

export const DuringACall: Story = {
  render: (args) => (
    <Scene setUp={inACall}>
      <IncomingCallDialog {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    const dialog = await canvas.findByRole('alertdialog', { name: /Carol Díaz/ });
    await expect(dialog).toHaveTextContent('Accepting ends the call you are in.');
  },
};

export const Declined: Story = {
  render: (args) => (
    <Scene setUp={fromBob}>
      <IncomingCallDialog {...args} />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Decline' }));
    await waitFor(() => expect(canvas.queryByRole('alertdialog')).toBeNull());
  },
};

/** One's own camera, for a look in the mirror before the answer. Only when the app asks for it. */
export const Preview: Story = {
  args: { preview: true },
  render: (args) => (
    <Scene setUp={fromBob}>
      <IncomingCallDialog {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    const dialog = await canvas.findByRole('alertdialog');
    await waitFor(() => expect(dialog.querySelector('video[data-playing]')).toBeVisible());
    // Above the answers, not over them.
    const picture = dialog.querySelector('video')?.getBoundingClientRect();
    const accept = canvas.getByRole('button', { name: 'Accept with video' }).getBoundingClientRect();
    await expect(picture?.bottom).toBeLessThan(accept.top);
    await expect(dialog.scrollHeight).toBe(dialog.clientHeight);
  },
};

/** How much of the ringing is left, to the eye only. */
export const Countdown: Story = {
  args: { ringsFor: 30_000 },
  render: (args) => (
    <Scene setUp={fromBob}>
      <IncomingCallDialog {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    const dialog = await canvas.findByRole('alertdialog', { name: 'Incoming video call from Bob Okafor' });
    await expect(dialog.querySelector('.parley-countdown')).toHaveAttribute('aria-hidden', 'true');
  },
};

/** Whichever is brought up can be answered. */
export const SecondAnswered: Story = {
  render: (args) => (
    <Scene setUp={fromSeveral}>
      <IncomingCallDialog {...args} />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Show audio call from Carol Díaz' }));
    await canvas.findByRole('alertdialog', { name: /Carol Díaz/ });
    await userEvent.click(canvas.getByRole('button', { name: 'Accept with audio' }));
    const dialog = await canvas.findByRole('alertdialog', { name: /Bob Okafor/ });
    await expect(dialog).toHaveTextContent('Accepting ends the call you are in.');
  },
};

/** The keyboard is where it was, once the call is answered. */
export const FocusReturns: Story = {
  render: (args) => (
    <Scene setUp={enterBob}>
      <RingsWhileTyping />
      <IncomingCallDialog {...args} />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    const note = await canvas.findByRole('textbox', { name: 'Note' });
    note.focus();
    await userEvent.keyboard('r');
    const dialog = await canvas.findByRole('alertdialog');
    await expect(dialog).toHaveFocus();
    await userEvent.tab();
    await expect(canvas.getByRole('button', { name: 'Decline' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(canvas.queryByRole('alertdialog')).toBeNull());
    await expect(note).toHaveFocus();
  },
};

/** Another head, the same answers. */
export const OwnParts: Story = {
  args: { slots: { caller: <OwnCaller /> } },
  render: (args) => (
    <Scene setUp={fromBob}>
      <IncomingCallDialog {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('bob would like a word')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Accept with video' })).toBeVisible();
  },
};

function OwnCaller(): ReactElement {
  const { callerId } = useIncomingCall();
  return <p>{callerId} would like a word</p>;
}

/** Whoever is unwanted can be kept from calling ever again. */
export const WithBlocking: Story = {
  render: () => (
    <Scene setUp={fromBob}>
      <IncomingCallDialog slots={{ more: <BlockButton /> }} />
    </Scene>
  ),
};
