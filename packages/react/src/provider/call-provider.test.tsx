// @vitest-environment happy-dom
import type { CallClient } from '@parley/core';
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode, useState } from 'react';
import type { ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { useCall } from '../hooks/use-call.js';
import { useCallClient } from '../hooks/use-call-client.js';
import { useCallDuration } from '../hooks/use-call-duration.js';
import { useConnectionState } from '../hooks/use-connection-state.js';
import { useLocalMedia } from '../hooks/use-local-media.js';
import { VideoCall } from '../prefabs/video-call.js';
import { createCallWorld, onlyCall } from '../test-support/call-world.js';
import { stubMediaElements } from '../test-support/media-elements.js';
import { startCallTest } from '../test-support/render.js';
import { CallProvider } from './call-provider.js';

stubMediaElements();

/** The same client, telling how many listen to it. */
function countListeners(client: CallClient): { client: CallClient; listeners: () => number } {
  let listeners = 0;
  const on: CallClient['on'] = (event, listener) => {
    const stop = client.on(event, listener);
    let isOn = true;
    listeners += 1;
    return () => {
      if (isOn) listeners -= 1;
      isOn = false;
      stop();
    };
  };
  const counted: CallClient = {
    devices: client.devices,
    history: client.history,
    reactions: client.reactions,
    callWaiting: client.callWaiting,
    get connectionState() {
      return client.connectionState;
    },
    get userId() {
      return client.userId;
    },
    get contacts() {
      return client.contacts;
    },
    get calls() {
      return client.calls;
    },
    get refused() {
      return client.refused;
    },
    get blocked() {
      return client.blocked;
    },
    block: (userId) => client.block(userId),
    unblock: (userId) => client.unblock(userId),
    get rejoinable() {
      return client.rejoinable;
    },
    on,
    rejoin: (id, options) => client.rejoin(id, options),
    forgetRejoinable: () => client.forgetRejoinable(),
    connect: () => client.connect(),
    disconnect: () => client.disconnect(),
    call: (userIds, options) => client.call(userIds, options),
    close: () => client.close(),
  };
  return { client: counted, listeners: () => listeners };
}

function State(): ReactElement {
  const { state } = useCall();
  return <output>{state}</output>;
}

describe('CallProvider', () => {
  it('listens once, also in StrictMode, and leaves nothing behind', async () => {
    const world = createCallWorld();
    const { client, listeners } = countListeners((await world.signIn('ann')).client);
    const { unmount } = render(
      <StrictMode>
        <CallProvider client={client}>
          <State />
        </CallProvider>
      </StrictMode>,
    );
    expect(listeners()).toBe(4);
    unmount();
    expect(listeners()).toBe(0);
  });

  it('loses no call when it is mounted anew', async () => {
    const { ann, bob, show, settle } = await startCallTest();
    const first = show(<State />);
    ann.client.call('bob');
    await settle();
    expect(screen.getByRole('status')).toHaveTextContent('dialing');
    first.unmount();
    onlyCall(bob).accept();
    await settle();
    show(<State />);
    expect(screen.getByRole('status')).toHaveTextContent('connected');
    expect(onlyCall(ann).snapshot.state).toBe('connected');
  });

  it('keeps to the call through a render of everything, as a hot reload does it', async () => {
    const { ann, show, settle } = await startCallTest();
    const { rerender } = show(<State key="1" />);
    ann.client.call('bob');
    await settle();
    rerender(
      <CallProvider client={ann.client}>
        <State key="2" />
      </CallProvider>,
    );
    expect(screen.getByRole('status')).toHaveTextContent('dialing');
    onlyCall(ann).hangUp();
    await settle();
    expect(screen.getByRole('status')).toHaveTextContent('ended');
  });

  it('follows another client when it is given one', async () => {
    const { ann, bob, show, settle } = await startCallTest();
    const { rerender } = show(<State />);
    bob.client.call('carol');
    rerender(
      <CallProvider client={bob.client}>
        <State />
      </CallProvider>,
    );
    expect(screen.getByRole('status')).toHaveTextContent('dialing');
    ann.client.call('carol');
    onlyCall(bob).hangUp();
    await settle();
    expect(screen.getByRole('status')).toHaveTextContent('ended');
  });

  it('neither connects nor closes the client', async () => {
    const world = createCallWorld();
    const { client } = await world.signIn('ann');
    await client.disconnect();
    const { unmount } = render(<CallProvider client={client}>{null}</CallProvider>);
    await act(() => world.clock.advance(10));
    expect(client.connectionState).toBe('offline');
    await client.connect();
    unmount();
    expect(client.connectionState).toBe('online');
  });

  it('takes texts one by one', async () => {
    const { ann, show } = await startCallTest();
    ann.client.call('bob');
    show(<VideoCall />, { messages: { cancelCall: 'Auflegen' } });
    expect(screen.getByRole('button', { name: 'Auflegen' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Microphone' })).toBeInTheDocument();
  });

  it('speaks English until the language is there, and tells which one it is', async () => {
    const { ann, show } = await startCallTest();
    ann.client.call('bob');
    const { rerender } = show(<VideoCall />, { locale: ['xx', 'ar-EG', 'de'] });
    const region = screen.getByRole('region');
    expect(screen.getByRole('button', { name: 'Cancel call' })).toBeInTheDocument();
    expect(region).toHaveAttribute('lang', 'en');
    expect(region).not.toHaveAttribute('dir');
    expect(await screen.findByRole('button', { name: 'إلغاء المكالمة' })).toBeInTheDocument();
    expect(region).toHaveAttribute('lang', 'ar');
    expect(region).toHaveAttribute('dir', 'rtl');

    // One text of the app's own, in another language; the app's word on the direction is the last one.
    rerender(
      <CallProvider client={ann.client} locale="uk" messages={{ cancelCall: 'Досить' }}>
        <VideoCall dir="ltr" />
      </CallProvider>,
    );
    expect(await screen.findByText('Виклик…')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Досить' })).toBeInTheDocument();
    expect(region).toHaveAttribute('dir', 'ltr');
  });

  it('says what is missing', () => {
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(() => render(<State />)).toThrow(/inside <CallProvider client=\{client\}>/);
    complaints.mockRestore();
  });

  it('hydrates without a warning', async () => {
    const { ann } = await startCallTest();
    ann.client.call('bob');
    const app = (
      <StrictMode>
        <CallProvider client={ann.client}>
          <VideoCall />
        </CallProvider>
      </StrictMode>
    );
    const complaints = vi.spyOn(console, 'error');
    const container = document.createElement('div');
    document.body.append(container);
    container.innerHTML = renderToString(app);
    const { firstElementChild } = container;
    const recovered = vi.fn<(error: unknown) => void>();
    render(app, { container, hydrate: true, onRecoverableError: recovered });
    expect(recovered).not.toHaveBeenCalled();
    expect(complaints.mock.calls).toEqual([]);
    expect(container.firstElementChild).toBe(firstElementChild);
    expect(container).toHaveTextContent('Calling…');
    complaints.mockRestore();
  });
});

describe('useCall alone', () => {
  /** A whole phone in plain HTML. */
  function Phone(): ReactElement {
    const { state, direction, endReason, isMicrophoneOn, isCameraOn, ...call } = useCall();
    const [name, setName] = useState('');
    return (
      <form>
        <output>{[state, direction, endReason].filter(Boolean).join(' ')}</output>
        <input aria-label="Whom" value={name} onChange={({ target }) => setName(target.value)} />
        <button type="button" onClick={() => call.call(name)}>
          Call
        </button>
        <button type="button" onClick={() => call.accept()}>
          Accept
        </button>
        <button type="button" onClick={() => call.reject()}>
          Decline
        </button>
        <button type="button" onClick={() => call.hangUp()}>
          Hang up
        </button>
        <button type="button" aria-pressed={isMicrophoneOn} onClick={() => void call.toggleMicrophone()}>
          Microphone
        </button>
        <button type="button" aria-pressed={isCameraOn} onClick={() => void call.toggleCamera()}>
          Camera
        </button>
        <button type="button" onClick={() => call.dismiss()}>
          Done
        </button>
      </form>
    );
  }

  const press = async (name: string) => userEvent.click(screen.getByRole('button', { name }));
  const state = () => screen.getByRole('status').textContent;

  it('is enough to call, answer, mute and hang up', async () => {
    const { bob, show, settle } = await startCallTest();
    show(<Phone />);
    expect(state()).toBe('idle');
    await userEvent.type(screen.getByLabelText('Whom'), 'bob');
    await press('Call');
    await settle();
    expect(state()).toBe('dialing outgoing');
    onlyCall(bob).accept();
    await settle();
    expect(state()).toBe('connected outgoing');
    await press('Microphone');
    await press('Camera');
    await settle();
    expect(onlyCall(bob).snapshot.participants['ann']).toMatchObject({
      audioEnabled: false,
      videoEnabled: false,
    });
    await press('Hang up');
    await settle();
    expect(state()).toBe('ended outgoing hangup');
    await press('Done');
    expect(state()).toBe('idle');

    bob.client.call('ann');
    await settle();
    expect(state()).toBe('ringing incoming');
    await press('Accept');
    await settle();
    expect(state()).toBe('connected incoming');
    await press('Hang up');
    bob.client.call('ann');
    await settle();
    await press('Decline');
    await settle();
    expect(state()).toBe('ended incoming rejected');
  });

  it('does nothing, and throws nothing, when there is no call or it cannot be done', async () => {
    const { ann, show, settle } = await startCallTest();
    show(<Phone />);
    for (const { textContent } of screen.getAllByRole('button').slice(1)) {
      await press(textContent);
    }
    expect(state()).toBe('idle');

    ann.media.fail('video', 'NotAllowedError');
    ann.client.call('bob');
    await settle();
    await press('Camera');
    await press('Accept');
    await press('Decline');
    await settle();
    expect(state()).toBe('dialing outgoing');
    expect(screen.getByRole('button', { name: 'Camera' })).toHaveAttribute('aria-pressed', 'false');
  });
});

describe('the small hooks', () => {
  it('tell the client, the connection, the own media and the duration', async () => {
    const { ann, bob, network, show, settle } = await startCallTest();
    let client: CallClient | null = null;
    function Facts(): ReactElement {
      client = useCallClient();
      const { state, userId } = useConnectionState();
      const { audio, video } = useLocalMedia();
      const duration = useCallDuration();
      return <output>{[state, userId, audio.status, video.status, String(duration)].join(' ')}</output>;
    }
    show(<Facts />);
    const facts = () => screen.getByRole('status').textContent;
    expect(client).toBe(ann.client);
    expect(facts()).toBe('online ann off off null');
    act(() => network.cut('ann'));
    expect(facts()).toMatch(/^reconnecting ann/);
    act(() => network.restore('ann'));

    const call = ann.client.call('bob', { video: false });
    await settle();
    expect(facts()).toBe('online ann live off null');
    onlyCall(bob).accept();
    await settle();
    call.hangUp();
    await settle();
    const { connectedAt, endedAt } = call.snapshot;
    expect(facts()).toBe(`online ann off off ${String((endedAt ?? 0) - (connectedAt ?? 0))}`);
    cleanup();
  });
});
