import type { Meta, StoryObj } from '@storybook/react-vite';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { expect } from 'storybook/test';
import { holdSounds } from '../lib/sounds/sound-player.js';
import { soundNames } from '../lib/sounds/sound-names.js';
import type { SoundName } from '../lib/sounds/sound-names.js';
import { startSound } from '../lib/sounds/start-sound.js';
import { Scene } from '../test-support/scene.js';
import type { Stage } from '../test-support/scene.js';
import { IncomingCallDialog } from './incoming-call-dialog.js';
import { Ringtone } from './ringtone.js';

const meta = {
  title: 'Components/Ringtone',
  component: Ringtone,
} satisfies Meta<typeof Ringtone>;
export default meta;

type Story = StoryObj<typeof meta>;

const words: Record<SoundName, string> = {
  ringtone: 'A call comes in',
  ringback: 'A call goes out',
  join: 'Somebody comes',
  leave: 'Somebody goes',
  end: 'The call is over',
};

interface SoundboardProps {
  readonly volume: number;
}

function Soundboard({ volume }: SoundboardProps): ReactElement {
  /** A new object each time, so that the same sound can be heard again. */
  const [playing, setPlaying] = useState<{ readonly name: SoundName } | null>(null);

  useEffect(function hold() {
    return holdSounds();
  }, []);

  useEffect(
    function play() {
      return playing === null ? undefined : startSound(playing.name, undefined, volume);
    },
    [playing, volume],
  );

  return (
    <div className="parley-actions">
      {soundNames.map((name) => (
        <button key={name} type="button" className="parley-button" onClick={() => setPlaying({ name })}>
          {words[name]}
        </button>
      ))}
      <button
        type="button"
        className="parley-button"
        disabled={playing === null}
        onClick={() => setPlaying(null)}
      >
        Silence
      </button>
    </div>
  );
}

/** Each sound, to listen to. They are worked out from a few numbers: there is no file. */
export const Sounds: Story = {
  args: { volume: 1 },
  argTypes: { volume: { control: { type: 'range', min: 0, max: 1, step: 0.05 } } },
  render: ({ volume }) => <Soundboard volume={volume ?? 1} />,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Somebody comes' }));
    await userEvent.click(canvas.getByRole('button', { name: 'Silence' }));
    await expect(canvas.getByRole('button', { name: 'Silence' })).toBeDisabled();
  },
};

const fromBob = async (stage: Stage) => {
  await stage.enter('ann');
  (await stage.enter('bob')).call('ann');
};

/** As in an app: it rings aloud until it is answered, declined or silenced. The other stories are mute. */
export const Ringing: Story = {
  tags: ['!autodocs'],
  render: (args) => (
    <Scene setUp={fromBob} loud>
      <Ringtone {...args} />
      <IncomingCallDialog />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('alertdialog')).toBeVisible();
  },
};
