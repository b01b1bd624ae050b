import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ReactElement } from 'react';
import { expect, userEvent } from 'storybook/test';
import { pastCalls } from '../test-support/past-calls.js';
import type { PastCallFacts } from '../test-support/past-calls.js';
import { Scene } from '../test-support/scene.js';
import type { Stage } from '../test-support/scene.js';
import { CallHistory } from './call-history.js';
import type { CallHistoryProps } from './call-history.js';

const meta = {
  title: 'Components/CallHistory',
  component: CallHistory,
} satisfies Meta<typeof CallHistory>;
export default meta;

type Story = StoryObj<typeof meta>;

const minute = 60_000;
const day = 24 * 60 * minute;

const calls: readonly PastCallFacts[] = [
  { with: ['bob'], outcome: 'missed', ago: 5 * minute, direction: 'incoming' },
  { with: ['carol'], outcome: 'answered', ago: 8 * minute, talked: 95_000, callType: 'audio' },
  {
    with: ['bob', 'carol', 'dan'],
    outcome: 'answered',
    ago: day,
    direction: 'incoming',
    talked: 72 * minute,
  },
  { with: ['eve'], outcome: 'missed', ago: day + minute, direction: 'incoming', callType: 'audio' },
  { with: ['bob'], outcome: 'no-answer', ago: 2 * day },
  { with: ['carol'], outcome: 'busy', ago: 2 * day + minute },
  { with: ['dan'], outcome: 'declined', ago: 3 * day },
  { with: ['dan'], outcome: 'declined', ago: 3 * day + minute, direction: 'incoming' },
  { with: ['finn'], outcome: 'answered-elsewhere', ago: 4 * day, direction: 'incoming' },
  { with: ['finn'], outcome: 'declined-elsewhere', ago: 5 * day, direction: 'incoming' },
  { with: ['gus'], outcome: 'canceled', ago: 40 * day },
  { with: ['gus'], outcome: 'failed', ago: 400 * day },
];

const enter = async (stage: Stage): Promise<void> => {
  for (const name of ['bob', 'carol', 'dan', 'eve', 'finn', 'gus'] as const) await stage.enter(name);
};
const enterAway = async (stage: Stage): Promise<void> => {
  await enter(stage);
  stage.network.cut('ann');
};

/** Each story has a storage of its own, made once: another one would be another Ann. */
function show(facts: readonly PastCallFacts[], setUp = enter): (args: CallHistoryProps) => ReactElement {
  const ann = { history: { storage: pastCalls('ann', Date.now(), facts) } };
  return (args) => (
    <Scene setUp={setUp} ann={ann}>
      <CallHistory {...args} />
    </Scene>
  );
}

export const EveryOutcome: Story = {
  render: show(calls),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Missed video call')).toBeVisible();
    await expect(canvas.getAllByRole('listitem')).toHaveLength(calls.length);
  },
};

export const Empty: Story = {
  render: show([]),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('No calls yet')).toBeVisible();
  },
};

export const Narrow: Story = {
  render: show(calls),
  decorators: [
    (Story) => (
      <div style={{ inlineSize: '18rem' }}>
        <Story />
      </div>
    ),
  ],
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Missed video call')).toBeVisible();
  },
};

export const AsksBeforeItClears: Story = {
  render: show(calls),
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Remove all…' }));
    await expect(canvas.getByRole('group', { name: 'Remove all calls from this list?' })).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Keep them' })).toHaveFocus();
  },
};

/** Nobody can be called before the server is back. */
export const ServerAway: Story = {
  render: show(calls, enterAway),
  play: async ({ canvas }) => {
    const [first] = await canvas.findAllByRole('button', { name: /with video$/ });
    await expect(first).toBeDisabled();
  },
};
