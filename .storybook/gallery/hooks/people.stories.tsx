import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { Scene } from '../../../packages/react/src/test-support/scene.js';
import type { Stage } from '../../../packages/react/src/test-support/scene.js';
import { SnippetPage } from '../snippet-page.js';
import { Listening } from '../snippets/use-audio-blocked.js';
import useAudioBlocked from '../snippets/use-audio-blocked.tsx?raw';
import { Meters } from '../snippets/use-audio-level.js';
import useAudioLevel from '../snippets/use-audio-level.tsx?raw';
import { Health } from '../snippets/use-call-health.js';
import useCallHealth from '../snippets/use-call-health.tsx?raw';
import { Qualities } from '../snippets/use-call-quality.js';
import useCallQuality from '../snippets/use-call-quality.tsx?raw';
import { Pictures } from '../snippets/use-video-element.js';
import useVideoElement from '../snippets/use-video-element.tsx?raw';
import { People } from '../snippets/use-participants.js';
import useParticipants from '../snippets/use-participants.tsx?raw';

/**
 * The people of a call, each by their id. A component that takes an id and reads one person renders again only when
 * that person changes.
 */
const meta = {
  title: 'Hooks/People',
  parameters: { docs: { page: SnippetPage } },
} satisfies Meta;
export default meta;

type Story = StoryObj<typeof meta>;

const group = (stage: Stage) => stage.connect(['bob', 'carol']);

/** Who is there, and one of them; `useDisplayName` is the name to show. */
export const UseParticipants: Story = {
  name: 'useParticipants, useParticipant',
  parameters: { snippet: useParticipants, height: '7rem' },
  render: () => (
    <Scene setUp={group}>
      <People />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Carol Díaz: connected')).toBeVisible();
  },
};

/** How loud somebody is, written to an element: no render at all. */
export const UseAudioLevel: Story = {
  name: 'useAudioLevel',
  parameters: { snippet: useAudioLevel, height: '8rem' },
  render: () => (
    <Scene setUp={group}>
      <Meters />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('bob')).toBeVisible();
  },
};

const withoutServer = async (stage: Stage) => {
  await group(stage);
  stage.network.cut('ann');
};

/** How the call does and whose fault that seems to be, and what happened to it. */
export const UseCallHealth: Story = {
  name: 'useCallHealth, useCallTimeline',
  parameters: { snippet: useCallHealth, height: '5rem' },
  render: () => (
    <Scene setUp={withoutServer}>
      <Health />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^good, server, since .*signing-in/)).toBeVisible();
  },
};

/** Figures of the connection, for support and the curious. */
export const UseCallQuality: Story = {
  name: 'useCallQuality, useCallQualityHistory',
  parameters: { snippet: useCallQuality, height: '8rem' },
  render: () => (
    <Scene setUp={group}>
      <Qualities />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^bob: /)).toBeVisible();
  },
};

/** Somebody's picture in a `<video>` of your own. */
export const UseVideoElement: Story = {
  name: 'useVideoElement',
  parameters: { snippet: useVideoElement, height: '14rem' },
  render: () => (
    <Scene setUp={group}>
      <Pictures />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByLabelText('Carol Díaz')).toBeInTheDocument();
  },
};

/** Whether the browser holds back somebody's sound until the page is touched, and the button that plays it. */
export const UseAudioBlocked: Story = {
  name: 'useAudioBlocked',
  parameters: { snippet: useAudioBlocked, height: '7rem' },
  render: () => (
    <Scene setUp={group}>
      <Listening />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/Bob Okafor/)).toBeVisible();
  },
};
