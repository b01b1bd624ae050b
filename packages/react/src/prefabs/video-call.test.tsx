// @vitest-environment happy-dom
import { createLoopbackTransport } from '@parley/testing';
import { act, screen, within } from '@testing-library/react';
import { Profiler } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AudioRenderer } from '../components/audio-renderer.js';
import { CallTimer } from '../components/call-timer.js';
import { IncomingCallDialog } from '../components/incoming-call-dialog.js';
import { OutgoingCall } from '../components/outgoing-call.js';
import { VideoGrid } from '../components/video-grid.js';
import { CallProvider } from '../provider/call-provider.js';
import { onlyCall } from '../test-support/call-world.js';
import { stubMediaElements } from '../test-support/media-elements.js';
import { startCallTest } from '../test-support/render.js';
import { VideoCall } from './video-call.js';

const media = stubMediaElements();

async function inCall(options: { video?: boolean } = {}) {
  const test = await startCallTest();
  const view = test.show(
    <>
      <button type="button">Before</button>
      <VideoCall />
    </>,
  );
  screen.getByRole('button', { name: 'Before' }).focus();
  const call = await act(() => Promise.resolve(test.ann.client.call('bob', options)));
  await test.settle();
  onlyCall(test.bob).accept();
  await test.settle();
  await within(region()).findByText('Connected with Bob');
  return { ...test, ...view, call };
}

const region = () => screen.getByRole('region', { name: 'Call with Bob' });
const told = () =>
  within(region())
    .getAllByRole('status')
    .flatMap(({ children }) => Array.from(children))
    .map(({ textContent }) => textContent);

describe('VideoCall', () => {
  it('is not there without a call, while one rings, and when one that only rang is over', async () => {
    const { bob, show, settle } = await startCallTest();
    const { container } = show(<VideoCall />);
    expect(container).toBeEmptyDOMElement();
    const call = bob.client.call('ann');
    await settle();
    expect(container).toBeEmptyDOMElement();
    call.hangUp();
    await settle();
    expect(container).toBeEmptyDOMElement();
  });

  it('goes from dialing through the call to its end, and away', async () => {
    const { ann, bob, show, user, settle } = await startCallTest();
    show(<VideoCall />);
    ann.client.call('bob');
    await settle();
    expect(region()).toHaveAttribute('data-phase', 'outgoing');
    await within(region()).findByText('Calling Bob');
    onlyCall(bob).accept();
    await settle();
    expect(region()).toHaveAttribute('data-phase', 'in-call');
    expect(screen.getByRole('group', { name: 'Your picture' })).toBeInTheDocument();
    expect(told()).toEqual(['Calling Bob', 'Connecting…', 'Connected with Bob']);
    await settle(65_000);
    onlyCall(bob).hangUp();
    await settle();
    expect(region()).toHaveAttribute('data-phase', 'ended');
    expect(region()).toHaveTextContent('Call with Bob ended');
    expect(region()).toHaveTextContent('Lasted 1 minute, 5 seconds');
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('region')).toBeNull();
  });

  it.each<[string, (call: { reject: () => void }) => void]>([
    ['Bob declined the call', (call) => call.reject()],
  ])('says why it failed: %s', async (words, act_) => {
    const { ann, bob, show, settle } = await startCallTest();
    show(<VideoCall />);
    ann.client.call('bob');
    await settle();
    act_(onlyCall(bob));
    await settle();
    expect(region()).toHaveTextContent(words);
    expect(region()).not.toHaveTextContent('Lasted');
  });

  it('says that nobody answered, and calls again as before', async () => {
    const { ann, show, user, settle } = await startCallTest();
    show(<VideoCall />);
    ann.client.call('bob', { video: false });
    await settle(61_000);
    expect(region()).toHaveTextContent('No answer from Bob');
    await user.click(screen.getByRole('button', { name: 'Call again' }));
    await settle();
    expect(onlyCall(ann).snapshot).toMatchObject({ state: 'dialing', callType: 'audio' });
    expect(region()).toHaveTextContent('Ringing…');
  });

  it('says why it cannot call again while the server is away', async () => {
    const { call, network, user, settle } = await inCall();
    call.hangUp();
    await settle();
    act(() => network.cut('ann'));
    const again = screen.getByRole('button', { name: 'Call again' });
    expect(again).toHaveAttribute('aria-disabled', 'true');
    expect(again).toHaveAccessibleDescription('Reconnecting to the server. You can call again in a moment.');
    await user.click(again);
    await settle();
    expect(region()).toHaveAttribute('data-phase', 'ended');
    act(() => network.restore('ann'));
    await settle();
    expect(again).not.toHaveAttribute('aria-disabled');
    expect(again).not.toHaveAccessibleDescription();
  });

  it('keeps the focus when its parts change, and gives it back in the end', async () => {
    const { user, settle } = await inCall();
    expect(region()).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'End call' }));
    await settle();
    expect(region()).toHaveFocus();
    await user.tab();
    expect(screen.getByRole('button', { name: 'Call again' })).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.getByRole('button', { name: 'Before' })).toHaveFocus();
  });

  it('leaves the focus alone when it is elsewhere', async () => {
    const { bob, settle } = await inCall();
    screen.getByRole('button', { name: 'Before' }).focus();
    onlyCall(bob).hangUp();
    await settle();
    expect(screen.getByRole('button', { name: 'Before' })).toHaveFocus();
  });

  it('takes over from the dialog that was accepted', async () => {
    const { bob, show, user, settle } = await startCallTest();
    show(
      <>
        <IncomingCallDialog />
        <VideoCall />
      </>,
    );
    bob.client.call('ann');
    await settle();
    await user.click(screen.getByRole('button', { name: 'Accept with audio' }));
    await settle();
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(region()).toHaveAttribute('data-phase', 'in-call');
    expect(region()).toHaveFocus();
  });

  it('leaves the self view out of an audio call', async () => {
    await inCall({ video: false });
    expect(screen.queryByRole('group', { name: 'Your picture' })).toBeNull();
    expect(screen.getByRole('timer', { name: 'Duration of the call' })).toBeInTheDocument();
  });

  it('takes other parts, and goes without', async () => {
    const { ann, bob, show, settle } = await startCallTest();
    show(
      <VideoCall slots={{ outgoing: 'own outgoing', grid: <b>own grid</b>, selfView: null, audio: null }} />,
    );
    ann.client.call('bob');
    await settle();
    expect(region()).toHaveTextContent('own outgoing');
    onlyCall(bob).accept();
    await settle();
    expect(region()).toHaveTextContent('own grid');
    expect(screen.queryByRole('group', { name: 'Your picture' })).toBeNull();
    expect(media.playing()).toEqual([]);
  });
});

