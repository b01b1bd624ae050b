import { IncomingCallDialog, VideoCall } from '@parley/react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { Scene } from '../../packages/react/src/test-support/scene.js';
import type { Stage } from '../../packages/react/src/test-support/scene.js';

/** What the picture in the README is made of: scripts/picture.mjs takes it. */
const meta = {
  title: 'Introduction/Picture',
  tags: ['!dev', '!autodocs'],
  parameters: { layout: 'fullscreen', a11y: { test: 'off' } },
} satisfies Meta;
export default meta;

type Story = StoryObj<typeof meta>;

const group = (stage: Stage) => stage.connect(['bob', 'carol', 'dan', 'finn']);
const ringing = async (stage: Stage) => {
  const carol = await stage.enter('carol');
  await stage.enter('ann');
  carol.call('ann');
  await stage.callOf('ann');
};

/** A call of five. */
export const Call: Story = {
  render: () => (
    <Scene setUp={group}>
      <div style={{ blockSize: '100dvb' }}>
        <VideoCall />
      </div>
    </Scene>
  ),
};

/** Somebody calls. */
export const Ringing: Story = {
  render: () => (
    <Scene setUp={ringing}>
      <IncomingCallDialog />
    </Scene>
  ),
};
