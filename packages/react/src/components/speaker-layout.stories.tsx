import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { screenTrack, StillScene } from '../test-support/still-scene.js';
import type { StillCall } from '../test-support/still-call.js';
import { SpeakerLayout } from './speaker-layout.js';

const meta = {
  title: 'Components/SpeakerLayout',
  component: SpeakerLayout,
  parameters: { layout: 'fullscreen' },
  decorators: [
    (Story, { parameters }) => (
      <div
        style={{
          blockSize: '36rem',
          maxBlockSize: '100dvb',
          inlineSize: typeof parameters['width'] === 'string' ? parameters['width'] : 'auto',
          maxInlineSize: '100%',
          background: 'oklch(16% 0.01 255)',
        }}
        data-parley-theme="dark"
      >
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof SpeakerLayout>;
export default meta;

type Story = StoryObj<typeof meta>;

const danTalks = ({ set }: StillCall) => set({ activeSpeakerId: 'dan' });
const carolShares = async ({ share }: StillCall) => share('carol', await screenTrack());

/** Wide: the others beside the one who talks. */
export const Wide: Story = {
  render: (args) => (
    <StillScene setUp={danTalks}>
      <SpeakerLayout {...args} />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    const large = await canvas.findByRole('group', { name: 'Dan' });
    const small = canvas.getByRole('group', { name: 'Bob Okafor' });
    await waitFor(() => expect(large.clientWidth).toBeGreaterThan(small.clientWidth * 2));
    await expect(small.getBoundingClientRect().left).toBeGreaterThanOrEqual(
      large.getBoundingClientRect().right,
    );
  },
};

/** Narrow: the others below. */
export const Narrow: Story = {
  parameters: { width: '20rem' },
  render: (args) => (
    <StillScene setUp={danTalks}>
      <SpeakerLayout {...args} />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    const large = await canvas.findByRole('group', { name: 'Dan' });
    const small = canvas.getByRole('group', { name: 'Bob Okafor' });
    await waitFor(() =>
      expect(small.getBoundingClientRect().top).toBeGreaterThanOrEqual(large.getBoundingClientRect().bottom),
    );
  },
};

/** A shared screen is shown whole; those who share and talk are beside it. */
export const SharedScreen: Story = {
  render: (args) => (
    <StillScene setUp={carolShares}>
      <SpeakerLayout {...args} />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    const screen = await canvas.findByRole('group', { name: 'Carol Díaz’s screen' });
    await expect(canvas.getByRole('group', { name: 'Carol Díaz' })).toBeVisible();
    await waitFor(() => expect(screen.querySelector('video[data-playing]')).toHaveAttribute('data-whole'));
  },
};

/** Too many for the strip: pages. */
export const Pages: Story = {
  render: (args) => (
    <StillScene count={16}>
      <SpeakerLayout {...args} />
    </StillScene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Next page' }));
    await expect(canvas.getByRole('status')).toHaveTextContent(/^Page 2 of/);
    await expect(canvas.getByRole('group', { name: 'Bob Okafor' })).toBeVisible();
  },
};

export const NarrowPages: Story = {
  ...Pages,
  parameters: { width: '20rem' },
};

/** One other person: the whole room is theirs. */
export const One: Story = {
  render: (args) => (
    <StillScene count={1}>
      <SpeakerLayout {...args} />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('group', { name: 'Bob Okafor' });
    await expect(canvas.queryByRole('button')).toBeNull();
  },
};
