import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { screenTrack, StillScene } from '../test-support/still-scene.js';
import type { StillCall } from '../test-support/still-call.js';
import { Avatar } from './avatar.js';
import { MicIndicator } from './mic-indicator.js';
import { ParticipantName } from './participant-name.js';
import { ParticipantTile } from './participant-tile.js';
import { PinButton } from './pin-button.js';
import { QualityBadge } from './quality-badge.js';
import { SharingNotice } from './sharing-notice.js';
import { SpeakingRing } from './speaking-ring.js';
import { VideoTrack } from './video-track.js';

/** Each works in a tile without being told whose it is, and alone with a `userId`. */
const meta = {
  title: 'Components/Tile parts',
  component: ParticipantTile,
  args: { userId: 'bob' },
  decorators: [
    (Story, { parameters }) => (
      <div
        style={{
          inlineSize: typeof parameters['width'] === 'string' ? parameters['width'] : '30rem',
          maxInlineSize: '100%',
        }}
      >
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof ParticipantTile>;
export default meta;

type Story = StoryObj<typeof meta>;

const talks = ({ setLevel }: StillCall) => setLevel('bob', 0.2);
const fair = ({ setPerson }: StillCall) => setPerson('bob', { quality: 'fair' });
const poor = ({ setPerson }: StillCall) => setPerson('bob', { quality: 'poor' });
const shares = async ({ share }: StillCall) => share('bob', await screenTrack());
const mutes = ({ setPerson }: StillCall) => setPerson('bob', { audioEnabled: false });
const weSee = async ({ set, snapshot }: StillCall) => {
  const track = await screenTrack();
  set({
    local: {
      ...snapshot().local,
      screen: { ...snapshot().local.screen, enabled: true, status: 'live', track },
    },
  });
};
const image =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="#356"/><circle cx="4" cy="3" r="1.5" fill="#cde"/><ellipse cx="4" cy="8" rx="3" ry="3" fill="#cde"/></svg>',
  );
const withImages = { getAvatar: () => image };
const withBrokenImages = { getAvatar: () => 'data:image/png;base64,none' };
const dark = () => true;
const parts = {
  name: <ParticipantName style={{ insetBlockEnd: 'auto', insetBlockStart: '0.5rem' }} />,
  quality: null,
};

/** The ring is as bright as they are loud; no level renders anything. */
export const Speaking: Story = {
  render: (args) => (
    <StillScene count={1} setUp={talks}>
      <ParticipantTile {...args} />
    </StillScene>
  ),
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByRole('group', { name: 'Bob Okafor' });
    const ring = canvasElement.querySelector('.parley-speaking-ring');
    if (!ring) throw new Error('there is no ring');
    await waitFor(() => expect(Number(getComputedStyle(ring).opacity)).toBeGreaterThan(0.99));
  },
};

export const FairQuality: Story = {
  render: (args) => (
    <StillScene count={1} setUp={fair}>
      <ParticipantTile {...args} />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByText('Weak connection');
  },
};

export const PoorQuality: Story = {
  render: (args) => (
    <StillScene count={1} setUp={poor}>
      <ParticipantTile {...args} />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByText('Poor connection');
  },
};

/** Shown whole, whatever its shape. */
export const Screen: Story = {
  args: { source: 'screen' },
  render: (args) => (
    <StillScene count={1} setUp={shares}>
      <ParticipantTile {...args} />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    const tile = await canvas.findByRole('group', { name: 'Bob Okafor’s screen' });
    await waitFor(() => expect(tile.querySelector('video')).toHaveAttribute('data-whole'));
  },
};

export const Image: Story = {
  render: (args) => (
    <StillScene count={1} isDark={dark} provider={withImages}>
      <ParticipantTile {...args} />
    </StillScene>
  ),
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByRole('group', { name: 'Bob Okafor' });
    await expect(canvasElement.querySelector('img')).toBeVisible();
  },
};

/** One that does not load leaves the initials. */
export const BrokenImage: Story = {
  render: (args) => (
    <StillScene count={1} isDark={dark} provider={withBrokenImages}>
      <ParticipantTile {...args} />
    </StillScene>
  ),
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByText('BO')).toBeVisible();
    await waitFor(() => expect(canvasElement.querySelector('img')).toBeNull());
  },
};

/** A part replaced, and one left out. */
export const OwnParts: Story = {
  args: { slots: parts },
  render: (args) => (
    <StillScene count={1} setUp={poor}>
      <ParticipantTile {...args} />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Bob Okafor')).toBeVisible();
    await expect(canvas.queryByText('Poor connection')).toBeNull();
  },
};

/** Told whose they are. */
export const Alone: Story = {
  render: ({ userId }) => (
    <StillScene count={1} setUp={mutes}>
      <div
        style={{ display: 'flex', gap: '1rem', alignItems: 'center', position: 'relative', padding: '1rem' }}
      >
        <Avatar userId={userId} />
        <ParticipantName userId={userId} style={{ position: 'static' }} />
        <MicIndicator userId={userId} />
        <QualityBadge userId={userId} />
        <SpeakingRing userId={userId} />
      </div>
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Bob Okafor')).toBeVisible();
  },
};

/** Any track, in a box of one's own. */
export const Video: Story = {
  args: { slots: { video: (track) => <VideoTrack track={track} whole /> } },
  render: (args) => (
    <StillScene count={1}>
      <ParticipantTile {...args} />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    const tile = await canvas.findByRole('group', { name: 'Bob Okafor' });
    await waitFor(() => expect(tile.querySelector('video[data-playing]')).toHaveAttribute('data-whole'));
  },
};

/** Instead of one's own screen, which would show itself in itself. */
export const WeShare: Story = {
  render: () => (
    <StillScene count={1} setUp={weSee}>
      <SharingNotice />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Stop sharing' })).toBeVisible();
  },
};

/** There for the pointer and the focus; stays while it is pressed. */
export const Pin: Story = {
  args: { children: <PinButton /> },
  render: (args) => (
    <StillScene>
      <ParticipantTile {...args} />
    </StillScene>
  ),
  play: async ({ canvas, userEvent }) => {
    const pin = await canvas.findByRole('button', { name: 'Pin Bob Okafor', pressed: false });
    pin.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(pin).toHaveAttribute('data-pinned'));
    await waitFor(() => expect(pin).toBeVisible());
  },
};
