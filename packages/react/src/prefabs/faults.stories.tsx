import type { CallClient } from '@parley/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { expect, waitFor } from 'storybook/test';
import { CallEnded } from '../components/call-ended.js';
import { IncomingCallDialog } from '../components/incoming-call-dialog.js';
import { useCall } from '../hooks/use-call.js';
import { Scene } from '../test-support/scene.js';
import type { EnterOptions, Stage } from '../test-support/scene.js';
import { createCameraPlug, missing } from '../test-support/story-devices.js';
import { StillScene } from '../test-support/still-scene.js';
import { VideoCall } from './video-call.js';

/**
 * What a person sees when something goes wrong: each fault on a fake network, seen by Ann, in her whole phone
 * (`IncomingCallDialog` and `VideoCall`). Those that are shown elsewhere are not repeated here:
 *
 * | fault | story |
 * | --- | --- |
 * | the server is lost in a call, and found again | Prefabs/VideoCall: Server Away, Recovered |
 * | the picture is lost; picture and server at once | Prefabs/VideoCall: Media Away, Network Away |
 * | the server is away when a call is over | Prefabs/VideoCall: Ended Server Away |
 * | the way back after a crash or a reload | Components/People: Way Back |
 * | declined | Components/OutgoingCall: Declined |
 * | the microphone is blocked, and going on without it | Prefabs/VideoCall: Microphone Blocked, Without Microphone |
 * | the camera is blocked while one calls; before a call | Components/OutgoingCall: Camera Blocked; Prefabs/Lobby |
 * | the microphone is silent or too loud; one talks while muted | Components/Microphone hints |
 * | sound that the browser holds back | Components/AudioRenderer: Blocked, Blocked On Tiles |
 * | quality on a tile; a chat message that did not get through | Components/Tile parts; Components/Chat: Failed |
 * | what a bug report tells, by its tape | Prefabs/VideoCall/Faults/From a tape |
 * | a recording that somebody declines, or cannot be told of | Components/Recording |
 */
const meta = {
  title: 'Prefabs/VideoCall/Faults',
  component: VideoCall,
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, iframeHeight: 640 } } },
} satisfies Meta<typeof VideoCall>;
export default meta;

type Story = StoryObj<typeof meta>;

interface Fault {
  readonly setUp: (stage: Stage) => Promise<unknown>;
  readonly ann?: EnterOptions;
  readonly children?: ReactElement;
}

/** Ann's phone, in which it happens. */
function phone({ setUp, ann, children = <VideoCall /> }: Fault): Pick<Story, 'render'> {
  return {
    render: () => (
      <div style={{ blockSize: '40rem', maxBlockSize: '100dvb' }}>
        <Scene setUp={setUp} {...(ann ? { ann } : {})}>
          {children}
          <IncomingCallDialog />
        </Scene>
      </div>
    ),
  };
}

/** Once Ann's side is to be seen, so that she sees it happen. */
const then =
  (happens: (stage: Stage, ann: CallClient) => unknown, before?: (stage: Stage) => Promise<unknown>) =>
  async (stage: Stage): Promise<void> => {
    await before?.(stage);
    const ann = await stage.enter('ann');
    void stage.shown.then(() => happens(stage, ann));
  };

const bobIsThere = (stage: Stage) => stage.enter('bob');
const inCall = (stage: Stage) => stage.connect(['bob']);
const bobCalls = async (stage: Stage): Promise<void> => {
  (await stage.enter('bob')).call('ann');
  await stage.callOf('ann');
};
const callBob = (_: Stage, ann: CallClient) => ann.call('bob');
const soon = { answerTimeout: 400, callerTimeout: 400, connectTimeout: 400, recoveryTimeout: 400 };
const impatient: EnterOptions = { timers: soon };

/** Where it stands for the eye: an announcer says the same to the ear. */
const title = { selector: '.parley-title' };
const banner = { selector: '.parley-banner p' };

/** The server is away before it can ring anywhere: the call waits for it, and says so. */
export const ServerAwayWhileCalling: Story = {
  ...phone({
    setUp: then(({ network }, ann) => {
      network.cut('ann');
      ann.call('bob');
    }, bobIsThere),
  }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Calling…')).toBeVisible();
    await expect(await canvas.findByText(/^Lost touch with the server/, banner)).toBeVisible();
  },
};

/** It was away for a moment while it rang at the other end: nothing was lost. */
export const ServerBackWhileCalling: Story = {
  ...phone({
    setUp: then(({ network }, ann) => {
      network.cut('ann');
      ann.call('bob');
      setTimeout(() => network.restore('ann'), 300);
    }, bobIsThere),
  }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Ringing…')).toBeVisible();
    await expect(await canvas.findByText('Back again', banner)).toBeVisible();
  },
};

