import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { Scene } from '../test-support/scene.js';
import type { EnterOptions, Stage } from '../test-support/scene.js';
import { denied, phone } from '../test-support/story-devices.js';
import { DeviceProblems } from './device-problems.js';
import { DeviceSelect } from './device-select.js';
import { DeviceSettings } from './device-settings.js';
import { FlipCameraButton } from './flip-camera-button.js';
import { MicTest } from './mic-test.js';
import { PermissionHelp } from './permission-help.js';
import { SpeakerTest } from './speaker-test.js';

const meta = {
  title: 'Components/Device settings',
  component: DeviceSettings,
  subcomponents: { DeviceSelect, FlipCameraButton, MicTest, PermissionHelp, SpeakerTest },
} satisfies Meta<typeof DeviceSettings>;
export default meta;

type Story = StoryObj<typeof meta>;

const alone = async (stage: Stage) => stage.enter('ann');
const inCall = (stage: Stage) => stage.connect(['bob']);
const speakers: EnterOptions = { devices: (devices) => ({ ...devices, canSelectSpeaker: () => true }) };
const onPhone: EnterOptions = { devices: phone };
const blocked: EnterOptions = { devices: denied('video') };

/** Outside of a call: the microphone is opened for its test alone. */
export const Alone: Story = {
  render: (args) => (
    <Scene setUp={alone} ann={speakers}>
      <DeviceSettings {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    for (const name of ['Camera', 'Microphone', 'Speaker'])
      await expect(await canvas.findByRole('combobox', { name })).toHaveValue('');
  },
};

/** In a call, in a dialog of the app. */
export const InADialog: Story = {
  render: (args) => (
    <Scene setUp={inCall}>
      <dialog open aria-label="Devices" style={{ position: 'static', inlineSize: 'min(40rem, 90vi)' }}>
        <DeviceSettings {...args} />
      </dialog>
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    const microphones = await canvas.findByRole('combobox', { name: 'Microphone' });
    await canvas.findByRole('option', { name: 'Headset' });
    await userEvent.selectOptions(microphones, 'Headset');
    await waitFor(() => expect(microphones).toHaveDisplayValue('Headset'));
  },
};

export const OneKind: StoryObj<typeof DeviceSelect> = {
  args: { kind: 'camera' },
  render: (args) => (
    <Scene setUp={alone}>
      <DeviceSelect {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('combobox', { name: 'Camera' });
  },
};

/** Says that it plays as long as it does. */
export const Speaker: Story = {
  render: () => (
    <Scene setUp={alone}>
      <SpeakerTest />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Test speaker' }));
    await canvas.findByText(/Playing a sound…|The test did not work\./);
    const stop = canvas.queryByRole('button', { name: 'Stop' });
    if (stop) await userEvent.click(stop);
    await canvas.findByRole('button', { name: 'Test speaker' });
  },
};

/** Four seconds, and then what was said. */
export const Microphone: Story = {
  render: () => (
    <Scene setUp={alone}>
      <MicTest />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Test microphone' }));
    await expect(await canvas.findByText('Recording, say something…')).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Stop' }));
    await canvas.findByRole('button', { name: 'Test microphone' });
  },
};

/** What to do about a camera that was denied, in each browser. */
export const Permissions: Story = {
  render: () => (
    <Scene setUp={alone} ann={blocked}>
      {(['chrome', 'firefox', 'safari', 'ios', 'android', 'other'] as const).map((browser) => (
        <section key={browser} aria-label={browser}>
          <h2>{browser}</h2>
          <PermissionHelp device="camera" browser={browser} />
        </section>
      ))}
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(
      await canvas.findByText('Click the crossed-out camera before the address of this page.'),
    ).toBeVisible();
    await expect(canvas.getByText(/Allow the camera for this site/)).toBeVisible();
  },
};

/** In a call the notice has the same help, fetched when it is needed. */
export const DeniedInACall: Story = {
  render: () => (
    <Scene setUp={inCall} ann={blocked}>
      <DeviceProblems />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Your camera is blocked')).toBeVisible();
    await expect(await canvas.findByText('Switch “Camera” on.')).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible();
  },
};

/** Only where cameras face two ways. */
export const Flip: Story = {
  render: () => (
    <Scene setUp={inCall} ann={onPhone}>
      <FlipCameraButton />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Flip camera' }));
  },
};
