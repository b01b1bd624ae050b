import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { VideoCall } from '../prefabs/video-call.js';
import { StillScene } from '../test-support/still-scene.js';
import type { StillCall } from '../test-support/still-call.js';
import { MicNotice } from './mic-notice.js';
import { MutedHint } from './muted-hint.js';

/**
 * What somebody should know of their microphone: `MutedHint` beside its button while they talk and are muted, and
 * `MicNotice` above the pictures when nothing comes from it, or too much. `VideoCall` brings both.
 */
const meta = {
  title: 'Components/Microphone hints',
  parameters: { layout: 'fullscreen' },
} satisfies Meta;
export default meta;

type Story = StoryObj<typeof meta>;

const mute = ({ set, snapshot }: StillCall): void =>
  set({
    microphoneNotice: 'talking-while-muted',
    local: { ...snapshot().local, audio: { ...snapshot().local.audio, enabled: false } },
  });

/** Somebody talks, and nobody hears it: the bar stays, and says so. */
export const TalkingWhileMuted: Story = {
  render: () => (
    <StillScene count={3} setUp={mute}>
      <div style={{ blockSize: '100dvh' }}>
        <VideoCall />
      </div>
    </StillScene>
  ),
  play: async ({ canvas, userEvent }) => {
    const hint = await canvas.findByText('You are muted');
    await expect(hint).toBeVisible();
    await expect(canvas.getByText(/Press .*D to unmute/)).toBeInTheDocument();
    await userEvent.hover(canvas.getByRole('button', { name: 'Microphone', pressed: false }));
  },
};

/** A headset with a switch of its own, or the wrong device: here is the choice of another one. */
export const Silent: Story = {
  render: () => (
    <StillScene count={3} setUp={({ set }) => set({ microphoneNotice: 'silent' })}>
      <div style={{ blockSize: '100dvh' }}>
        <VideoCall />
      </div>
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Nothing comes from your microphone')).toBeVisible();
  },
};

/** Too close, or turned up too far. */
export const Clipping: Story = {
  render: () => (
    <StillScene count={3} setUp={({ set }) => set({ microphoneNotice: 'clipping' })}>
      <div style={{ blockSize: '100dvh' }}>
        <VideoCall />
      </div>
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Your microphone is too loud')).toBeVisible();
  },
};

/** The notice alone: it opens the choice of microphones, and can be closed. */
export const Notice: Story = {
  parameters: { layout: 'padded' },
  render: () => (
    <StillScene count={1} setUp={({ set }) => set({ microphoneNotice: 'silent' })}>
      <MicNotice />
    </StillScene>
  ),
  play: async ({ canvas, userEvent }) => {
    const button = await canvas.findByRole('button', { name: 'Audio settings' });
    await userEvent.click(button);
    await expect(await canvas.findByRole('group', { name: 'Microphone' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await userEvent.click(canvas.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(canvas.queryByText('Nothing comes from your microphone')).toBeNull());
  },
};

/** The hint alone, where no keys are on: beside a button of one's own. */
export const Hint: Story = {
  parameters: { layout: 'padded' },
  render: () => (
    <StillScene count={1} setUp={mute}>
      <div style={{ position: 'relative', marginBlockStart: '4rem', containerType: 'inline-size' }}>
        <MutedHint />
      </div>
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('status')).toHaveTextContent('You are muted');
  },
};
