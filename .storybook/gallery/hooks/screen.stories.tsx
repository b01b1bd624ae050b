import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { Scene } from '../../../packages/react/src/test-support/scene.js';
import type { Stage } from '../../../packages/react/src/test-support/scene.js';
import { SnippetPage } from '../snippet-page.js';
import { Presence } from '../snippets/use-connection-state.js';
import useConnectionState from '../snippets/use-connection-state.tsx?raw';
import { Theater } from '../snippets/use-fullscreen.js';
import useFullscreen from '../snippets/use-fullscreen.tsx?raw';
import { Layouts } from '../snippets/use-layout.js';
import useLayout from '../snippets/use-layout.tsx?raw';
import { OwnWords } from '../snippets/use-messages.js';
import useMessages from '../snippets/use-messages.tsx?raw';
import { Keys } from '../snippets/use-shortcuts.js';
import useShortcuts from '../snippets/use-shortcuts.tsx?raw';

/** The screen, the keyboard, the words and the server. */
const meta = {
  title: 'Hooks/Screen and keyboard',
  parameters: { docs: { page: SnippetPage } },
} satisfies Meta;
export default meta;

type Story = StoryObj<typeof meta>;

const group = (stage: Stage) => stage.connect(['bob', 'carol']);

/** How the pictures are arranged, and who is pinned. */
export const UseLayout: Story = {
  name: 'useLayout',
  parameters: { snippet: useLayout },
  render: () => (
    <Scene setUp={group}>
      <Layouts />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Speaker' }));
    await expect(await canvas.findByText('Shown as: speaker')).toBeVisible();
  },
};

/** Keys for the call, and one to hold while talking; both leave text fields alone. */
export const UseShortcuts: Story = {
  name: 'useShortcuts, usePushToTalk',
  parameters: { snippet: useShortcuts, height: '6rem' },
  render: () => (
    <Scene setUp={group}>
      <Keys />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await canvas.findByText(/is on\.$/);
    await userEvent.keyboard('{Control>}m{/Control}');
    await canvas.findByText(/is off\.$/);
    await userEvent.keyboard('{t>}');
    await canvas.findByText(/while you hold the key/);
    await userEvent.keyboard('{/t}');
    await canvas.findByText(/is off\.$/);
  },
};

/** An element on the whole screen, and a bar that hides while nobody uses it. */
export const UseFullscreen: Story = {
  name: 'useFullscreen, useAutoHide',
  parameters: { snippet: useFullscreen },
  render: () => (
    <Scene setUp={group}>
      <Theater />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Full screen' })).toBeVisible();
  },
};

/** The kit's words in the language of the provider, for parts of your own. */
export const UseMessages: Story = {
  name: 'useMessages',
  parameters: { snippet: useMessages, height: '10rem' },
  render: () => (
    <Scene setUp={group}>
      <OwnWords />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Ann, Bob, and Zoe')).toBeVisible();
  },
};

/** Whether the server is there, and who we are to it. */
export const UseConnectionState: Story = {
  name: 'useConnectionState',
  parameters: { snippet: useConnectionState, height: '5rem' },
  render: () => (
    <Scene setUp={group}>
      <Presence />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('ann is online')).toBeVisible();
  },
};
