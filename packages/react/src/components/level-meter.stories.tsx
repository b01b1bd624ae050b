import type { Meta, StoryObj } from '@storybook/react-vite';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { expect, waitFor } from 'storybook/test';
import { StillScene } from '../test-support/still-scene.js';
import { LevelMeter } from './level-meter.js';
import type { LevelMeterProps } from './level-meter.js';

/**
 * How loud a microphone is: that of a `track`, in a call or before one, else one's own in the call. It renders nothing
 * while it moves.
 */
const meta = {
  title: 'Components/LevelMeter',
  component: LevelMeter,
  decorators: [
    (Story) => (
      <div style={{ inlineSize: '16rem', padding: '2rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof LevelMeter>;
export default meta;

type Story = StoryObj<typeof meta>;

/** One's own level in a call. */
export const InCall: Story = {
  render: (args) => (
    <StillScene count={1} setUp={({ setLevel }) => setLevel('ann', 0.1)}>
      <LevelMeter {...args} />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    // -20 dB, on a scale that begins at -50.
    const meter = await canvas.findByRole('meter', { name: 'Microphone level' });
    await waitFor(() => expect(meter).toHaveAttribute('aria-valuenow', '60'));
  },
};

/** No microphone yet, or a muted one. */
export const Silence: Story = {
  args: { track: null },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('meter')).toHaveAttribute('aria-valuenow', '0');
  },
};

/** A track, measured for real: here a tone instead of a voice. Touch the page where the browser waits for that. */
export const OfTrack: Story = {
  render: (args) => <Tone {...args} volume={0.1} />,
  play: async ({ canvas }) => {
    await waitFor(
      () => expect(Number(canvas.getByRole('meter').getAttribute('aria-valuenow'))).toBeGreaterThan(30),
      { timeout: 20_000 },
    );
    await expect(canvas.getByRole('meter')).not.toHaveAttribute('data-clipping');
  },
};

/** Too loud for what it is recorded with. */
export const Clipping: Story = {
  render: (args) => <Tone {...args} volume={4} />,
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByRole('meter')).toHaveAttribute('data-clipping'), {
      timeout: 20_000,
    });
  },
};

/** From right to left. */
export const RightToLeft: Story = {
  ...InCall,
  render: (args) => (
    <div dir="rtl">
      <StillScene count={1} setUp={({ setLevel }) => setLevel('ann', 0.1)}>
        <LevelMeter {...args} />
      </StillScene>
    </div>
  ),
};

function Tone({ volume, ...props }: LevelMeterProps & { readonly volume: number }): ReactElement {
  const [track, setTrack] = useState<MediaStreamTrack | null>(null);
  useEffect(
    function makeTone() {
      const context = new AudioContext();
      const end = context.createMediaStreamDestination();
      const tone = new OscillatorNode(context, { frequency: 220 });
      tone.connect(new GainNode(context, { gain: volume })).connect(end);
      tone.start();
      const [made] = end.stream.getAudioTracks();
      queueMicrotask(() => setTrack(made ?? null));
      return () => void context.close();
    },
    [volume],
  );
  return <LevelMeter {...props} track={track} />;
}