describe('trouble', () => {
  const banner = () =>
    told().findLast((text) => /Reconnecting|reconnecting|Signed out|Back again/.test(text));

  it('with the server never looks like trouble with the picture', async () => {
    const { network, settle } = await inCall();
    expect(banner()).toBeUndefined();
    act(() => network.cut('ann'));
    expect(banner()).toBe('Lost touch with the server. The call goes on; reconnecting…');
    act(() => network.restore('ann'));
    await settle();
    expect(banner()).toBe('Back again');
  });

  it('with the picture names whose it is', async () => {
    const { peers, settle } = await inCall();
    act(() => peers.disconnect());
    expect(banner()).toBe('The connection to Bob broke. Reconnecting…');
    expect(screen.getByRole('group', { name: 'Bob' })).toHaveAttribute('data-state', 'reconnecting');
    act(() => peers.reconnect());
    await settle();
    expect(banner()).toBe('Back again');
  });

  it('with both is our own network', async () => {
    const { network, peers } = await inCall();
    act(() => peers.disconnect());
    act(() => network.cut('ann'));
    const words = 'Your network seems to be down. Reconnecting…';
    expect(within(region()).getByRole('alert')).toHaveTextContent(words);
    expect(within(region()).getAllByText(words)).toHaveLength(2);
  });
});

describe('over another transport than the mesh', () => {
  it('shows the others, their mute and the end, as ever', async () => {
    const transport = createLoopbackTransport();
    const { bob, peers, show, user, settle } = await startCallTest({ transport: () => transport });
    show(
      <>
        <IncomingCallDialog />
        <VideoCall />
      </>,
    );
    const call = bob.client.call('ann');
    await settle();
    await user.click(screen.getByRole('button', { name: 'Accept with video' }));
    await settle();
    const tile = screen.getByRole('group', { name: 'Bob' });
    expect(tile).toHaveAttribute('data-state', 'connected');
    expect(tile).toHaveAttribute('data-video');
    expect(peers.open).toBe(0);
    await act(() => call.setMicrophoneEnabled(false));
    await settle();
    expect(tile).toHaveAttribute('data-muted');
    await user.click(screen.getByRole('button', { name: 'End call' }));
    await settle();
    expect(call.snapshot.endReason).toBe('hangup');
    expect(transport.seats).toBe(0);
  });
});

