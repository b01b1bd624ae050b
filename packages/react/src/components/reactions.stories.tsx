import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { StillScene } from '../test-support/still-scene.js';
import type { StillCall } from '../test-support/still-call.js';
import { FloatingReaction } from './floating-reaction.js';
import { HandIndicator } from './hand-indicator.js';
import { ParticipantTile } from './participant-tile.js';
import { ReactButton } from './react-button.js';
import { SelfView } from './self-view.js';
import { VideoGrid } from './video-grid.js';

/** Reactions and raised hands: the button, and what is on the tiles. */
const meta = {
  title: 'Components/Reactions',
  component: ReactButton,
} satisfies Meta<typeof ReactButton>;
export default meta;

type Story = StoryObj<typeof meta>;

const hand = ({ setPerson }: StillCall) => setPerson('bob', { handOrder: 1 });
const party = ({ setPerson }: StillCall) => setPerson('bob', { reaction: { id: 1, emoji: '🎉' } });
const ours = ({ set }: StillCall) => set({ handOrder: 2, reaction: { id: 1, emoji: '👏' } });
const alone = ({ set }: StillCall) => set({ canReact: false });
const busy = ({ setPerson, set }: StillCall) => {
  setPerson('bob', { handOrder: 2 });
  setPerson('carol', { handOrder: 1, reaction: { id: 1, emoji: '❤️' } });
  set({ handOrder: 3 });
};

/** Six emoji, and the hand below. */
export const Choices: Story = {
  render: (args) => (
    <div style={{ paddingBlockStart: '10rem' }}>
      <StillScene count={1}>
        <ReactButton {...args} />
        <SelfView style={{ inlineSize: '16rem' }} />
      </StillScene>
    </div>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Reactions' }));
    await userEvent.click(await canvas.findByRole('button', { name: '🎉' }));
    await waitFor(() => expect(canvas.queryByRole('button', { name: '🎉' })).toBeNull());
    await waitFor(() => expect(canvas.getByText('🎉')).toBeVisible());
    await userEvent.click(canvas.getByRole('button', { name: 'Reactions' }));
    const raise = await canvas.findByRole('button', { name: 'Raise hand', pressed: false });
    for (const button of [raise, canvas.getByRole('button', { name: '👍' })])
      await expect(button.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
    await userEvent.click(raise);
    await waitFor(() =>
      expect(canvas.getByRole('button', { name: 'Reactions' })).toHaveAttribute('data-raised'),
    );
    await expect(await canvas.findByText('Hand raised, number 1 in line')).toBeInTheDocument();
    await userEvent.click(canvas.getByRole('button', { name: 'Reactions' }));
    await expect(await canvas.findByRole('button', { name: 'Raise hand', pressed: true })).toHaveAttribute(
      'data-raised',
    );
  },
};

/** In a call with QuickBlox clients alone nobody could see it. */
export const Nobody: Story = {
  render: (args) => (
    <StillScene count={1} setUp={alone}>
      <ReactButton {...args} />
      <SelfView style={{ inlineSize: '16rem' }} />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('group', { name: 'Your picture' });
    await expect(canvas.queryByRole('button', { name: 'Reactions' })).toBeNull();
  },
};

/** Whose turn it is. */
export const Hand: Story = {
  render: () => (
    <StillScene count={1} setUp={hand}>
      <ParticipantTile userId="bob" style={{ inlineSize: '24rem' }} />
    </StillScene>
  ),
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByText('Hand raised, number 1 in line')).toBeInTheDocument();
    await expect(canvasElement.querySelector('.parley-hand')).toBeVisible();
  },
};

export const Reaction: Story = {
  render: () => (
    <StillScene count={1} setUp={party}>
      <ParticipantTile userId="bob" style={{ inlineSize: '24rem' }} />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('🎉')).toBeVisible();
  },
};

/** In small. */
export const OnSelfView: Story = {
  render: () => (
    <StillScene count={1} setUp={ours}>
      <SelfView style={{ inlineSize: '9rem' }} />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('👏')).toBeVisible();
    await expect(await canvas.findByText('Hand raised, number 2 in line')).toBeInTheDocument();
  },
};

/** The same order at everybody. */
export const Queue: Story = {
  render: () => (
    <StillScene count={5} setUp={busy}>
      <div style={{ blockSize: '28rem' }}>
        <VideoGrid />
      </div>
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Hand raised, number 1 in line')).toBeInTheDocument();
    await expect(await canvas.findByText('Hand raised, number 2 in line')).toBeInTheDocument();
    await expect(await canvas.findByText('❤️')).toBeVisible();
  },
};

/** Told whose they are. */
export const Parts: Story = {
  render: () => (
    <StillScene count={2} setUp={busy}>
      <div style={{ position: 'relative', blockSize: '8rem' }}>
        <HandIndicator userId="carol" />
        <FloatingReaction userId="carol" />
      </div>
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('❤️')).toBeVisible();
  },
};
