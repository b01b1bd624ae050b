// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { onlyCall } from '../test-support/call-world.js';
import { stubMediaElements } from '../test-support/media-elements.js';
import { startCallTest } from '../test-support/render.js';
import { useCallActions } from './use-call-actions.js';
import { useCall } from './use-call.js';
import { useParticipantVolume } from './use-participant-volume.js';
import { useCamera, useMicrophone, useScreenShare } from './use-device.js';

stubMediaElements();

const onRender = vi.fn<() => void>();

function Phone() {
  onRender();
  const { state, userId, contacts, presentIds, nameOf, getVideoProps, ...phone } = useCall();
  return (
    <>
      <p>{state}</p>
      <p>{contacts.map((contact) => `${contact.name} ${contact.available ? 'here' : 'away'}`).join(', ')}</p>
      <p>{presentIds.map(nameOf).join(', ')}</p>
      {[...presentIds, userId ?? ''].map((id) => (
        <Video key={id} {...getVideoProps(id, { className: 'mine' })} />
      ))}
      <Button {...phone.getMicrophoneButtonProps()} />
      <Button {...phone.getCameraButtonProps({ 'aria-label': 'Picture' })} />
      <Button {...phone.getHangUpButtonProps()} />
    </>
  );
}

const Video = 'video';
const Button = 'button';

function tracksOf(name: string): readonly string[] {
  const element = screen.getByLabelText(name);
  if (!(element instanceof HTMLVideoElement) || !(element.srcObject instanceof MediaStream)) return [];
  return element.srcObject.getTracks().map(({ kind }) => kind);
}

async function inCall() {
  const test = await startCallTest();
  test.show(<Phone />);
  const call = test.ann.client.call('bob');
  await test.settle();
  onlyCall(test.bob).accept();
  await test.settle();
  return { ...test, call };
}

describe('useCall', () => {
  it('is enough for a whole phone', async () => {
    const { user, settle, call } = await inCall();
    expect(screen.getByText('connected')).toBeInTheDocument();
    expect(screen.getByText('Bob here')).toBeInTheDocument();
    expect(tracksOf('Bob')).toEqual(['audio', 'video']);
    expect(tracksOf('Your picture')).toEqual(['video']);
    const own = screen.getByLabelText('Your picture');
    expect(own).toHaveClass('mine');
    expect(own).toHaveProperty('muted', true);

    await user.click(screen.getByRole('button', { name: 'Microphone', pressed: true }));
    await user.click(screen.getByRole('button', { name: 'Picture', pressed: true }));
    await settle();
    expect(screen.getByRole('button', { name: 'Microphone', pressed: false })).toBeInTheDocument();
    expect(tracksOf('Your picture')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'End call' }));
    await settle();
    expect(call.snapshot.endReason).toBe('hangup');
  });

  it('plays people as loud as was chosen, also in an element of one’s own', async () => {
    const { show } = await inCall();
    function Volume() {
      const { setVolume, setSilenced } = useParticipantVolume('bob');
      return (
        <>
          <Button onClick={() => setVolume(0.35)}>Softer</Button>
          <Button onClick={() => setSilenced(true)}>Silent</Button>
          <Button onClick={() => setSilenced(false)}>Heard</Button>
        </>
      );
    }
    const { container } = show(
      <>
        <Phone />
        <Volume />
      </>,
    );
    const view = within(container);
    const sound = () => {
      const element = view.getByLabelText('Bob');
      return element instanceof HTMLVideoElement ? [element.volume, element.muted] : null;
    };
    const press = (name: string) => fireEvent.click(view.getByRole('button', { name }));
    expect(sound()).toEqual([1, false]);
    press('Softer');
    expect(sound()).toEqual([0.35, false]);
    press('Silent');
    expect(sound()).toEqual([0.35, true]);
    press('Heard');
    expect(sound()).toEqual([0.35, false]);
    expect(view.getByLabelText('Your picture')).toHaveProperty('muted', true);
  });

  it('calls more people to the call, and lets whoever began it end it for all', async () => {
    const { signIn, show, settle, user, bob, call } = await inCall();
    const carol = await signIn('carol', 'Carol');
    function Group() {
      const { invite, endForAll } = useCallActions();
      return (
        <>
          <Button onClick={() => invite('carol')}>Invite</Button>
          <Button onClick={() => endForAll()}>End for all</Button>
        </>
      );
    }
    show(<Group />);
    await user.click(screen.getByRole('button', { name: 'Invite' }));
    await settle();
    expect(onlyCall(carol).snapshot).toMatchObject({ state: 'ringing', initiatorId: 'ann' });
    expect(call.snapshot.participantIds).toEqual(['bob', 'carol']);
    await user.click(screen.getByRole('button', { name: 'End for all' }));
    await settle();
    expect(call.snapshot.state).toBe('ended');
    expect([...bob.client.calls, ...carol.client.calls]).toEqual([]);
  });

  it('plays what comes and goes without rendering anything', async () => {
    const { bob, settle } = await inCall();
    onRender.mockClear();
    await act(() => onlyCall(bob).setCameraEnabled(false));
    await settle();
    expect(tracksOf('Bob')).toEqual(['audio']);
    await act(() => onlyCall(bob).setCameraEnabled(true));
    await settle();
    expect(tracksOf('Bob')).toEqual(['audio', 'video']);
    expect(onRender).not.toHaveBeenCalled();
  });
});

describe('getButtonProps', () => {
  const devices = { Microphone: useMicrophone, Camera: useCamera, 'Share screen': useScreenShare };

  it.each(Object.entries(devices))('makes a toggle of any button: %s', async (name, useDevice) => {
    const onClick = vi.fn<(event: { preventDefault: () => void }) => void>((event) => event.preventDefault());
    function Toggle() {
      const { getButtonProps } = useDevice();
      return (
        <>
          <Button {...getButtonProps()} />
          <Button {...getButtonProps({ 'aria-label': 'Mine', id: 'mine', onClick })} />
          <Button {...getButtonProps({ 'aria-label': undefined })}>In words</Button>
        </>
      );
    }
    const { ann, show, user, settle, bob } = await startCallTest();
    show(<Toggle />);
    expect(screen.getByRole('button', { name })).toBeDisabled();
    ann.client.call('bob');
    await settle();
    onlyCall(bob).accept();
    await settle();
    const toggle = screen.getByRole('button', { name });
    expect(toggle).toBeEnabled();
    expect(toggle).toHaveAttribute('type', 'button');
    const before = toggle.getAttribute('aria-pressed');
    await user.click(screen.getByRole('button', { name: 'Mine' }));
    expect(onClick).toHaveBeenCalledOnce();
    expect(toggle).toHaveAttribute('aria-pressed', before);
    await user.click(screen.getByRole('button', { name: 'In words' }));
    await settle();
    expect(toggle).toHaveAttribute('aria-pressed', before === 'true' ? 'false' : 'true');
  });

  it('tells what went wrong', async () => {
    const { ann, show, settle } = await startCallTest();
    ann.media.fail('video', 'NotAllowedError');
    ann.client.call('bob');
    show(<Phone />);
    await settle();
    expect(screen.getByRole('button', { name: 'Picture' })).toHaveAttribute(
      'aria-description',
      'Your camera is blocked',
    );
  });
});
