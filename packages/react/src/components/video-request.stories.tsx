import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { VideoCall } from '../prefabs/video-call.js';
import { Scene } from '../test-support/scene.js';
import type { Stage } from '../test-support/scene.js';
import { CallAnnouncer } from './call-announcer.js';
import { CameraButton } from './camera-button.js';
import { VideoRequest } from './video-request.js';

/** An audio call that is to have pictures: nobody's camera opens without a yes of their own. */
const meta = { title: 'Components/Video request' } satisfies Meta;
export default meta;

type Story = StoryObj<typeof meta>;

const audioCall = (stage: Stage) => stage.connect(['bob'], { video: false });
const bobAsks = async (stage: Stage) => {
  await audioCall(stage);
  await (await stage.callOf('bob')).requestVideo();
};
const bobDeclines = async (stage: Stage) => {
  await audioCall(stage);
  const call = await stage.callOf('bob');
  call.on('change', ({ videoRequest }) => {
    if (videoRequest === 'incoming') void call.answerVideoRequest(false);
  });
};

/** Somebody asks. With a yes the camera opens, and both are seen. */
export const Asked: Story = {
  render: () => (
    <div style={{ blockSize: '34rem' }}>
      <Scene setUp={bobAsks}>
        <VideoCall />
      </Scene>
    </div>
  ),
  play: async ({ canvas, userEvent }) => {
    const question = await canvas.findByRole('group', { name: 'Bob Okafor would like to turn on video' });
    await expect(question).toBeVisible();
    await userEvent.click(canvas.getByRole('button', { name: 'Turn on video' }));
    await waitFor(() => expect(question).not.toBeInTheDocument());
    await expect(canvas.getByRole('button', { name: 'Camera' })).toHaveAttribute('aria-pressed', 'true');
  },
};

/** One's own camera is on, and waits for the others. */
export const Asking: Story = {
  render: () => (
    <div style={{ blockSize: '34rem' }}>
      <Scene setUp={audioCall}>
        <VideoCall />
      </Scene>
    </div>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Camera' }));
    await expect(await canvas.findByRole('group', { name: 'Asking for video…' })).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Stop asking' })).toBeVisible();
  },
};

/** They would rather not: the camera is off again, and one may ask again. */
export const Declined: Story = {
  render: () => (
    <Scene setUp={bobDeclines}>
      <VideoRequest />
      <CameraButton />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    const camera = await canvas.findByRole('button', { name: 'Camera' });
    await userEvent.click(camera);
    const words = 'Your request for video was declined';
    await expect(await canvas.findByRole('group', { name: words })).toBeVisible();
    await waitFor(() => expect(camera).toHaveAttribute('aria-pressed', 'false'));
    await userEvent.click(canvas.getByRole('button', { name: 'Close' }));
    await expect(canvas.queryByText(words)).toBeNull();
  },
};

/** Made visible for the gallery: what those hear who listen. */
export const Announced: Story = {
  render: () => (
    <Scene setUp={bobAsks}>
      <CallAnnouncer
        style={{ position: 'static', inlineSize: 'auto', blockSize: 'auto', clipPath: 'none' }}
      />
      <VideoRequest />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Turn on video' }));
    const [said] = canvas.getAllByRole('status');
    await waitFor(() => expect(said).toHaveTextContent('The call has video now'));
  },
};
