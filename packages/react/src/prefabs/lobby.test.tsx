// @vitest-environment happy-dom
import { fakeDevice } from '@parley/testing';
import type { FakeMedia } from '@parley/testing';
import { act, screen, within } from '@testing-library/react';
import { StrictMode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { FlipCameraButton } from '../components/flip-camera-button.js';
import { useCall } from '../hooks/use-call.js';
import { onlyCall } from '../test-support/call-world.js';
import { stubMediaElements } from '../test-support/media-elements.js';
import { startCallTest } from '../test-support/render.js';
import { Lobby } from './lobby.js';
import type { LobbySlots } from './lobby.js';

stubMediaElements();

/** Without the choices, which have a test of their own: the page is searched sooner. */
const noChoices: LobbySlots = { devices: null };

const button = (name: string) => screen.getByRole('button', { name });
const problems = () =>
  Array.from(document.querySelectorAll<HTMLElement>('.parley-notice'), ({ dataset }) =>
    [dataset['device'], dataset['code']].join(' '),
  );
const live = (media: FakeMedia): string[] =>
  media.tracks.filter(({ readyState }) => readyState === 'live').map(({ kind }) => kind);

describe('Lobby', () => {
  it('shows one’s own picture, once, and lets go of it', async () => {
    const { ann, show, settle } = await startCallTest();
    const { unmount } = show(
      <StrictMode>
        <Lobby userIds="bob" slots={noChoices} />
      </StrictMode>,
    );
    await settle();
    const lobby = screen.getByRole('group', { name: 'Video call with Bob' });
    expect(lobby).toHaveAttribute('data-purpose', 'call');
    expect(lobby).toHaveAttribute('data-camera', 'live');
    expect(lobby).not.toHaveAttribute('data-muted');
    expect(lobby.querySelector('video')).toHaveAttribute('data-mirrored');
    expect(live(ann.media)).toEqual(['audio', 'video']);
    unmount();
    await settle();
    expect(live(ann.media)).toEqual([]);
    expect(ann.media.tracks.reduce((sum, { listeners }) => sum + listeners, 0)).toBe(0);
  });

  it('calls with what it shows, and does not ask again', async () => {
    const { ann, bob, user, show, settle } = await startCallTest();
    const joined = vi.fn<() => void>();
    show(<Lobby userIds="bob" onJoin={joined} slots={noChoices} />);
    await settle();
    await user.click(button('Start call'));
    await settle();
    expect(joined).toHaveBeenCalledOnce();
    expect(ann.media.questions).toBe(1);
    expect(onlyCall(ann).snapshot.local).toMatchObject({
      audio: { status: 'live' },
      video: { status: 'live' },
    });
    onlyCall(bob).accept();
    await settle();
    expect(onlyCall(bob).snapshot.participants['ann']).toMatchObject({
      state: 'connected',
      audioEnabled: true,
      videoEnabled: true,
    });
  });

  it('begins muted and dark when it was left so, and remembers that', async () => {
    const { ann, bob, user, show, settle } = await startCallTest();
    const { unmount } = show(<Lobby userIds="bob" slots={noChoices} />);
    await settle();
    await user.click(button('Microphone'));
    await user.click(button('Camera'));
    await settle();
    expect(button('Microphone')).toHaveAttribute('aria-pressed', 'false');
    expect(screen.getByText('Your camera is off')).toBeInTheDocument();
    expect(live(ann.media)).toEqual(['audio']);
    await user.click(button('Start call'));
    await settle();
    onlyCall(bob).accept();
    await settle();
    expect(onlyCall(bob).snapshot.participants['ann']).toMatchObject({
      audioEnabled: false,
      videoEnabled: false,
    });
    onlyCall(ann).hangUp();
    await settle();
    unmount();
    const { questions } = ann.media;
    show(<Lobby userIds="bob" slots={noChoices} />);
    await settle();
    expect(button('Camera')).toHaveAttribute('aria-pressed', 'false');
    expect([live(ann.media), ann.media.questions]).toEqual([[], questions]);
  });

  it('answers a call, with the picture that is there', async () => {
    const { ann, bob, user, show, settle } = await startCallTest();
    bob.client.call('ann');
    await settle();
    const { id } = onlyCall(ann);
    show(<Lobby callId={id} slots={noChoices} />);
    await settle();
    expect(screen.getByRole('group', { name: 'Incoming video call from Bob' })).toBeInTheDocument();
    expect(live(ann.media)).toEqual(['audio', 'video']);
    await user.click(button('Answer'));
    await settle();
    expect(onlyCall(bob).snapshot.state).toBe('connected');
    expect(ann.media.questions).toBe(1);
  });

  it('answers an audio call without the camera, and nothing that rings no more', async () => {
    const { ann, bob, show, settle } = await startCallTest();
    bob.client.call('ann', { video: false });
    await settle();
    show(<Lobby callId={onlyCall(ann).id} />);
    await settle();
    expect(screen.queryByRole('button', { name: 'Camera' })).toBeNull();
    expect(screen.queryByRole('combobox', { name: 'Camera' })).toBeNull();
    expect(live(ann.media)).toEqual(['audio']);
    onlyCall(bob).hangUp();
    await settle();
    expect(button('Answer')).toBeDisabled();
  });

  it('gives the preview to an app that calls by itself', async () => {
    const { ann, user, show, settle } = await startCallTest();
    function Own() {
      const { call } = useCall();
      return <Lobby onJoin={(preview) => call('bob', { preview })} slots={noChoices} />;
    }
    show(<Own />);
    await settle();
    expect(screen.getByRole('group', { name: 'Camera and microphone' })).toHaveAttribute(
      'data-purpose',
      'check',
    );
    await user.click(button('Done'));
    await settle();
    expect(ann.media.questions).toBe(1);
    expect(onlyCall(ann).snapshot.local.video.status).toBe('live');
  });

  it('says why nobody can be called now', async () => {
    const { network, show, settle } = await startCallTest();
    show(<Lobby userIds="bob" slots={noChoices} />);
    await settle();
    act(() => network.cut('ann'));
    expect(button('Start call')).toBeDisabled();
    expect(screen.getByText(/You can call again in a moment/)).toBeInTheDocument();
    act(() => network.restore('ann'));
    await settle();
    expect(button('Start call')).toBeEnabled();
  });

  it('helps with a camera that was denied, and calls with the microphone alone', async () => {
    const { ann, bob, user, show, settle } = await startCallTest();
    ann.media.fail('video', 'NotAllowedError');
    show(<Lobby userIds="bob" slots={noChoices} />);
    await settle();
    expect(problems()).toEqual(['camera permission-denied']);
    expect(screen.getByText(/Allow the camera for this site/)).toBeInTheDocument();
    await user.click(button('Start call'));
    await settle();
    onlyCall(bob).accept();
    await settle();
    expect(onlyCall(bob).snapshot.participants['ann']).toMatchObject({
      audioEnabled: true,
      videoEnabled: false,
    });
  });

  it('takes up a camera that is allowed after all', async () => {
    const { ann, show, settle } = await startCallTest();
    ann.media.decide('video', 'denied');
    show(<Lobby userIds="bob" slots={noChoices} />);
    await settle();
    expect(problems()).toEqual(['camera permission-denied']);
    await act(async () => ann.media.decide('video', 'granted'));
    await settle();
    expect(problems()).toEqual([]);
    expect(live(ann.media)).toEqual(['audio', 'video']);
  });

  it('tells of a camera that is pulled out, and comes back', async () => {
    const { ann, show, settle } = await startCallTest();
    ann.media.plug(fakeDevice('videoinput', 2, { label: 'Second camera' }));
    show(<Lobby userIds="bob" slots={noChoices} />);
    await settle();
    await act(async () => ann.media.unplug('videoinput-1'));
    await settle();
    expect(screen.getByText('Fake video was disconnected')).toBeInTheDocument();
    expect(screen.getByRole('group', { name: /Video call/ })).toHaveAttribute('data-camera', 'live');
    await act(async () => ann.media.plug(fakeDevice('videoinput', 1, { label: 'Fake video' })));
    await settle();
    expect(screen.getByText('Fake video is back')).toBeInTheDocument();
  });

  it('chooses another device', async () => {
    const { ann, user, show, settle } = await startCallTest();
    ann.media.plug(fakeDevice('videoinput', 2, { label: 'Second camera' }));
    show(<Lobby userIds="bob" />);
    await settle();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Camera' }), 'Second camera');
    await settle();
    const camera = ann.media.tracks.find(({ kind, readyState }) => kind === 'video' && readyState === 'live');
    expect(camera?.getSettings().deviceId).toBe('videoinput-2');
  });

  it('takes other parts, or none, made of what it knows', async () => {
    const { show, settle } = await startCallTest();
    show(
      <Lobby
        userIds="bob"
        slots={{ devices: null, who: ({ names }) => <h2>With {names.join()}</h2> }}
        onCancel={() => undefined}
      >
        <p>Below</p>
      </Lobby>,
    );
    await settle();
    const lobby = within(screen.getByRole('group', { name: 'Video call with Bob' }));
    expect(lobby.getByRole('heading', { name: 'With Bob' })).toBeInTheDocument();
    expect(lobby.queryByRole('combobox')).toBeNull();
    expect(lobby.getByRole('button', { name: 'Cancel' })).toBeInTheDocument();
    expect(lobby.getByText('Below')).toBeInTheDocument();
  });
});

describe('FlipCameraButton', () => {
  it('is there where cameras face two ways, and turns the picture around', async () => {
    const { ann, user, show, settle } = await startCallTest();
    ann.media.unplug('videoinput-1');
    ann.media.plug(
      fakeDevice('videoinput', 2, { facingMode: 'user' }),
      fakeDevice('videoinput', 3, { facingMode: 'environment' }),
    );
    const { container } = show(<Lobby userIds="bob" slots={noChoices} />);
    await settle();
    expect(container.querySelector('video')).toHaveAttribute('data-mirrored');
    await user.click(button('Flip camera'));
    await settle();
    expect(container.querySelector('video')).not.toHaveAttribute('data-mirrored');
    expect(live(ann.media)).toEqual(['audio', 'video']);
  });

  it('takes a class, a ref, a handler and another element', async () => {
    const { ann, user, show, settle } = await startCallTest();
    ann.media.unplug('videoinput-1');
    ann.media.plug(
      fakeDevice('videoinput', 2, { facingMode: 'user' }),
      fakeDevice('videoinput', 3, { facingMode: 'environment' }),
    );
    let own: HTMLElement | null = null;
    show(
      <>
        <Lobby userIds="bob" slots={{ picture: null }} />
        <FlipCameraButton
          className="mine"
          ref={(element) => {
            own = element;
          }}
          onClick={(event) => event.preventDefault()}
          render={(props) => <button {...props} type="button" id="other" />}
        />
      </>,
    );
    await settle();
    const flip = button('Flip camera');
    expect([flip.id, flip.className]).toEqual(['other', 'parley-control mine']);
    expect(own).toBe(flip);
    await user.click(flip);
    await settle();
    expect(ann.client.devices.snapshot.selected.camera).toBeNull();
  });
});
