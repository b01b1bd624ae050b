import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { Scene } from '../../../packages/react/src/test-support/scene.js';
import type { Stage } from '../../../packages/react/src/test-support/scene.js';
import { SnippetPage } from '../snippet-page.js';
import { EffectSwitches } from '../snippets/use-background-effect.js';
import useBackgroundEffect from '../snippets/use-background-effect.tsx?raw';
import { MicrophoneList } from '../snippets/use-devices.js';
import useDevices from '../snippets/use-devices.tsx?raw';
import { Mirror } from '../snippets/use-device-preview.js';
import useDevicePreview from '../snippets/use-device-preview.tsx?raw';
import { ReadyToCall } from '../snippets/use-lobby.js';
import useLobby from '../snippets/use-lobby.tsx?raw';
import { MayWeSeeYou } from '../snippets/use-permissions.js';
import usePermissions from '../snippets/use-permissions.tsx?raw';
import { WhatTheyGet } from '../snippets/use-local-media.js';
import useLocalMedia from '../snippets/use-local-media.tsx?raw';
import { ShareMyScreen } from '../snippets/use-screen-share.js';
import useScreenShare from '../snippets/use-screen-share.tsx?raw';
import { SoundSwitch } from '../snippets/use-sounds.js';
import useSounds from '../snippets/use-sounds.tsx?raw';
import { MyMicrophone } from '../snippets/use-microphone-notice.js';
import useMicrophoneNotice from '../snippets/use-microphone-notice.tsx?raw';
import { MicTest } from '../snippets/use-track-level.js';
import useTrackLevel from '../snippets/use-track-level.tsx?raw';
import { Switches } from '../snippets/use-microphone.js';
import useMicrophone from '../snippets/use-microphone.tsx?raw';

/** The microphone, the camera and the screen of this side, and the devices to choose from. */
const meta = {
  title: 'Hooks/Devices',
  parameters: { docs: { page: SnippetPage } },
} satisfies Meta;
export default meta;

type Story = StoryObj<typeof meta>;

const beforeACall = (stage: Stage) => stage.enter('bob');
const connected = (stage: Stage) => stage.connect(['bob']);

/** A device of a call and how to switch it; the getter carries what a screen reader has to know. */
export const UseMicrophone: Story = {
  name: 'useMicrophone, useCamera',
  parameters: { snippet: useMicrophone },
  render: () => (
    <Scene setUp={connected}>
      <Switches />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    const microphone = await canvas.findByRole('button', { name: 'Microphone', pressed: true });
    await userEvent.click(microphone);
    await waitFor(() => expect(microphone).toHaveAttribute('aria-pressed', 'false'));
  },
};

/** All devices of this machine, and which of them are used. */
export const UseDevices: Story = {
  name: 'useDevices',
  parameters: { snippet: useDevices, height: '5rem' },
  render: () => (
    <Scene setUp={connected}>
      <MicrophoneList />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('combobox', { name: 'Microphone' })).toHaveValue('');
  },
};

/** What is done to one's own picture and sound, loaded when it is first used. */
export const UseBackgroundEffect: Story = {
  name: 'useBackgroundEffect, useNoiseSuppression',
  parameters: { snippet: useBackgroundEffect, height: '6rem' },
  render: () => (
    <Scene setUp={connected}>
      <EffectSwitches />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('checkbox', { name: 'Blur the background' })).not.toBeChecked();
  },
};

/** The screen, as the other devices; away where the browser cannot share one. */
export const UseScreenShare: Story = {
  name: 'useScreenShare',
  parameters: { snippet: useScreenShare, height: '6rem' },
  render: () => (
    <Scene setUp={connected}>
      <ShareMyScreen />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Share screen', pressed: false }));
    await canvas.findByRole('button', { name: 'Share screen', pressed: true });
  },
};

/** How loud a microphone is, before a call too: no call, no provider, no render. */
export const UseTrackLevel: Story = {
  name: 'useTrackLevel, LevelMeter',
  parameters: { snippet: useTrackLevel, height: '8rem' },
  render: () => <MicTest />,
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('meter', { name: 'Microphone level' })).toBeVisible();
  },
};

/** Somebody talks and is muted, or their microphone gives nothing, or too much. */
export const UseMicrophoneNotice: Story = {
  name: 'useMicrophoneNotice',
  parameters: { snippet: useMicrophoneNotice, height: '5rem' },
  render: () => (
    <Scene setUp={connected}>
      <MyMicrophone />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('All is well.')).toBeVisible();
  },
};

/** What the others get of this side. */
export const UseLocalMedia: Story = {
  name: 'useLocalMedia',
  parameters: { snippet: useLocalMedia, height: '14rem' },
  render: () => (
    <Scene setUp={connected}>
      <WhatTheyGet />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('camera live')).toBeVisible();
    await expect(canvas.getByText('screen off')).toBeVisible();
  },
};

/** The sounds of calls, chosen one by one. `CallProvider` takes the same choice as `sounds`. */
export const UseSounds: Story = {
  name: 'useSounds',
  parameters: { snippet: useSounds, height: '5rem' },
  render: () => (
    <Scene setUp={connected}>
      <SoundSwitch />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('checkbox', { name: 'Sounds' })).not.toBeChecked();
  },
};

/** One's own devices outside of a call. */
export const UseDevicePreview: Story = {
  name: 'useDevicePreview',
  parameters: { snippet: useDevicePreview, height: '22rem' },
  render: () => (
    <Scene setUp={beforeACall}>
      <Mirror />
    </Scene>
  ),
  play: async ({ canvas, canvasElement, userEvent }) => {
    await waitFor(() => expect(canvasElement.querySelector('video')).toBeVisible());
    await userEvent.click(await canvas.findByRole('button', { name: 'Camera', pressed: true }));
    await canvas.findByRole('button', { name: 'Camera', pressed: false });
  },
};

/** The same, and the button that goes on with them. */
export const UseLobby: Story = {
  name: 'useLobby',
  parameters: { snippet: useLobby, height: '24rem' },
  render: () => (
    <Scene setUp={beforeACall}>
      <ReadyToCall />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('region', { name: 'Video call with Bob Okafor' });
    await waitFor(() => expect(canvas.getByRole('button', { name: 'Call' })).toBeEnabled());
  },
};

/** What the person has decided; it follows what they change in the browser. */
export const UsePermissions: Story = {
  name: 'usePermissions',
  parameters: { snippet: usePermissions, height: '12rem' },
  render: () => (
    <Scene setUp={beforeACall}>
      <MayWeSeeYou />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByText('granted')).toHaveLength(2));
  },
};
