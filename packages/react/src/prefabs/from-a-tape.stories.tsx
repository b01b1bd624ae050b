import { isTape, type Tape } from '@parley/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { IncomingCallDialog } from '../components/incoming-call-dialog.js';
import { TapeScene } from '../test-support/tape-scene.js';
import recording from '../test-support/tapes/quickblox-calls.json';
import { VideoCall } from './video-call.js';

/** What `recordTape` recorded in a browser, of calls with the QuickBlox SDK. */
const recorded: unknown = recording.tape;
if (!isTape(recorded)) throw new Error('there is no tape in the file');
const tape: Tape = recorded;

/** When the first call on it was over. */
const end = tape.entries.find((entry) => entry.type === 'received' && entry.signal.type === 'hangUp');

/** What somebody saw who sent a tape with their bug report: `replayTape` of `@parley/testing` plays it. */
const meta = {
  title: 'Prefabs/VideoCall/Faults/From a tape',
  component: VideoCall,
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, iframeHeight: 640 } } },
} satisfies Meta<typeof VideoCall>;
export default meta;

type Story = StoryObj<typeof meta>;

/** Just before the other hung up. */
export const FromATape: Story = {
  render: () => (
    <div style={{ blockSize: '40rem', maxBlockSize: '100dvb' }}>
      <TapeScene tape={tape} until={(end?.at ?? 0) - 1}>
        <VideoCall />
        <IncomingCallDialog />
      </TapeScene>
    </div>
  ),
  play: async ({ canvas }) => {
    const tile = await canvas.findByRole('group', { name: 'user-02' });
    await expect(tile).toHaveAttribute('data-state', 'connected');
    await waitFor(() => expect(tile.querySelector('video')?.videoWidth).toBeGreaterThan(0));
    await expect(canvas.getByRole('region', { name: 'Call with user-02' })).toBeVisible();
  },
};
