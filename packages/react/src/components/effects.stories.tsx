import '@parley/effects/styles.css';
import type { TrackEffect } from '@parley/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { Scene } from '../test-support/scene.js';
import type { Stage } from '../test-support/scene.js';
import { BackgroundPicker } from './background-picker.js';
import { NoiseSuppressionSwitch } from './noise-suppression-switch.js';
import { SelfView } from './self-view.js';

/** Changes nothing, at once. */
const ready: TrackEffect = {
  start: (track) => {
    const copy = track.clone();
    return Promise.resolve({ track: copy, stop: () => copy.stop() });
  },
};
const loading: TrackEffect = { start: () => new Promise(() => undefined) };
const broken: TrackEffect = { start: () => Promise.reject(new Error('The model is not there.')) };

const hills = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90"><rect width="160" height="90" fill="#9db8d9"/><path d="M0 60q40-30 80 0t80-10v40H0z" fill="#3f6b4f"/></svg>',
)}`;

const meta = {
  title: 'Components/Effects',
  component: BackgroundPicker,
  subcomponents: { NoiseSuppressionSwitch },
  args: {
    choices: [
      { id: 'slight-blur', effect: loading },
      { id: 'blur', effect: ready },
      { id: 'hills', label: 'Hills', thumbnail: hills, effect: broken },
    ],
    imageEffect: () => ready,
  },
  render: (args) => (
    <Scene setUp={inCall}>
      <div style={{ inlineSize: 'min(32rem, 90vi)' }}>
        <SelfView style={{ blockSize: '12rem' }} />
        <BackgroundPicker {...args} />
      </div>
    </Scene>
  ),
} satisfies Meta<typeof BackgroundPicker>;
export default meta;

type Story = StoryObj<typeof meta>;

const inCall = (stage: Stage) => stage.connect(['bob']);

/** The background as it is. */
export const Off: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('radio', { name: 'None' })).toBeChecked();
  },
};

export const On: Story = {
  play: async ({ canvas, userEvent }) => {
    const group = await canvas.findByRole('group', { name: 'Background' });
    await userEvent.click(canvas.getByRole('radio', { name: 'Blur' }));
    await waitFor(() => expect(group).toHaveAttribute('data-state', 'on'));
    await userEvent.click(canvas.getByRole('radio', { name: 'None' }));
    await waitFor(() => expect(group).toHaveAttribute('data-state', 'off'));
    await userEvent.click(canvas.getByRole('radio', { name: 'Blur' }));
    await waitFor(() => expect(group).toHaveAttribute('data-state', 'on'));
  },
};

/** The picture goes on as it was until the new background is there. */
export const Loading: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('radio', { name: 'Slight blur' }));
    await canvas.findByText('The background is loading…');
  },
};

/** The camera goes on as it is, and the choice says so. */
export const Failed: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('radio', { name: 'Hills' }));
    await canvas.findByText(/does not work here/);
    await expect(canvas.getByRole('radio', { name: 'None' })).toBeChecked();
  },
};

/** An image of one's own is used as soon as it is chosen. */
export const OwnImage: Story = {
  play: async ({ canvas, userEvent }) => {
    const file = await canvas.findByLabelText('Choose image…');
    await userEvent.upload(file, new File(['image'], 'beach.png', { type: 'image/png' }));
    await waitFor(() => expect(canvas.getByRole('radio', { name: 'Your image' })).toBeChecked());
  },
};

export const Noise: StoryObj<typeof NoiseSuppressionSwitch> = {
  args: { effect: ready },
  render: ({ effect }) => (
    <Scene setUp={inCall}>
      <NoiseSuppressionSwitch effect={effect} />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    const suppress = await canvas.findByRole('switch', { name: 'Suppress noise' });
    await userEvent.click(suppress);
    await expect(suppress).toBeChecked();
    await userEvent.click(suppress);
    await expect(suppress).not.toBeChecked();
  },
};
