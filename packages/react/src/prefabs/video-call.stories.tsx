import type { Meta, StoryObj } from '@storybook/react-vite';
import { useCallback, useState } from 'react';
import type { CSSProperties, ReactElement } from 'react';
import { expect, waitFor } from 'storybook/test';
import { useCall } from '../hooks/use-call.js';
import { Scene } from '../test-support/scene.js';
import type { EnterOptions, Name, Stage } from '../test-support/scene.js';
import { VideoCall } from './video-call.js';

const meta = {
  title: 'Prefabs/VideoCall',
  component: VideoCall,
  parameters: { layout: 'fullscreen' },
  decorators: [
    (Story) => (
      <div style={{ blockSize: '45rem', maxBlockSize: '100dvb' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof VideoCall>;
export default meta;

type Story = StoryObj<typeof meta>;

const friends: readonly Name[] = ['bob', 'carol', 'dan', 'hana', 'finn'];
const inCall = (stage: Stage) => stage.connect(['bob']);
const inAudioCall = (stage: Stage) => stage.connect(['bob'], { video: false });
const inGroup = (stage: Stage) => stage.connect(friends);
const idle = (stage: Stage) => stage.enter('bob');
const dialing = async (stage: Stage) => {
  await stage.enter('bob');
  (await stage.enter('ann')).call('bob');
};
const answering = async (stage: Stage) => {
  (await stage.enter('bob', { unreachable: true })).call('ann');
  (await stage.callOf('ann')).accept();
};
const hungUp = async (stage: Stage) => {
  await inCall(stage);
  (await stage.callOf('bob')).hangUp();
};
const hungUpWithoutServer = async (stage: Stage) => {
  const call = await inCall(stage);
  call.on('change', ({ state }) => {
    if (state === 'ended') stage.network.cut('ann');
  });
  (await stage.callOf('bob')).hangUp();
};
const noServer = async (stage: Stage) => {
  await inCall(stage);
  stage.network.cut('ann');
};
const noMedia = async (stage: Stage) => {
  await inCall(stage);
  stage.peers.disconnect();
};
const noNetwork = async (stage: Stage) => {
  await noMedia(stage);
  stage.network.cut('ann');
};
const recovered = async (stage: Stage) => {
  await noServer(stage);
  // After the banner has been there.
  setTimeout(() => stage.network.restore('ann'), 300);
};
const noMicrophone: EnterOptions = { broken: { audio: 'NotAllowedError' } };

export const InCall: Story = {
  render: (args) => (
    <Scene setUp={inCall}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    const region = await canvas.findByRole('region', { name: 'Call with Bob Okafor' });
    await expect(region).toHaveAttribute('data-phase', 'in-call');
    await expect(canvas.getByRole('group', { name: 'Bob Okafor' })).toBeVisible();
    await expect(canvas.getByRole('group', { name: 'Your picture' })).toBeVisible();
    await waitFor(() => expect(canvas.getByRole('timer')).toHaveTextContent(/^\d+:\d\d$/));
  },
};

export const AudioCall: Story = {
  render: (args) => (
    <Scene setUp={inAudioCall}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByRole('group', { name: 'Bob Okafor' });
    await expect(canvas.queryByRole('group', { name: 'Your picture' })).toBeNull();
  },
};

export const Group: Story = {
  render: (args) => (
    <Scene setUp={inGroup}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    const region = await canvas.findByRole('region');
    await expect(region).toHaveAttribute('data-layout', 'grid');
    await canvas.findByRole('group', { name: 'はな 佐藤' });
  },
};

export const Outgoing: Story = {
  render: (args) => (
    <Scene setUp={dialing}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByText('Ringing…');
    await expect(canvas.getByRole('region')).toHaveAttribute('data-phase', 'outgoing');
  },
};

/** An incoming call that was accepted and is not there yet. */
export const Answering: Story = {
  render: (args) => (
    <Scene setUp={answering}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    const tile = await canvas.findByRole('group', { name: 'Bob Okafor' });
    await expect(tile).toHaveAttribute('data-state', 'connecting');
  },
};

/** How long, why, and what next. */
export const Ended: Story = {
  render: (args) => (
    <Scene setUp={hungUp}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByText(/^Lasted \d seconds?$/);
    await expect(canvas.getByRole('button', { name: 'Call again' })).toBeEnabled();
    await expect(canvas.getByRole('button', { name: 'Close' })).toBeVisible();
  },
};

/** Nobody can be called again until the server is back: it says so. */
export const EndedServerAway: Story = {
  render: (args) => (
    <Scene setUp={hungUpWithoutServer}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    const reason = 'Reconnecting to the server. You can call again in a moment.';
    await expect(await canvas.findByText(reason)).toBeVisible();
    await expect(canvas.getByRole('button', { name: 'Call again' })).toHaveAccessibleDescription(reason);
  },
};

export const Closed: Story = {
  render: (args) => (
    <Scene setUp={hungUp}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Close' }));
    await waitFor(() => expect(canvas.queryByRole('region')).toBeNull());
  },
};

export const CalledAgain: Story = {
  render: (args) => (
    <Scene setUp={hungUp}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Call again' }));
    await expect(await canvas.findByText('Ringing…')).toBeVisible();
  },
};

/** Only the server is away: the picture goes on. */
export const ServerAway: Story = {
  render: (args) => (
    <Scene setUp={noServer}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^Lost touch with the server/)).toBeVisible();
  },
};

/** Only the picture is away. */
export const MediaAway: Story = {
  render: (args) => (
    <Scene setUp={noMedia}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^The connection to Bob Okafor broke/)).toBeVisible();
  },
};

/** Both at once: that is our own network. */
export const NetworkAway: Story = {
  render: (args) => (
    <Scene setUp={noNetwork}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/^Your network seems to be down/)).toBeVisible();
  },
};

