import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { Side } from './side.js';

const meta = {
  title: 'Introduction/Side',
  component: Side,
  // Framed by the introduction: not in the sidebar.
  tags: ['!dev', '!autodocs'],
  parameters: { layout: 'fullscreen' },
} satisfies Meta<typeof Side>;
export default meta;

type Story = StoryObj<typeof meta>;

export const Ann: Story = { args: { userId: 'ann' } };

export const Bob: Story = { args: { userId: 'bob' } };

/** Both in one page, as only a test wants them. */
export const Both: Story = {
  args: { userId: 'ann' },
  render: () => (
    <>
      <div data-testid="ann">
        <Side userId="ann" />
      </div>
      <div data-testid="bob">
        <Side userId="bob" />
      </div>
    </>
  ),
  parameters: { a11y: { test: 'off' } },
  play: async ({ canvas, userEvent }) => {
    const ann = within(canvas.getByTestId('ann'));
    const bob = within(canvas.getByTestId('bob'));
    await userEvent.click(await ann.findByRole('button', { name: 'Call Bob Okafor' }));
    await userEvent.click(await bob.findByRole('button', { name: 'Accept with video' }));
    await expect(await ann.findByRole('region', { name: 'Call with Bob Okafor' })).toBeVisible();
    await expect(await bob.findByRole('region', { name: 'Call with Ann Lee' })).toBeVisible();
    await userEvent.click(await ann.findByRole('button', { name: 'End call' }));
    await bob.findAllByText('Call with Ann Lee ended');
  },
};
