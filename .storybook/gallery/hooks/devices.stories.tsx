import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { Scene } from '../../../packages/react/src/test-support/scene.js';
import type { Stage } from '../../../packages/react/src/test-support/scene.js';
import { SnippetPage } from '../snippet-page.js';
import { MicrophoneList } from '../snippets/use-devices.js';
import useDevices from '../snippets/use-devices.tsx?raw';
import { Switches } from '../snippets/use-microphone.js';
import useMicrophone from '../snippets/use-microphone.tsx?raw';

/** The microphone, the camera and the screen of this side, and the devices to choose from. */
const meta = {
  title: 'Hooks/Devices',
  parameters: { docs: { page: SnippetPage } },
} satisfies Meta;
export default meta;

type Story = StoryObj<typeof meta>;

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
