// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { onlyCall } from '../test-support/call-world.js';
import { stubMediaElements } from '../test-support/media-elements.js';
import { startCallTest } from '../test-support/render.js';
import { useIncomingCall } from '../hooks/use-incoming-call.js';
import { BlockButton } from './block-button.js';
import { IncomingCallDialog } from './incoming-call-dialog.js';
import type { IncomingCallDialogProps } from './incoming-call-dialog.js';

stubMediaElements();

async function ring(options: { video?: boolean } = {}, props: IncomingCallDialogProps = {}) {
  const test = await startCallTest();
  const view = test.show(
    <>
      <input aria-label="Note" />
      <IncomingCallDialog {...props} />
    </>,
  );
  screen.getByLabelText('Note').focus();
  test.bob.client.call('ann', options);
  await test.settle();
  return { ...test, ...view };
}

const dialog = () => screen.getByRole('alertdialog');

describe('an unwanted caller', () => {
  it('is declined and blocked by a button, which lets them through again', async () => {
    const { user, ann, bob, settle } = await ring({}, { slots: { more: <BlockButton /> } });
    await user.click(within(dialog()).getByRole('button', { name: 'Block Bob' }));
    await settle();
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(ann.client.blocked).toEqual(['bob']);
    expect(bob.client.calls).toEqual([]);
    bob.client.call('ann');
    await settle();
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('has a name that is text, and never markup', async () => {
    const name = '<img src=x onerror="document.title=1"><script>1</script>\u202Eevil';
    const test = await startCallTest();
    const view = test.show(<IncomingCallDialog />);
    test.bob.client.call('ann', { userInfo: { name } });
    await test.settle();
    expect(view.container.ownerDocument.querySelector('dialog img, dialog script')).toBeNull();
    expect(dialog().querySelector('bdi')?.children).toHaveLength(0);
  });
});

describe('IncomingCallDialog', () => {
  it('is not there while nothing rings', async () => {
    const { show } = await startCallTest();
    const { container } = show(<IncomingCallDialog />);
    expect(container).toBeEmptyDOMElement();
  });

  it('says who calls and how, and keeps the camera off', async () => {
    const { ann } = await ring();
    expect(dialog()).toHaveAccessibleName('Incoming video call from Bob');
    expect(dialog()).toHaveAttribute('data-call-type', 'video');
    expect(
      within(dialog())
        .getAllByRole('button')
        .map((button) => button.textContent),
    ).toEqual(['Decline', 'Accept with audio', 'Accept with video', 'Silence']);
    expect(ann.media.questions).toBe(0);
  });

  it('takes the focus itself, so that a typed space or Enter answers nothing', async () => {
    const { user, ann } = await ring();
    expect(dialog()).toHaveFocus();
    await user.keyboard(' {Enter}');
    expect(onlyCall(ann).snapshot.state).toBe('ringing');
  });

  it.each([
    ['Accept with video', 'live'],
    ['Accept with audio', 'off'],
  ])('%s', async (name, camera) => {
    const { user, ann, settle } = await ring();
    await user.click(screen.getByRole('button', { name }));
    await settle();
    expect(onlyCall(ann).snapshot).toMatchObject({
      state: 'connected',
      local: { audio: { status: 'live' }, video: { status: camera } },
    });
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('declines by the button', async () => {
    const { user, bob, settle } = await ring();
    const call = onlyCall(bob);
    await user.click(screen.getByRole('button', { name: 'Decline' }));
    await settle();
    expect(call.snapshot.endReason).toBe('rejected');
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('offers no video for an audio call', async () => {
    await ring({ video: false });
    expect(dialog()).toHaveAccessibleName('Incoming audio call from Bob');
    expect(screen.queryByRole('button', { name: 'Accept with video' })).toBeNull();
  });

  it('is silenced by Escape and never declined: it can still be answered', async () => {
    const { user, ann, settle } = await ring();
    const cancel = new Event('cancel', { cancelable: true });
    dialog().dispatchEvent(cancel);
    await settle();
    expect(cancel.defaultPrevented).toBe(true);
    expect(dialog()).toHaveAttribute('data-silenced');
    expect(dialog()).toHaveAttribute('open');
    expect(dialog()).toHaveTextContent('Incoming video call · silenced');
    expect(onlyCall(ann).snapshot.state).toBe('ringing');

    await user.click(screen.getByRole('button', { name: 'Accept with audio' }));
    await settle();
    expect(onlyCall(ann).snapshot.state).toBe('connected');
  });

  it('is silenced by its button, which goes then', async () => {
    const { user, ann, settle } = await ring();
    await user.click(screen.getByRole('button', { name: 'Silence' }));
    await settle();
    expect(dialog()).toHaveAttribute('data-silenced');
    expect(screen.queryByRole('button', { name: 'Silence' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Accept with video' })).toBeInTheDocument();
    expect(onlyCall(ann).snapshot.state).toBe('ringing');
  });

  it('stays when the browser closes it without asking', async () => {
    const { ann, settle } = await ring();
    const closeBehindOurBack = async () => {
      screen.getByRole<HTMLDialogElement>('alertdialog').close();
      await settle();
      expect(dialog()).toHaveAttribute('open');
      expect(dialog()).toHaveAttribute('data-silenced');
    };
    await closeBehindOurBack();
    await closeBehindOurBack();
    expect(onlyCall(ann).snapshot.state).toBe('ringing');
  });

  it('stacks several calls: the oldest on top, each can be brought up', async () => {
    const { user, ann, signIn, settle } = await ring();
    const carol = await signIn('carol', 'Carol');
    carol.client.call('ann', { video: false });
    await settle();
    expect(dialog()).toHaveAccessibleName('Incoming video call from Bob');
    expect(dialog()).toHaveAttribute('data-waiting', '1');
    expect(within(dialog()).getByRole('status')).toHaveTextContent('1 more call');

    await user.click(screen.getByRole('button', { name: 'Show audio call from Carol' }));
    expect(dialog()).toHaveAccessibleName('Incoming audio call from Carol');
    expect(dialog()).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Decline' }));
    await settle();
    expect(dialog()).toHaveAccessibleName('Incoming video call from Bob');
    expect(onlyCall(ann).snapshot.initiatorId).toBe('bob');
  });

  it('ends the call that is under way when another one is accepted, and says so before', async () => {
    const { user, ann, bob, signIn, settle } = await ring();
    const carol = await signIn('carol', 'Carol');
    carol.client.call('ann');
    await settle();
    const [first] = ann.client.calls;
    await user.click(screen.getByRole('button', { name: 'Accept with video' }));
    await settle();
    expect(dialog()).toHaveAccessibleName('Incoming video call from Carol');
    expect(dialog()).toHaveTextContent('Accepting ends the call you are in.');
    await user.click(screen.getByRole('button', { name: 'Accept with video' }));
    await settle();
    expect(first?.snapshot).toMatchObject({ state: 'ended', endReason: 'hangup' });
    expect(onlyCall(ann).snapshot).toMatchObject({ initiatorId: 'carol', state: 'connected' });
    expect(bob.client.calls).toEqual([]);
  });

  it('goes when the caller gives up', async () => {
    const { bob, settle } = await ring();
    onlyCall(bob).hangUp();
    await settle();
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('lets an app replace the element, in either way', async () => {
    const { show, settle, bob } = await startCallTest();
    show(<IncomingCallDialog render={<dialog id="mine" className="mine" />} className="yours" />);
    bob.client.call('ann');
    await settle();
    expect(dialog()).toHaveAttribute('id', 'mine');
    expect(dialog()).toHaveClass('parley-incoming', 'yours', 'mine');
    expect(dialog()).toHaveAttribute('open');
  });
});

describe('a preview', () => {
  it('shows the camera while it rings, to nobody else, and the call goes on with it', async () => {
    const { user, ann, network, settle } = await ring({}, { preview: true });
    expect(dialog()).toHaveAttribute('data-preview');
    expect(onlyCall(ann).snapshot.local).toMatchObject({
      audio: { status: 'off' },
      video: { status: 'live' },
    });
    const camera = onlyCall(ann).snapshot.local.video.track;
    expect(network.sent.filter(({ from, signal }) => from === 'ann' && signal.type === 'accept')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Accept with video' }));
    await settle();
    expect(onlyCall(ann).snapshot).toMatchObject({
      state: 'connected',
      local: { video: { status: 'live' } },
    });
    expect(onlyCall(ann).snapshot.local.video.track).toBe(camera);
  });

  it('ends when it is accepted without video, and when it is declined', async () => {
    const { user, ann, bob, settle } = await ring({}, { preview: true });
    await user.click(screen.getByRole('button', { name: 'Accept with audio' }));
    await settle();
    expect(onlyCall(ann).snapshot).toMatchObject({ state: 'connected', local: { video: { status: 'off' } } });
    onlyCall(bob).hangUp();
    await settle();
    bob.client.call('ann');
    await settle();
    await user.click(screen.getByRole('button', { name: 'Decline' }));
    await settle();
    expect(ann.media.tracks.filter(({ readyState }) => readyState === 'live')).toEqual([]);
  });

  it('is that of the call on top only', async () => {
    const { user, ann, signIn, settle } = await ring({}, { preview: true });
    const carol = await signIn('carol', 'Carol');
    carol.client.call('ann');
    await settle();
    await user.click(screen.getByRole('button', { name: 'Show video call from Carol' }));
    await settle();
    const cameras = ann.client.calls.map(({ snapshot }) => snapshot.local.video.status);
    expect(cameras).toEqual(['off', 'live']);
  });

  it('is not for an audio call', async () => {
    const { ann } = await ring({ video: false }, { preview: true });
    expect(dialog()).not.toHaveAttribute('data-preview');
    expect(ann.media.questions).toBe(0);
  });
});

describe('its parts', () => {
  it('can be replaced and left out, and know which call they are about', async () => {
    function OwnCaller(): ReactElement {
      const { callerId, label } = useIncomingCall();
      return <p title={label}>own {callerId}</p>;
    }
    await ring({}, { slots: { caller: <OwnCaller />, answers: null, silence: null } });
    expect(screen.getByText('own bob')).toHaveAttribute('title', 'Incoming video call from Bob');
    expect(within(dialog()).queryByRole('button')).toBeNull();
  });

  it('show how long it still rings to the eye only', async () => {
    const { container } = await ring({}, { ringsFor: 30_000 });
    const bar = container.ownerDocument.querySelector<HTMLElement>('.parley-countdown');
    expect(bar).toHaveAttribute('aria-hidden', 'true');
    expect(bar?.style.animationDuration).toBe('30000ms');
    expect(bar?.style.animationDelay).toMatch(/^-\d+ms$/);
    expect(dialog()).toHaveAccessibleName('Incoming video call from Bob');
  });
});

describe('useIncomingCall', () => {
  function OwnDialog(): ReactElement | null {
    const {
      id,
      getDialogProps,
      getAcceptProps,
      getAcceptAudioProps,
      getDeclineProps,
      getSilenceProps,
      isSilenced,
    } = useIncomingCall();
    if (id === null) return null;
    return (
      <div {...getDialogProps({ className: 'mine' })} data-quiet={isSilenced}>
        <button {...getAcceptProps()} type="button" />
        <button {...getAcceptAudioProps()} type="button" />
        <button {...getDeclineProps({ 'aria-label': 'Not now' })} type="button" />
        <button {...getSilenceProps()} type="button" />
      </div>
    );
  }

  async function ringOwn() {
    const test = await startCallTest();
    test.show(<OwnDialog />);
    test.bob.client.call('ann');
    await test.settle();
    return test;
  }

  it('carries what a dialog of one’s own needs to be heard', async () => {
    const { user, ann } = await ringOwn();
    expect(dialog()).toHaveAccessibleName('Incoming video call from Bob');
    expect(dialog()).toHaveClass('mine');
    dialog().focus();
    await user.keyboard('{Escape}');
    expect(dialog()).toHaveAttribute('data-quiet', 'true');
    expect(onlyCall(ann).snapshot.state).toBe('ringing');
  });

  it.each([
    ['Accept with video', { state: 'connected', local: { video: { status: 'live' } } }],
    ['Accept with audio', { state: 'connected', local: { video: { status: 'off' } } }],
  ])('%s', async (name, facts) => {
    const { user, ann, settle } = await ringOwn();
    await user.click(screen.getByRole('button', { name }));
    await settle();
    expect(onlyCall(ann).snapshot).toMatchObject(facts);
  });

  it('is silenced by a button of the app', async () => {
    const { user, ann } = await ringOwn();
    await user.click(screen.getByRole('button', { name: 'Silence' }));
    expect(dialog()).toHaveAttribute('data-quiet', 'true');
    expect(onlyCall(ann).snapshot.state).toBe('ringing');
  });

  it('declines under a name of the app', async () => {
    const { user, ann, settle } = await ringOwn();
    await user.click(screen.getByRole('button', { name: 'Not now' }));
    await settle();
    expect(ann.client.calls).toEqual([]);
  });
});
