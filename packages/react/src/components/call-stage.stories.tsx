import type { Meta, StoryObj } from '@storybook/react-vite';
import { useEffect, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { expect, waitFor } from 'storybook/test';
import { screenTrack, StillScene } from '../test-support/still-scene.js';
import type { StillCall } from '../test-support/still-call.js';
import { CallStage } from './call-stage.js';
import { FloatingSelfView } from './floating-self-view.js';

const meta = {
  title: 'Components/CallStage',
  component: CallStage,
  parameters: { layout: 'fullscreen' },
  decorators: [
    (Story) => (
      <div
        style={{ blockSize: '36rem', maxBlockSize: '100dvb', background: 'oklch(16% 0.01 255)' }}
        data-parley-theme="dark"
      >
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof CallStage>;
export default meta;

type Story = StoryObj<typeof meta>;

/** A scene with buttons that make somebody share, or leave. */
function Sharing({ children }: { readonly children: ReactNode }): ReactElement {
  const [call, setCall] = useState<StillCall | null>(null);
  const [track, setTrack] = useState<MediaStreamTrack | null>(null);
  useEffect(function draw() {
    void screenTrack().then(setTrack);
  }, []);
  return (
    <>
      <StillScene count={4} setUp={setCall}>
        {children}
      </StillScene>
      <p style={{ position: 'absolute', insetBlockStart: 0, margin: 0 }}>
        <button type="button" onClick={() => call?.share('carol', track)}>
          Carol shares
        </button>
        <button type="button" onClick={() => call?.share('carol', null)}>
          Carol stops
        </button>
        <button type="button" onClick={() => call?.setPerson('dan', { state: 'left' })}>
          Dan leaves
        </button>
      </p>
    </>
  );
}

/** Equal tiles, with one's own picture in a corner. */
export const Group: Story = {
  render: (args) => (
    <StillScene>
      <CallStage {...args}>
        <FloatingSelfView />
      </CallStage>
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('group', { name: 'People in the call' })).toHaveAttribute(
      'data-arrangement',
      'grid',
    );
  },
};

/** A shared screen takes the stage by itself and gives it back; every picture goes on meanwhile. */
export const ScreenComesAndGoes: Story = {
  render: (args) => (
    <Sharing>
      <CallStage {...args} />
    </Sharing>
  ),
  play: async ({ canvas, userEvent }) => {
    const stage = await canvas.findByRole('group', { name: 'People in the call' });
    const bob = canvas.getByRole('group', { name: 'Bob Okafor' });
    await userEvent.click(canvas.getByRole('button', { name: 'Carol shares' }));
    await waitFor(() => expect(stage).toHaveAttribute('data-arrangement', 'speaker'));
    await expect(canvas.getByRole('group', { name: 'Carol Díaz’s screen' })).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Carol stops' }));
    await waitFor(() => expect(stage).toHaveAttribute('data-arrangement', 'grid'));
    await expect(canvas.getByRole('group', { name: 'Bob Okafor' })).toBe(bob);
  },
};

/** Whoever stays comes to their new place, quickly, or at once for those who want no motion. */
export const Motion: Story = {
  render: (args) => (
    <Sharing>
      <CallStage {...args} />
    </Sharing>
  ),
  play: async ({ canvas, userEvent }) => {
    const joe = await canvas.findByRole('group', { name: /^Eve/ });
    // The first layout is there without motion.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const moving = () => joe.parentElement?.getAnimations() ?? [];
    await expect(moving()).toHaveLength(0);
    await userEvent.click(canvas.getByRole('button', { name: 'Dan leaves' }));
    await waitFor(() => expect(canvas.queryByRole('group', { name: 'Dan' })).toBeNull());
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    await expect(moving()).toHaveLength(isStill ? 0 : 1);
    for (const animation of moving()) {
      await expect(Number(animation.effect?.getComputedTiming().duration)).toBeLessThanOrEqual(200);
    }
  },
};

/** Pinned: they stay on the stage, whoever talks. */
export const Pinned: Story = {
  render: (args) => (
    <StillScene>
      <CallStage {...args} />
    </StillScene>
  ),
  play: async ({ canvas, userEvent }) => {
    const pin = await canvas.findByRole('button', { name: 'Pin Carol Díaz' });
    pin.focus();
    await userEvent.keyboard('{Enter}');
    await expect(pin).toHaveAttribute('aria-pressed', 'true');
    await expect(pin).toHaveFocus();
    await waitFor(() =>
      expect(canvas.getByRole('group', { name: 'People in the call' })).toHaveAttribute(
        'data-arrangement',
        'speaker',
      ),
    );
  },
};

export const One: Story = {
  render: (args) => (
    <StillScene count={1}>
      <CallStage {...args}>
        <FloatingSelfView />
      </CallStage>
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('group', { name: 'People in the call' })).toHaveAttribute(
      'data-arrangement',
      'single',
    );
  },
};
