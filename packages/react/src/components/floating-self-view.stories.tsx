import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fireEvent, waitFor } from 'storybook/test';
import { StillScene } from '../test-support/still-scene.js';
import type { StillCall } from '../test-support/still-call.js';
import { FloatingSelfView } from './floating-self-view.js';

const meta = {
  title: 'Components/FloatingSelfView',
  component: FloatingSelfView,
  parameters: { layout: 'fullscreen' },
  decorators: [
    (Story, { parameters }) => (
      <div
        dir={parameters['isRtl'] === true ? 'rtl' : undefined}
        style={{
          position: 'relative',
          blockSize: '30rem',
          maxBlockSize: '100dvb',
          background: 'oklch(16% 0.01 255)',
        }}
        data-parley-theme="dark"
      >
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof FloatingSelfView>;
export default meta;

type Story = StoryObj<typeof meta>;

const weAreMuted = ({ set, snapshot }: StillCall) => {
  const { local } = snapshot();
  set({ local: { ...local, audio: { ...local.audio, enabled: false } } });
};

/** Drag it, or move it by its button. */
export const Corner: Story = {
  render: (args) => (
    <StillScene count={1}>
      <FloatingSelfView {...args} />
    </StillScene>
  ),
  play: async ({ canvas, userEvent }) => {
    const view = await canvas.findByRole('group', { name: 'Your picture' });
    const room = view.parentElement?.getBoundingClientRect();
    await expect(view.getBoundingClientRect().right).toBeLessThan(room?.right ?? 0);
    (await canvas.findByRole('button', { name: 'Move your picture' })).focus();
    await userEvent.keyboard('{ArrowUp}{ArrowLeft}');
    await expect(view).toHaveAttribute('data-corner', 'top-start');
    await expect(canvas.getByRole('status')).toHaveTextContent('Top left');
    await waitFor(() => expect(view.getBoundingClientRect().left).toBeLessThan(40));
    await userEvent.keyboard('{ArrowDown}{ArrowRight}');
    await expect(view).toHaveAttribute('data-corner', 'bottom-end');
  },
};

/** It follows the pointer and goes to the nearest corner. */
export const Dragged: Story = {
  render: (args) => (
    <StillScene count={1}>
      <FloatingSelfView {...args} />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    const view = await canvas.findByRole('group', { name: 'Your picture' });
    const start = view.getBoundingClientRect();
    const from = { pointerId: 1, button: 0, clientX: start.left + 20, clientY: start.top + 20 };
    const to = { ...from, clientX: 60, clientY: 60 };
    // A pointer that is none cannot be captured.
    view.setPointerCapture = () => undefined;
    await fireEvent.pointerDown(view, from);
    await fireEvent.pointerMove(view, to);
    await expect(view).toHaveAttribute('data-dragging');
    await expect(Math.round(view.getBoundingClientRect().left)).toBe(40);
    await fireEvent.pointerUp(view, to);
    await expect(view).not.toHaveAttribute('data-dragging');
    await expect(view).toHaveAttribute('data-corner', 'top-start');
    await expect(view.style.translate).toBe('');
  },
};

export const RightToLeft: Story = {
  parameters: { isRtl: true },
  render: (args) => (
    <StillScene count={1}>
      <FloatingSelfView {...args} />
    </StillScene>
  ),
  play: async ({ canvas, userEvent }) => {
    const view = await canvas.findByRole('group', { name: 'Your picture' });
    await expect(view.getBoundingClientRect().left).toBeLessThan(40);
    (await canvas.findByRole('button', { name: 'Move your picture' })).focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect(canvas.getByRole('status')).toHaveTextContent('Bottom right');
  },
};

export const Muted: Story = {
  render: (args) => (
    <StillScene count={1} setUp={weAreMuted}>
      <FloatingSelfView {...args} />
    </StillScene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByText('Microphone off');
  },
};