/** The server goes while it rings here. The answer is not lost: it goes out when the server is back. */
export const ServerAwayWhileRinging: Story = {
  ...phone({ setUp: then(({ network }) => network.cut('ann'), bobCalls) }),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Accept with video' }));
    await expect(await canvas.findByText(/^Lost touch with the server/, banner)).toBeVisible();
    await expect(canvas.getByRole('region', { name: 'Call with Bob Okafor' })).toBeVisible();
  },
};

/** The picture did not come back in time. */
export const ConnectionLost: Story = {
  ...phone({ setUp: then(({ peers }) => peers.disconnect(), inCall), ann: impatient }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('The connection was lost', title)).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Call again' })).toBeEnabled();
  },
};

/** Answered, and the two never reach each other. */
export const NeverConnected: Story = {
  ...phone({
    setUp: then(
      async (stage, ann) => {
        ann.call('bob');
        (await stage.callOf('bob')).accept();
      },
      (stage) => stage.enter('bob', { unreachable: true }),
    ),
    ann: impatient,
  }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('The call failed', title)).toBeVisible();
  },
};

/** The server lets one in no more. Who is in the call stays in it. */
export const SignedOut: Story = {
  ...phone({
    setUp: then(async ({ network }, ann) => {
      network.refuse('ann', 'unauthorized');
      network.cut('ann');
      await ann.connect().catch(() => undefined);
    }, inCall),
  }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^Signed out of the server/, banner)).toBeVisible();
    await expect(canvas.getByRole('group', { name: 'Bob Okafor' })).toHaveAttribute(
      'data-state',
      'connected',
    );
  },
};

/** One of a group is lost: on their tile, and by name. The others go on. */
export const OneOfAGroupLost: Story = {
  render: () => (
    <div style={{ blockSize: '40rem', maxBlockSize: '100dvb' }}>
      <StillScene count={4} setUp={({ setPerson }) => setPerson('carol', { state: 'reconnecting' })}>
        <VideoCall />
      </StillScene>
    </div>
  ),
  play: async ({ canvas }) => {
    const tile = await canvas.findByRole('group', { name: 'Carol Díaz' });
    await expect(tile).toHaveAttribute('data-state', 'reconnecting');
    await expect(canvas.getByText('Reconnecting…', { selector: '.parley-tile-state' })).toBeVisible();
  },
};

/** Poor quality of one, who is told apart from the others. */
export const PoorQualityOfOne: Story = {
  render: () => (
    <div style={{ blockSize: '40rem', maxBlockSize: '100dvb' }}>
      <StillScene count={4} setUp={({ setPerson }) => setPerson('bob', { quality: 'poor' })}>
        <VideoCall />
      </StillScene>
    </div>
  ),
  play: async ({ canvas, canvasElement }) => {
    const tile = await canvas.findByRole('group', { name: 'Bob Okafor' });
    await waitFor(() => expect(tile.querySelector('[data-quality="poor"]')).toBeVisible());
    await expect(canvasElement.querySelectorAll('[data-quality]')).toHaveLength(1);
  },
};

/** The server knows nobody of that name, or no device of theirs was there. */
export const Unreachable: Story = {
  ...phone({
    setUp: then(
      (stage, ann) => {
        stage.network.setUnknown('bob');
        ann.call('bob');
      },
      () => Promise.resolve(),
    ),
    ann: impatient,
  }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Bob Okafor could not be reached', title)).toBeVisible();
  },
};

/** It rang, and nobody answered. */
export const NoAnswer: Story = {
  ...phone({ setUp: then(callBob, bobIsThere), ann: impatient }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('No answer from Bob Okafor', title)).toBeVisible();
  },
};

export const Busy: Story = {
  ...phone({
    setUp: then(callBob, async (stage) => {
      await stage.enter('carol');
      (await stage.enter('bob')).call('carol');
      (await stage.callOf('carol')).accept();
    }),
  }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Bob Okafor is in another call', title)).toBeVisible();
  },
};

/** What a call is that only rang: `VideoCall` shows nothing of it, an app may, as here. */
const withItsEnd = <CallEnded>{null}</CallEnded>;
const elsewhere = (does: 'accept' | 'reject') =>
  then(async (stage) => {
    const other = await stage.enterAgain('ann');
    other.on('call', (call) => call[does]());
    (await stage.enter('bob')).call('ann');
  });

/** Another device of hers was faster: it rings no more. */
export const AnsweredElsewhere: Story = {
  ...phone({ setUp: elsewhere('accept'), children: withItsEnd }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Answered on another device', title)).toBeVisible();
    await waitFor(() => expect(canvas.queryByRole('alertdialog')).toBeNull());
  },
};

export const RejectedElsewhere: Story = {
  ...phone({ setUp: elsewhere('reject'), children: withItsEnd }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Declined on another device', title)).toBeVisible();
    await waitFor(() => expect(canvas.queryByRole('alertdialog')).toBeNull());
  },
};

