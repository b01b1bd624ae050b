import type { ConnectionStats, PictureStats } from '@parley/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { StillScene } from '../test-support/still-scene.js';
import type { StillCall } from '../test-support/still-call.js';
import { StatsPanel } from './stats-panel.js';

/** How the connections of a call do. */
const meta = {
  title: 'Components/StatsPanel',
  component: StatsPanel,
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: '34rem', margin: 'auto', padding: '1rem' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof StatsPanel>;
export default meta;

type Story = StoryObj<typeof meta>;

const picture: PictureStats = {
  bitrate: 860,
  codec: 'VP8',
  loss: 0,
  jitter: 4,
  width: 1280,
  height: 720,
  frameRate: 30,
  frozen: 0,
  limitation: 'none',
};
const sound = { bitrate: 32, codec: 'opus', loss: 0, jitter: 3 };
const well: ConnectionStats = {
  at: 0,
  score: 4.4,
  roundTripTime: 38,
  path: { local: 'host', remote: 'srflx', protocol: 'udp', isRelayed: false },
  received: { audio: sound, video: picture, screen: null },
  sent: { audio: sound, video: { ...picture, width: 640, height: 360, bitrate: 420 }, screen: null },
};

/** Five minutes: well at first, then as bad as `share` of it tells. */
function tell({ stats }: StillCall, userId: string, worse: Partial<ConnectionStats>, badness: number): void {
  for (let index = 0; index < 120; index += 1) {
    const wave = 1 + 0.12 * Math.sin(index / 5) + 0.06 * Math.sin(index * 1.7);
    const bad = index > 70 ? badness : 0;
    const video = {
      ...picture,
      bitrate: 860 * wave * (1 - bad * 0.7),
      frameRate: 30 - 22 * bad,
      loss: bad * 0.09 * wave,
    };
    stats.tell(userId, {
      ...well,
      ...(bad > 0 ? worse : {}),
      at: index * 2000,
      roundTripTime: 38 * wave + bad * 240 * wave,
      received: { audio: sound, video, screen: null },
    });
  }
}

const twoPeople = (call: StillCall): void => {
  const at = Date.UTC(2026, 4, 4, 9, 30);
  call.timeline.tell({ at, what: 'connected' });
  call.timeline.tell({ at: at + 60_000, about: 'network', what: 'changed' });
  const carol = { about: 'person', userId: 'carol' } as const;
  call.timeline.tell({ ...carol, at: at + 61_000, what: 'reconnecting', trying: 'waiting' });
  call.timeline.tell({ ...carol, at: at + 64_000, what: 'connected' });
  call.timeline.tell({ ...carol, at: at + 90_000, what: 'poor', cause: 'their-network' });
  tell(call, 'bob', {}, 0);
  tell(
    call,
    'carol',
    {
      score: 2.6,
      path: { local: 'relay', remote: 'host', protocol: 'tcp', isRelayed: true },
      sent: {
        ...well.sent,
        video: { ...picture, width: 320, height: 180, bitrate: 110, limitation: 'bandwidth' },
      },
    },
    1,
  );
};

/** One who comes through well, and one who does not. */
export const Two: Story = {
  render: (args) => (
    <StillScene count={2} setUp={twoPeople}>
      <StatsPanel {...args} />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('region', { name: 'What happened' })).toHaveTextContent(
      'Carol Díaz: poor (their-network)',
    );
    const carol = canvas.getByRole('region', { name: 'Carol Díaz' });
    await expect(carol).toHaveAttribute('data-score', 'poor');
    await expect(carol).toHaveTextContent('Through a relay, over TCP · Limited by the network');
    await expect(canvas.getByRole('region', { name: 'Bob Okafor' })).toHaveTextContent('Direct, over UDP');
  },
};

/** Until the first figures are there. */
export const Measuring: Story = {
  render: (args) => (
    <StillScene count={1}>
      <StatsPanel {...args} />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Measuring…')).toBeVisible();
  },
};