describe('what ticks', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('the clock counts the seconds and renders nothing', async () => {
    const { call, rerender, ann } = await inCall();
    vi.useFakeTimers({
      now: (call.snapshot.connectedAt ?? 0) + 63_200,
      toFake: ['Date', 'setTimeout', 'clearTimeout'],
    });
    const commits: string[] = [];
    rerender(
      <CallProvider client={ann.client}>
        <Profiler id="grid" onRender={(id) => commits.push(id)}>
          <VideoGrid />
          <CallTimer aria-label="written" />
        </Profiler>
        <CallTimer
          aria-label="rendered"
          render={(given, { duration }) => <time {...given}>{Math.floor(duration / 1000)} s</time>}
        />
      </CallProvider>,
    );
    commits.length = 0;
    const clock = screen.getByRole('timer', { name: 'written' });
    expect(clock).toHaveTextContent('1:03');
    expect(clock).toHaveAttribute('datetime', 'PT63S');
    act(() => void vi.advanceTimersByTime(799));
    expect(clock).toHaveTextContent('1:03');
    act(() => void vi.advanceTimersByTime(1));
    expect(clock).toHaveTextContent('1:04');
    act(() => void vi.advanceTimersByTime(1000));
    expect(clock).toHaveTextContent('1:05');
    expect(clock).toHaveAttribute('datetime', 'PT65S');
    expect(screen.getByRole('timer', { name: 'rendered' })).toHaveTextContent('65 s');
    expect(commits).toEqual([]);
  });

  it('good news goes away by itself', async () => {
    const { network } = await inCall();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    act(() => network.cut('ann'));
    act(() => network.restore('ann'));
    // To the eye, and to those who listen.
    expect(within(region()).getAllByText('Back again')).toHaveLength(2);
    act(() => void vi.advanceTimersByTime(4000));
    expect(within(region()).getAllByText('Back again')).toHaveLength(1);
    act(() => void vi.advanceTimersByTime(6000));
    expect(region()).not.toHaveTextContent('Back again');
  });
});

describe('a device that fails', () => {
  it('is named, with a way to mend it, and the call goes on', async () => {
    const { ann, bob, show, user, settle } = await startCallTest();
    ann.media.fail('video', 'NotAllowedError');
    show(<VideoCall />);
    ann.client.call('bob');
    await settle();
    onlyCall(bob).accept();
    await settle();
    const notices = () => told().find((text) => text.includes('camera')) ?? '';
    expect(notices()).toContain('Your camera is blocked');
    expect(notices()).toContain('Allow the camera for this site');
    expect(region()).toHaveAttribute('data-phase', 'in-call');

    ann.media.restore('video');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await settle();
    expect(notices()).toBe('');
    expect(screen.getByRole('button', { name: 'Camera' })).toHaveAttribute('aria-pressed', 'true');
  });

  it('can be done without', async () => {
    const { ann, show, user, settle } = await startCallTest();
    ann.media.fail('audio', 'NotFoundError');
    show(<VideoCall />);
    ann.client.call('bob');
    await settle();
    expect(region()).toHaveTextContent('No microphone found');
    await user.click(screen.getByRole('button', { name: 'Go on without microphone' }));
    await settle();
    expect(region()).not.toHaveTextContent('No microphone found');
    expect(onlyCall(ann).snapshot.state).toBe('dialing');
  });
});

describe('OutgoingCall', () => {
  it('shows the own picture at once, before anybody answers', async () => {
    const { ann, show, settle } = await startCallTest();
    show(<OutgoingCall />);
    ann.client.call('bob');
    await settle();
    expect(screen.getByRole('group', { name: 'Calling Bob' })).toHaveAttribute('data-video');
    expect(media.playing()).toHaveLength(1);
  });

  it('tells the reason in words when it fails', async () => {
    const { ann, bob, show, settle } = await startCallTest();
    show(<OutgoingCall />);
    ann.client.call('bob');
    await settle();
    onlyCall(bob).reject();
    await settle();
    expect(screen.getByRole('group', { name: 'Calling Bob' })).toHaveTextContent('Bob declined the call');
  });

  it('is not there for a call that came in, nor for one that was connected', async () => {
    const { bob, ann, show, settle } = await startCallTest();
    const { container } = show(<OutgoingCall />);
    bob.client.call('ann');
    await settle();
    onlyCall(ann).accept();
    await settle();
    expect(container).toBeEmptyDOMElement();
  });
});

describe('AudioRenderer', () => {
  async function listen() {
    const test = await startCallTest();
    test.show(<AudioRenderer />);
    test.ann.client.call('bob', { video: false });
    await test.settle();
    onlyCall(test.bob).accept();
    await test.settle();
    return test;
  }

  it('plays everybody, and stops with the call', async () => {
    const { ann, settle } = await listen();
    expect(media.playing().map(({ dataset }) => dataset['userId'])).toEqual(['bob']);
    onlyCall(ann).hangUp();
    await settle();
    expect(media.playing()).toEqual([]);
  });

  it('plays nothing of a call that only rings', async () => {
    const { bob, show, settle } = await startCallTest();
    show(<AudioRenderer />);
    bob.client.call('ann');
    await settle();
    expect(media.playing()).toEqual([]);
  });

  it('offers one tap while the browser blocks sound, and then plays', async () => {
    media.blockSound();
    const { user, settle } = await listen();
    const tap = screen.getByRole('button', { name: 'Tap to hear the call' });
    await user.click(tap);
    await settle();
    expect(tap).toBeInTheDocument();
    media.allowSound();
    await user.click(tap);
    await settle();
    expect(tap).not.toBeInTheDocument();
    expect(media.playing()).toHaveLength(1);
  });
});
