import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { Scene } from '../test-support/scene.js';
import type { Stage } from '../test-support/scene.js';
import { CallControls } from './call-controls.js';
import { HangUpButton } from './hang-up-button.js';
import { MicButton } from './mic-button.js';

const meta = {
  title: 'Components/CallControls',
  component: CallControls,
  decorators: [
    (Story) => (
      <div style={{ padding: '2rem', background: 'oklch(16% 0.01 255)' }} data-parley-theme="dark">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof CallControls>;
export default meta;

type Story = StoryObj<typeof meta>;

const inCall = (stage: Stage) => stage.connect(['bob']);
const inGroup = (stage: Stage) => stage.connect(['bob', 'carol', 'dan']);
const inAudioCall = (stage: Stage) => stage.connect(['bob'], { video: false });

/** The names stay; `aria-pressed` tells what is on. */
export const VideoCall: Story = {
  render: (args) => (
    <Scene setUp={inCall}>
      <CallControls {...args} />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    const microphone = await canvas.findByRole('button', { name: 'Microphone', pressed: true });
    const camera = canvas.getByRole('button', { name: 'Camera', pressed: true });
    for (const button of canvas.getAllByRole('button')) {
      const { width, height } = button.getBoundingClientRect();
      await expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    }
    await userEvent.click(microphone);
    await userEvent.click(camera);
    await waitFor(() => expect(microphone).toHaveAttribute('aria-pressed', 'false'));
    await waitFor(() => expect(camera).toHaveAttribute('aria-pressed', 'false'));
    await userEvent.click(camera);
    await waitFor(() => expect(camera).toHaveAttribute('aria-pressed', 'true'));
  },
};

export const AudioCall: Story = {
  render: (args) => (
    <Scene setUp={inAudioCall}>
      <CallControls {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    // It asks the others for video.
    await expect(await canvas.findByRole('button', { name: 'Camera', pressed: false })).toBeEnabled();
  },
};

/** By the keyboard alone. */
export const Keyboard: Story = {
  render: (args) => (
    <Scene setUp={inCall}>
      <CallControls {...args} />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    const microphone = await canvas.findByRole('button', { name: 'Microphone' });
    await userEvent.tab();
    await expect(microphone).toHaveFocus();
    await userEvent.keyboard(' ');
    await waitFor(() => expect(microphone).toHaveAttribute('aria-pressed', 'false'));
    for (const name of [
      'Audio settings',
      'Camera',
      'Video settings',
      'Share screen',
      'Reactions',
      'More',
      'End call',
    ]) {
      await userEvent.tab();
      await expect(canvas.getByRole('button', { name })).toHaveFocus();
    }
  },
};

/** Any set of buttons, also one's own. */
export const OwnButtons: Story = {
  render: (args) => (
    <Scene setUp={inCall}>
      <CallControls {...args}>
        <MicButton />
        <button type="button" className="parley-control">
          Wave
        </button>
        <HangUpButton />
      </CallControls>
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Wave' })).toBeVisible();
    await expect(canvas.queryByRole('button', { name: 'Camera' })).toBeNull();
  },
};

const inBar = (canvas: { getAllByRole: (role: string) => HTMLElement[] }) =>
  canvas.getAllByRole('button').map(({ textContent }) => textContent);

const devices = ['Microphone', 'Audio settings', 'Camera', 'Video settings'];

const widths = [
  [320, ['Microphone', 'Camera', 'More', 'End call']],
  [390, ['Microphone', 'Camera', 'More', 'End call']],
  [460, [...devices, 'More', 'End call']],
  [640, [...devices, 'Share screen', 'Reactions', 'People', 'Layout', 'More', 'End call']],
] as const;

function narrow(index: 0 | 1 | 2 | 3): Story {
  const [width, names] = widths[index];
  return {
    render: (args) => (
      <div style={{ inlineSize: width }}>
        <Scene setUp={inGroup}>
          <CallControls {...args} />
        </Scene>
      </div>
    ),
    play: async ({ canvas }) => {
      const end = await canvas.findByRole('button', { name: 'End call' });
      // Whether a screen can be shared is known a moment later.
      await waitFor(() => expect(inBar(canvas)).toEqual(names));
      const group = canvas.getByRole('group', { name: 'Call controls' }).getBoundingClientRect();
      const { top } = end.getBoundingClientRect();
      for (const button of canvas.getAllByRole('button')) {
        const box = button.getBoundingClientRect();
        await expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
        // One row, and nothing clipped.
        await expect(box.top).toBe(top);
        await expect(box.left).toBeGreaterThanOrEqual(group.left);
        await expect(box.right).toBeLessThanOrEqual(group.right);
      }
    },
  };
}

/** On the smallest phone: what a call cannot do without, in one row. The rest is in the menu. */
export const Wide320: Story = narrow(0);
export const Wide390: Story = narrow(1);
export const Wide460: Story = narrow(2);
export const Wide640: Story = narrow(3);

/** What the bar has shed is in the menu, and only there. */
export const Shed: Story = {
  render: (args) => (
    <div style={{ inlineSize: 320, paddingBlockStart: '36rem' }}>
      <Scene setUp={inGroup}>
        <CallControls {...args} />
      </Scene>
    </div>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'More' }));
    const layout = await canvas.findByRole('group', { name: 'Layout' });
    await expect(layout).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Share screen' })).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Raise hand' })).toBeVisible();
    await expect(canvas.getByRole('group', { name: 'Microphone' })).toBeVisible();
    for (const choice of canvas.getAllByRole('radio')) {
      const { height } = choice.closest('label')?.getBoundingClientRect() ?? { height: 0 };
      await expect(height).toBeGreaterThanOrEqual(44);
    }
  },
};

/** Hidden while nobody uses the call; the keyboard's focus brings it back. */
export const Hidden: Story = {
  args: { autoHide: true },
  render: (args) => (
    <Scene setUp={inCall}>
      <CallControls {...args} ref={(bar) => bar?.setAttribute('data-hidden', '')} />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    const bar = await canvas.findByRole('group', { name: 'Call controls' });
    await waitFor(() => expect(getComputedStyle(bar).opacity).toBe('0'));
    await userEvent.tab();
    await waitFor(() => expect(getComputedStyle(bar).opacity).toBe('1'));
  },
};
