import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { Scene } from '../test-support/scene.js';
import { StillScene } from '../test-support/still-scene.js';
import type { Name, Stage } from '../test-support/scene.js';
import { VideoGrid } from './video-grid.js';

const meta = {
  title: 'Components/VideoGrid',
  component: VideoGrid,
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
} satisfies Meta<typeof VideoGrid>;
export default meta;

type Story = StoryObj<typeof meta>;

const people: readonly Name[] = ['bob', 'carol', 'dan', 'eve', 'finn', 'gus', 'hana', 'ida', 'joe'];
const call = (count: number) => (stage: Stage) => stage.connect(people.slice(0, count));
const one = call(1);
const two = call(2);
const five = call(5);
const nine = call(9);
const someoneLeft = async (stage: Stage) => {
  await stage.connect(people.slice(0, 4));
  (await stage.callOf('carol')).hangUp();
};

export const One: Story = {
  render: (args) => (
    <Scene setUp={one}>
      <VideoGrid {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    const grid = await canvas.findByRole('group', { name: 'People in the call' });
    const tile = canvas.getByRole('group', { name: 'Bob Okafor' });
    await waitFor(() => expect(tile.clientWidth).toBeGreaterThan(grid.clientWidth * 0.98));
  },
};

export const Two: Story = {
  render: (args) => (
    <Scene setUp={two}>
      <VideoGrid {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('group', { name: 'Carol Díaz' });
  },
};

/** Equal tiles inside the stage, whatever their number. */
export const Five: Story = {
  render: (args) => (
    <Scene setUp={five}>
      <VideoGrid {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    const grid = await canvas.findByRole('group', { name: 'People in the call' });
    await waitFor(() => expect(grid).toHaveAttribute('data-strip'));
    const tiles = [...grid.children].map((spot) => spot.getBoundingClientRect());
    const room = grid.getBoundingClientRect();
    await expect(new Set(tiles.map(({ width }) => width)).size).toBe(1);
    await expect(Math.max(...tiles.map(({ bottom }) => bottom))).toBeLessThanOrEqual(room.bottom);
    await expect(Math.max(...tiles.map(({ right }) => right))).toBeLessThanOrEqual(room.right);
  },
};

export const Nine: Story = {
  render: (args) => (
    <Scene setUp={nine}>
      <VideoGrid {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('group', { name: 'Joe' });
  },
};

/** The others stay in their order. */
export const SomeoneLeft: Story = {
  render: (args) => (
    <Scene setUp={someoneLeft}>
      <VideoGrid {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    const grid = await canvas.findByRole('group', { name: 'People in the call' });
    await waitFor(() => expect(grid.children).toHaveLength(3));
    await expect(
      [...grid.children].map((spot) => spot.firstElementChild?.getAttribute('aria-label')),
    ).toEqual(['Bob Okafor', 'Dan', 'Eve Lindqvist-Ahmadi of the Northern Lights']);
  },
};

/** As many as fit; the others are on pages of their own. */
export const Pages: Story = {
  args: { maxTiles: 6 },
  render: (args) => (
    <StillScene count={15}>
      <VideoGrid {...args} />
    </StillScene>
  ),
  play: async ({ canvas, userEvent }) => {
    const next = await canvas.findByRole('button', { name: 'Next page' });
    await expect(canvas.getByRole('status')).toHaveTextContent('Page 1 of 3');
    await userEvent.click(next);
    await userEvent.click(next);
    await expect(canvas.getByRole('status')).toHaveTextContent('Page 3 of 3');
    await expect(canvas.getByRole('group', { name: 'Guest 15' })).toBeVisible();
    await expect(next).toHaveAttribute('aria-disabled', 'true');
  },
};

/** A phone turns pages sooner. */
export const PagesOnAPhone: Story = {
  render: (args) => (
    <div style={{ inlineSize: '20rem', blockSize: '30rem' }}>
      <StillScene count={30}>
        <VideoGrid {...args} />
      </StillScene>
    </div>
  ),
  play: async ({ canvas }) => {
    const grid = await canvas.findByRole('group', { name: 'People in the call' });
    const status = await canvas.findByRole('status');
    await expect(status).toHaveTextContent(/^Page 1 of [4-6]$/);
    const room = grid.getBoundingClientRect();
    const tile = canvas.getByRole('group', { name: 'Bob Okafor' }).getBoundingClientRect();
    await expect(tile.width).toBeGreaterThanOrEqual(128);
    await expect(status.getBoundingClientRect().bottom).toBeLessThanOrEqual(room.bottom);
  },
};

/** Forty-nine find room on a desk. */
export const Many: Story = {
  render: (args) => (
    <StillScene count={48}>
      <VideoGrid {...args} />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('group', { name: 'People in the call' });
  },
};