export const Recovered: Story = {
  render: (args) => (
    <Scene setUp={recovered}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await canvas.findByText(/^Lost touch with the server/);
    await expect(await canvas.findByText('Back again')).toBeVisible();
  },
};

/** The call is not lost: one can mend it or go on and listen. */
export const MicrophoneBlocked: Story = {
  render: (args) => (
    <Scene setUp={inCall} ann={noMicrophone}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    const goOn = await canvas.findByRole('button', { name: 'Go on without microphone' });
    // Beside the other one: the notice is wide enough for both.
    const again = canvas.getByRole('button', { name: 'Try again' });
    await expect(goOn.getBoundingClientRect().top).toBe(again.getBoundingClientRect().top);
    await expect(canvas.getByRole('button', { name: 'Microphone' })).toHaveAccessibleDescription(
      'Your microphone is blocked',
    );
  },
};

export const WithoutMicrophone: Story = {
  ...MicrophoneBlocked,
  play: async ({ canvas, userEvent }) => {
    const goOn = await canvas.findByRole('button', { name: 'Go on without microphone' });
    goOn.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(canvas.getByRole('region')).toHaveFocus());
    await waitFor(() =>
      expect(canvas.queryByRole('button', { name: 'Go on without microphone' })).toBeNull(),
    );
    await expect(canvas.getByRole('region')).toHaveAttribute('data-phase', 'in-call');
  },
};

/** An app that makes inert what is behind the call, once it sees that there is one. */
function InFrontOfAPage(): ReactElement {
  const [isCovered, setCovered] = useState(false);
  const call = useCallback(() => {
    setCovered(true);
    return () => setCovered(false);
  }, []);
  const { call: dial } = useCall();
  return (
    <>
      <div inert={isCovered}>
        <button type="button" onClick={() => dial('bob')}>
          Call Bob
        </button>
      </div>
      <VideoCall ref={call} />
    </>
  );
}

/** The keyboard is never sent to the top of the page: not when the button under it goes, nor when the call does. */
export const KeepsTheFocus: Story = {
  render: () => (
    <Scene setUp={idle}>
      <InFrontOfAPage />
    </Scene>
  ),
  play: async ({ canvas, userEvent }) => {
    const page = await canvas.findByRole('button', { name: 'Call Bob' });
    page.focus();
    await userEvent.keyboard('{Enter}');
    const region = await canvas.findByRole('region', { name: 'Call with Bob Okafor' });
    await expect(region).toHaveFocus();
    (await canvas.findByRole('button', { name: 'Cancel call' })).focus();
    await userEvent.keyboard('{Enter}');
    const close = await canvas.findByRole('button', { name: 'Close' });
    await waitFor(() => expect(region).toHaveFocus());
    close.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(page).toHaveFocus());
  },
};

function surfaceOf(region: HTMLElement): string {
  return getComputedStyle(region).getPropertyValue('--parley-color-surface');
}

/** What the app sets holds on the stage too; what it does not is dark there, on a light page. */
export const OwnTokens: Story = {
  decorators: [
    (Story) => {
      const tokens: CSSProperties & Record<'--parley-accent', string> = {
        '--parley-accent': 'rgb(255, 170, 0)',
      };
      return (
        <div data-parley-theme="light" style={{ blockSize: '100%', ...tokens }}>
          <Story />
        </div>
      );
    },
  ],
  render: (args) => (
    <Scene setUp={hungUp}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    const again = await canvas.findByRole('button', { name: 'Call again' });
    await expect(getComputedStyle(again).backgroundColor).toBe('rgb(255, 170, 0)');
    const region = canvas.getByRole('region');
    await expect(surfaceOf(region)).toContain('22%');
    region.dataset['parleyStage'] = 'theme';
    await expect(surfaceOf(region)).toContain('white');
    delete region.dataset['parleyStage'];
  },
};

/** A part left out, and one replaced. */
export const OwnParts: Story = {
  args: { slots: { selfView: null, controls: <p className="parley-controls">Own controls</p> } },
  render: (args) => (
    <Scene setUp={inCall}>
      <VideoCall {...args} />
    </Scene>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Own controls')).toBeVisible();
    await expect(canvas.queryByRole('group', { name: 'Your picture' })).toBeNull();
  },
};
