import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { VideoCall } from '../prefabs/video-call.js';
import { StillScene } from '../test-support/still-scene.js';
import type { StillCall } from '../test-support/still-call.js';
import { ChatButton } from './chat-button.js';
import { ChatPanel } from './chat-panel.js';

/** Text messages beside a call. */
const meta = {
  title: 'Components/Chat',
  component: ChatPanel,
} satisfies Meta<typeof ChatPanel>;
export default meta;

type Story = StoryObj<typeof meta>;

const talk = ({ chat }: StillCall): void => {
  chat.say('bob', 'Hello Ann, can you see the slides?');
  chat.say('bob', 'They are at https://example.org/slides?page=2#intro. <b>Page 2</b> is the one.');
  chat.say('ann', 'Yes, I have them.\nOne moment…');
  chat.say('carol', 'Write to mailto:carol@example.org, not to javascript:alert(1)');
  chat.say('ann', 'Will do', { status: 'delivered' });
};
const nothingSaid = (): void => undefined;
const failed = ({ chat }: StillCall): void => {
  chat.say('bob', 'Where are you?');
  chat.say('ann', 'In a tunnel', { status: 'failed' });
  chat.say('ann', 'Almost out of it', { status: 'sending' });
};
const typing = (call: StillCall): void => {
  talk(call);
  call.chat.set({ typingIds: ['bob', 'carol'] });
};
const scripts = ({ chat }: StillCall): void => {
  chat.say('bob', 'مرحبا Ann، هل ترين الشرائح على https://example.org ؟');
  chat.say('ann', 'Yes: «مرحبا» means hello.');
  chat.say('hana', 'こんにちは。資料はhttps://example.jp/資料。です。');
  chat.say('ann', 'שלום Bob!');
};
const longWords = ({ chat }: StillCall): void => {
  chat.say('eve', `https://example.org/${'very-long-path/'.repeat(12)}`);
  chat.say(
    'ann',
    'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2),
  );
  chat.say('eve', '👩‍👩‍👧‍👦'.repeat(30));
};
const twoHundred = ({ chat }: StillCall): void => {
  for (let index = 1; index <= 200; index += 1)
    chat.say(index % 3 === 0 ? 'ann' : index % 7 === 0 ? 'carol' : 'bob', `Message ${String(index)}`);
  chat.markRead();
};
const ended = (call: StillCall): void => {
  talk(call);
  call.set({ state: 'ended', endReason: 'hangup', endedAt: 0 });
};

function draw(setUp: (call: StillCall) => unknown, width = '22rem', count = 7): NonNullable<Story['render']> {
  return function Panel(args) {
    return (
      <StillScene count={count} setUp={setUp}>
        <div style={{ inlineSize: width, maxInlineSize: '100%', blockSize: '30rem' }}>
          <ChatPanel {...args} />
        </div>
      </StillScene>
    );
  };
}

/** Addresses that are safe to follow are links; everything else is text. */
export const Talk: Story = {
  render: draw(talk),
  play: async ({ canvas, canvasElement }) => {
    const log = await canvas.findByRole('log', { name: 'Messages' });
    await expect(log).toHaveTextContent('<b>Page 2</b>');
    const link = canvas.getByRole('link', { name: 'https://example.org/slides?page=2#intro' });
    await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    await expect(link).toHaveAttribute('target', '_blank');
    await expect(canvas.getAllByRole('link')).toHaveLength(2);
    await expect(canvas.getByText('Delivered')).toBeVisible();
    // Who and when, once for what stands together.
    await expect(canvasElement.querySelectorAll('.parley-chat-author')).toHaveLength(4);
  },
};

export const Empty: Story = {
  render: draw(nothingSaid),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('No messages yet')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Send' })).toBeDisabled();
  },
};

/** Enter sends, with Shift it begins a line. */
export const Writing: Story = {
  render: draw(nothingSaid),
  play: async ({ canvas, userEvent }) => {
    const field = await canvas.findByRole('textbox', { name: 'Message' });
    await userEvent.type(field, 'One{Shift>}{Enter}{/Shift}two');
    const { height } = field.getBoundingClientRect();
    await expect(height).toBeGreaterThan(50);
    await userEvent.keyboard('{Enter}');
    const log = canvas.getByRole('log');
    await waitFor(() => expect(log).toHaveTextContent('One two'));
    await expect(field).toHaveValue('');
    await expect(field).toHaveFocus();
  },
};