/** Bob's phone ran out of battery while it rang here. */
export const CallerGone: Story = {
  ...phone({
    setUp: then(({ network }) => network.cut('bob'), bobCalls),
    ann: impatient,
    children: withItsEnd,
  }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Bob Okafor stopped calling', title)).toBeVisible();
    await waitFor(() => expect(canvas.queryByRole('alertdialog')).toBeNull());
  },
};

/** Both call at once: they are in one call, and it rings nowhere. */
export const CrossedCalls: Story = {
  ...phone({
    setUp: then(async (stage, ann) => {
      (await stage.enter('bob')).call('ann');
      ann.call('bob');
    }, bobIsThere),
  }),
  play: async ({ canvas }) => {
    const tile = await canvas.findByRole('group', { name: 'Bob Okafor' });
    await waitFor(() => expect(tile).toHaveAttribute('data-state', 'connected'));
    await expect(canvas.getByRole('region', { name: 'Call with Bob Okafor' })).toBeVisible();
    await expect(canvas.queryByRole('alertdialog')).toBeNull();
  },
};

const noCamera = missing('video');

export const NoCamera: Story = {
  ...phone({ setUp: inCall, ann: { devices: noCamera } }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('No camera found', { selector: 'p' })).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Go on without camera' })).toBeVisible();
  },
};

export const CameraDenied: Story = {
  ...phone({ setUp: inCall, ann: { broken: { video: 'NotAllowedError' } } }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Your camera is blocked', { selector: 'p' })).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Camera' })).toHaveAccessibleDescription(
      'Your camera is blocked',
    );
  },
};

export const CameraInUse: Story = {
  ...phone({ setUp: inCall, ann: { broken: { video: 'NotReadableError' } } }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Your camera is busy', { selector: 'p' })).toBeVisible();
    await expect(canvas.getByText(/Another app or tab may be using it/)).toBeVisible();
  },
};

const plug = createCameraPlug();

/** The camera in use is pulled out. Another one is there, and takes over. */
export const CameraUnplugged: Story = {
  ...phone({ setUp: then(() => plug.pull(), inCall), ann: { devices: plug.devices } }),
  play: async ({ canvas }) => {
    await canvas.findByRole('region', { name: 'Call with Bob Okafor' });
    const own = await canvas.findByRole('group', { name: 'Your picture' });
    const inUse = (): string | undefined => {
      const stream = own.querySelector('video')?.srcObject;
      return stream instanceof MediaStream ? stream.getVideoTracks()[0]?.label : undefined;
    };
    await waitFor(() => expect(inUse()).toBe('Built-in camera'));
  },
};

/** An app that lets one call too many, and shows what the error says. */
function CallsTooMany(): ReactElement {
  const { call } = useCall();
  const [code, setCode] = useState('');
  const callAll = (): void => {
    try {
      call(['bob', 'carol', 'dan']);
    } catch (error) {
      setCode(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <p style={{ padding: '1rem' }}>
      <button type="button" className="parley-button" onClick={callAll}>
        Call everybody
      </button>{' '}
      <output>{code}</output>
    </p>
  );
}

/** The client says no before it rings anywhere; the words are the app's. */
export const TooManyMembers: Story = {
  ...phone({ setUp: bobIsThere, ann: { maxMembers: 3 }, children: <CallsTooMany /> }),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Call everybody' }));
    await expect(canvas.getByRole('status')).toHaveTextContent(/call 3 at most/);
    await expect(canvas.queryByRole('region')).toBeNull();
  },
};

/** Five calls of one caller, each as if it were the first: one rings, and nothing piles up behind it. */
export const Flood: Story = {
  ...phone({
    setUp: then(async (stage) => {
      const bob = await stage.enter('bob');
      for (let count = 0; count < 5; count += 1) bob.call('ann');
    }),
  }),
  play: async ({ canvas }) => {
    const name = 'Incoming video call from Bob Okafor';
    // Each takes the place of the one before.
    await waitFor(() => expect(canvas.getByRole('alertdialog', { name })).toBeVisible());
    await expect(canvas.getByRole('alertdialog', { name })).not.toHaveAttribute('data-waiting');
    await expect(canvas.getAllByRole('alertdialog')).toHaveLength(1);
  },
};

/** Bob is blocked and calls; then Carol does, and hers is the only call that rings. */
export const BlockedCaller: Story = {
  ...phone({
    setUp: then(async (stage, ann) => {
      await ann.block('bob');
      (await stage.enter('bob')).call('ann');
      (await stage.enter('carol')).call('ann');
    }),
  }),
  play: async ({ canvas }) => {
    const dialog = await canvas.findByRole('alertdialog', { name: 'Incoming video call from Carol Díaz' });
    await expect(dialog).not.toHaveAttribute('data-waiting');
    await expect(canvas.queryByText(/Bob Okafor/)).toBeNull();
  },
};
