import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { screenTrack, StillScene } from '../test-support/still-scene.js';
import type { StillCall } from '../test-support/still-call.js';
import { VideoCall } from './video-call.js';

/** What the stage of a call does by itself. */
const meta = {
  title: 'Prefabs/VideoCall/Stage',
  component: VideoCall,
  parameters: { layout: 'fullscreen' },
  decorators: [
    (Story) => (
      <div style={{ blockSize: '45rem', maxBlockSize: '100dvb' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof VideoCall>;
export default meta;

type Story = StoryObj<typeof meta>;

const carolShares = async ({ share }: StillCall) => share('carol', await screenTrack());
const bobShares = async ({ share }: StillCall) => share('bob', await screenTrack());
const weShare = async ({ client }: StillCall) => client.calls[0]?.setScreenShareEnabled(true);

/** A shared screen takes the stage; one's own picture stays off the small ones. */
export const SharedScreen: Story = {
  render: (args) => (
    <StillScene setUp={carolShares}>
      <VideoCall {...args} />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    const region = await canvas.findByRole('region');
    await waitFor(() => expect(region).toHaveAttribute('data-layout', 'speaker'));
    const view = canvas.getByRole('group', { name: 'Your picture' }).getBoundingClientRect();
    const small = canvas.getByRole('group', { name: 'Bob Okafor' }).getBoundingClientRect();
    const isBeside = view.right <= small.left || view.left >= small.right || view.bottom <= small.top;
    await expect(isBeside).toBe(true);
  },
};

/** Between two: the other one is beside their screen. */
export const SharedScreenOfOne: Story = {
  render: (args) => (
    <StillScene count={1} setUp={bobShares}>
      <VideoCall {...args} />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('group', { name: 'Bob Okafor’s screen' });
    await expect(canvas.getByRole('group', { name: 'Bob Okafor' })).toBeVisible();
  },
};

export const WeShare: Story = {
  render: (args) => (
    <StillScene count={1} setUp={weShare}>
      <VideoCall {...args} />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Stop sharing' })).toBeVisible();
  },
};

/** One's own picture is never under the bar. */
export const SelfViewKeepsOffTheBar: Story = {
  render: (args) => (
    <StillScene count={1}>
      <div style={{ inlineSize: '20rem', blockSize: '100%' }}>
        <VideoCall {...args} />
      </div>
    </StillScene>
  ),
  play: async ({ canvas, canvasElement }) => {
    const view = await canvas.findByRole('group', { name: 'Your picture' });
    const bar = canvasElement.querySelector('.parley-bar');
    if (!bar) throw new Error('there is no bar');
    await waitFor(() =>
      expect(view.getBoundingClientRect().bottom).toBeLessThanOrEqual(bar.getBoundingClientRect().top),
    );
  },
};

/** Nor over a button that pins somebody, or one that turns the page, in whichever corner it is. */
export const SelfViewKeepsOffThePins: Story = {
  parameters: { layout: 'fullscreen' },
  render: (args) => (
    <StillScene count={14}>
      <div style={{ inlineSize: '20rem', blockSize: '40rem', maxBlockSize: '100%' }}>
        <VideoCall {...args} />
      </div>
    </StillScene>
  ),
  play: async ({ canvas, canvasElement, userEvent }) => {
    const next = await canvas.findByRole('button', { name: 'Next page' });
    const view = canvas.getByRole('group', { name: 'Your picture' });
    const move = await canvas.findByRole('button', { name: 'Move your picture' });
    const clock = canvas.getByRole('timer');
    for (let corner = 0; corner < 4; corner += 1) {
      move.focus();
      await userEvent.keyboard('{Enter}');
      await waitFor(() => expect(view.getAnimations()).toEqual([]));
      const pins = [...canvasElement.querySelectorAll('.parley-pin')];
      await expect(pins.length).toBeGreaterThan(3);
      for (const button of [...pins, next])
        await expect([button.ariaLabel, isOver(view, button), isOver(clock, button)]).toEqual([
          button.ariaLabel,
          false,
          false,
        ]);
    }
  },
};

const bobRaisesAHand = ({ setPerson }: StillCall) => setPerson('bob', { handOrder: 1 });

/** A raised hand and the clock are both read, between two and in a group. */
export const HandsKeepOffTheClock: Story = {
  render: (args) => (
    <div style={{ display: 'flex', gap: '1rem', blockSize: '100%' }}>
      {[1, 3].map((count) => (
        <StillScene key={count} count={count} setUp={bobRaisesAHand}>
          <div style={{ inlineSize: '20rem', flex: 'none', blockSize: '40rem', maxBlockSize: '100%' }}>
            <VideoCall {...args} />
          </div>
        </StillScene>
      ))}
    </div>
  ),
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelectorAll('.parley-hand')).toHaveLength(2));
    const hands = canvasElement.querySelectorAll('.parley-hand');
    for (const clock of canvas.getAllByRole('timer'))
      for (const hand of hands) await expect(isOver(clock, hand)).toBe(false);
  },
};

function isOver(it: Element, other: Element): boolean {
  const [a, b] = [it.getBoundingClientRect(), other.getBoundingClientRect()];
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