export const Failed: Story = {
  render: draw(failed),
  play: async ({ canvas, userEvent }) => {
    await expect(await canvas.findByText('Not delivered')).toBeVisible();
    await expect(canvas.getByText('Sending…')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(canvas.queryByText('Not delivered')).toBeNull());
  },
};

export const Typing: Story = {
  render: draw(typing),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Bob Okafor and Carol Díaz are typing…')).toBeVisible();
  },
};

/** Each message is written in the direction of its own words. */
export const Scripts: Story = {
  render: draw(scripts),
  play: async ({ canvas }) => {
    const arabic = await canvas.findByText(/مرحبا Ann/);
    await expect(getComputedStyle(arabic).direction).toBe('rtl');
    await expect(getComputedStyle(canvas.getByText(/means hello/)).direction).toBe('ltr');
    await expect(canvas.getByRole('link', { name: 'https://example.jp/資料' })).toBeVisible();
  },
};

export const LongWords: Story = {
  render: draw(longWords),
  play: async ({ canvas }) => {
    const log = await canvas.findByRole('log');
    await expect(log.scrollWidth).toBeLessThanOrEqual(log.clientWidth);
  },
};

/** The newest is in sight; whoever reads older ones stays there, and is told of new ones. */
export const TwoHundred: Story = {
  render: draw(twoHundred),
  play: async ({ canvas, userEvent }) => {
    const log = await canvas.findByRole('log');
    const gap = (): number => log.scrollHeight - log.scrollTop - log.clientHeight;
    await waitFor(() => expect(gap()).toBeLessThan(2));
    log.scrollTop = 0;
    await waitFor(() => expect(gap()).toBeGreaterThan(1000));
    // One's own message leads back to the end.
    await userEvent.type(canvas.getByRole('textbox'), 'Mine{Enter}');
    await waitFor(() => expect(gap()).toBeLessThan(2));
  },
};

export const Narrow: Story = {
  args: { onClose: fn() },
  render: draw(typing, '16rem'),
  play: async ({ canvas, args, userEvent }) => {
    const field = await canvas.findByRole('textbox', { name: 'Message' });
    await userEvent.type(field, 'Draft{Escape}');
    await expect(args.onClose).toHaveBeenCalledOnce();
    await userEvent.click(canvas.getByRole('button', { name: 'Close' }));
    await expect(args.onClose).toHaveBeenCalledTimes(2);
  },
};

export const Over: Story = {
  render: draw(ended),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('The call is over.')).toBeVisible();
    await expect(canvas.queryByRole('textbox')).toBeNull();
  },
};

/** The badge tells how much is unread, in words too. */
export const Button: Story = {
  render: () => (
    <StillScene count={2} setUp={talk}>
      <ChatButton />
    </StillScene>
  ),
  play: async ({ canvas, userEvent }) => {
    const button = await canvas.findByRole('button', { name: 'Chat', expanded: false });
    await expect(button).toHaveAccessibleDescription('3 unread messages');
    await userEvent.click(button);
    await expect(canvas.getByRole('button', { name: 'Chat', expanded: true })).toBe(button);
  },
};

/** Beside the stage where there is room, else over it. */
export const InCall: Story = {
  parameters: { layout: 'fullscreen' },
  render: () => (
    <StillScene count={3} setUp={talk}>
      <div style={{ blockSize: '100dvh' }}>
        <VideoCall />
      </div>
    </StillScene>
  ),
  play: async ({ canvas, canvasElement, userEvent }) => {
    const button = await canvas.findByRole('button', { name: 'Chat' });
    await userEvent.click(button);
    const field = await canvas.findByRole('textbox', { name: 'Message' });
    await waitFor(() => expect(field).toHaveFocus());
    await waitFor(() => expect(button).not.toHaveAttribute('data-unread'));
    const stage = canvasElement.querySelector('.parley-stage')?.getBoundingClientRect();
    const panel = canvas.getByRole('region', { name: 'Chat' }).getBoundingClientRect();
    if (window.innerWidth >= 832) await expect(stage?.right).toBeLessThanOrEqual(panel.left + 1);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(button).toHaveFocus());
    await userEvent.keyboard('c');
    await canvas.findByRole('textbox', { name: 'Message' });
  },
};
