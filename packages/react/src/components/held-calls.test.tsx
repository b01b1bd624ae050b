// @vitest-environment happy-dom
import { act, screen, waitFor } from '@testing-library/react';
import type { CallSession } from '@parley/core';
import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { VideoCall } from '../prefabs/video-call.js';
import { onlyCall } from '../test-support/call-world.js';
import { stubMediaElements } from '../test-support/media-elements.js';
import { stubPopovers } from '../test-support/popovers.js';
import { startCallTest } from '../test-support/render.js';
import { CallAnnouncer } from './call-announcer.js';
import { HoldButton } from './hold-button.js';
import { extraParts } from './extra-parts.js';
import { HeldCalls } from './held-calls.js';
import type { HeldCallsProps } from './held-calls.js';
import { MoreMenu } from './more-menu.js';
import { menuParts } from './menu-parts.js';
import { IncomingCallDialog } from './incoming-call-dialog.js';
import { ParticipantTile } from './participant-tile.js';

stubMediaElements();
stubPopovers();

/** Ann is in a call with Bob, and Carol calls; both see pictures unless Ann's camera is off. */
async function secondCall({ callWaiting = true, camera = true } = {}, ui: ReactElement = <HeldCalls />) {
  await extraParts.load();
  const test = await startCallTest({ callWaiting });
  const carol = await test.signIn('carol', 'Carol');
  test.show(
    <>
      {ui}
      <IncomingCallDialog />
    </>,
  );
  const { ann, bob, settle, user } = test;
  bob.client.call('ann');
  await settle();
  await user.click(screen.getByRole('button', { name: camera ? 'Accept with video' : 'Accept with audio' }));
  await settle();
  carol.client.call('ann');
  await settle();
  const press = async (name: string) => {
    await user.click(screen.getByRole('button', { name }));
    await settle();
  };
  const callWith = (userId: string): CallSession => {
    const call = ann.client.calls.find(({ snapshot }) => snapshot.participantIds.includes(userId));
    if (!call) throw new Error(`there is no call with ${userId}`);
    return call;
  };
  return { ...test, carol, press, callWith };
}

const answers = () =>
  [...(document.querySelector('.parley-answers')?.querySelectorAll('button') ?? [])].map(
    ({ textContent }) => textContent,
  );
const said = () => Array.from(screen.getByRole('status').children, ({ textContent }) => textContent);
const withAnnouncer = (
  <>
    <CallAnnouncer />
    <HeldCalls />
  </>
);
const region = (name: string) => screen.getByRole('region', { name });

describe('a call that comes in during another one', () => {
  it('asks what is to become of the other one', async () => {
    await secondCall();
    expect(answers()).toEqual(['Decline', 'End and answer', 'Hold and answer']);
    expect(screen.queryByText('Accepting ends the call you are in.')).toBeNull();
  });

  it('is not asked about where the app has no call waiting', async () => {
    const { ann } = await secondCall({ callWaiting: false });
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(ann.client.calls).toHaveLength(1);
  });

  it.each([
    [true, 'live'],
    [false, 'off'],
  ])('is answered with the camera as it was: %s', async (camera, status) => {
    const { press, callWith } = await secondCall({ camera });
    await press('Hold and answer');
    expect(callWith('carol').snapshot).toMatchObject({
      state: 'connected',
      isHeld: false,
      local: { video: { status }, audio: { status: 'live' } },
    });
    expect(callWith('bob').snapshot).toMatchObject({ state: 'connected', isHeld: true });
  });

  it('ends the other one when that is asked for', async () => {
    const { ann, press, callWith } = await secondCall();
    await press('End and answer');
    expect(ann.client.calls).toHaveLength(1);
    expect(callWith('carol').snapshot.state).toBe('connected');
  });

  it('declines, and the call goes on', async () => {
    const { ann, carol, press, callWith } = await secondCall();
    await press('Decline');
    expect(ann.client.calls).toHaveLength(1);
    expect(callWith('bob').snapshot).toMatchObject({ state: 'connected', isHeld: false });
    expect(carol.client.calls).toEqual([]);
  });

  it('leaves one on hold that was there, and is answered as ever', async () => {
    const { settle, press, callWith } = await secondCall();
    act(() => callWith('bob').setHeld(true));
    await settle();
    expect(answers()).toEqual(['Decline', 'Accept with audio', 'Accept with video']);
    await press('Accept with audio');
    expect(callWith('bob').snapshot).toMatchObject({ state: 'connected', isHeld: true });
    expect(callWith('carol').snapshot.state).toBe('connected');
  });
});

describe('HeldCalls', () => {
  it('says who is on hold, and swaps by one press that keeps the focus', async () => {
    const { press, callWith, user, settle } = await secondCall({}, <VideoCall />);
    await press('Hold and answer');
    region('Call with Carol');
    const swap = screen.getByRole('button', { name: 'Swap' });
    expect(swap).toHaveAccessibleDescription('Bob is on hold');

    swap.focus();
    await user.keyboard('{Enter}');
    await settle();
    region('Call with Bob');
    expect(swap).toHaveFocus();
    expect(swap).toHaveAccessibleDescription('Carol is on hold');
    expect(callWith('bob').snapshot.isHeld).toBe(false);
    expect(callWith('carol').snapshot.isHeld).toBe(true);
  });

  it('offers the call on hold once the other one ends, and opens no microphone by itself', async () => {
    const { press, callWith } = await secondCall({}, <VideoCall />);
    await press('Hold and answer');
    await press('End call');
    region('Call with Bob');
    expect(callWith('bob').snapshot.isHeld).toBe(true);
    expect(screen.getByRole('button', { name: 'Resume' })).toHaveAccessibleDescription('Bob is on hold');
    expect(screen.getByRole('group', { name: 'Bob' })).toHaveAttribute('data-hold', 'ours');
    await press('Resume');
    expect(callWith('bob').snapshot.isHeld).toBe(false);
    expect(screen.queryByRole('button', { name: 'Resume' })).toBeNull();
  });

  it('goes when whoever was on hold hangs up', async () => {
    const { press, bob, settle } = await secondCall();
    await press('Hold and answer');
    act(() => bob.client.calls[0]?.hangUp());
    await settle();
    expect(screen.queryByRole('button', { name: 'Swap' })).toBeNull();
  });

  it('does not swap while the other call has not come about: that cannot be held', async () => {
    const { ann, user, settle, signIn, press, callWith } = await secondCall({}, <HeldCalls />);
    await signIn('dan', 'Dan');
    await press('Decline');
    act(() => callWith('bob').setHeld(true));
    act(() => void ann.client.call('dan'));
    await settle();
    const swap = screen.getByRole('button', { name: 'Swap' });
    expect(swap).toHaveAttribute('aria-disabled', 'true');
    await user.click(swap);
    await settle();
    expect(callWith('bob').snapshot.isHeld).toBe(true);
  });

  it('tells those who listen, where nothing else does', async () => {
    const { press } = await secondCall({}, <HeldCalls />);
    await press('Hold and answer');
    expect(screen.getByText('Bob is on hold').closest('[role="status"]')).toHaveAttribute('data-swap');
  });

  it('lets an app draw a call of its own', async () => {
    const props: HeldCallsProps = { renderCall: (id) => <p title={id}>mine</p>, className: 'yours' };
    const { press, callWith } = await secondCall({}, <HeldCalls {...props} />);
    await press('Hold and answer');
    expect(screen.getByText('mine')).toHaveAttribute('title', callWith('bob').id);
    expect(screen.getByText('mine').parentElement).toHaveClass('parley-held-calls', 'yours');
  });
});

describe('HoldButton', () => {
  it('holds the call and takes it back, and the other one meanwhile', async () => {
    const { press, callWith } = await secondCall({}, <HoldButton />);
    const hold = () => screen.getByRole('button', { name: 'Hold' });
    expect(hold()).toHaveAttribute('aria-pressed', 'false');
    await press('Hold and answer');
    expect(hold()).toHaveAttribute('aria-pressed', 'false');
    await press('Hold');
    expect(callWith('carol').snapshot.isHeld).toBe(true);
    expect(hold()).toHaveAttribute('aria-pressed', 'true');
    await press('Hold');
    expect(callWith('carol').snapshot.isHeld).toBe(false);
    expect(callWith('bob').snapshot.isHeld).toBe(true);
  });

  it('is not there before the call has come about', async () => {
    const { ann, show, settle } = await startCallTest({ callWaiting: true });
    show(<HoldButton />);
    act(() => void ann.client.call('bob'));
    await settle();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it.each([true, false])('is in the menu where calls wait: %s', async (callWaiting) => {
    await menuParts.load();
    const { ann, bob, show, settle, user } = await startCallTest({ callWaiting });
    show(<MoreMenu />);
    const call = ann.client.call('bob');
    await settle();
    onlyCall(bob).accept();
    await settle();
    await user.click(screen.getByRole('button', { name: 'More' }));
    const item = screen.queryByRole('button', { name: 'Hold' });
    expect(item !== null).toBe(callWaiting);
    if (!item) return;
    await user.click(item);
    expect(call.snapshot.isHeld).toBe(true);
  });
});

describe('on the other side', () => {
  it('the tile says who holds, and it is told once, without a word of microphones', async () => {
    const { ann, bob, settle, show } = await startCallTest();
    ann.client.call('bob');
    await settle();
    const theirs = onlyCall(bob);
    theirs.accept();
    await settle();
    show(
      <>
        <ParticipantTile userId="bob" />
        <CallAnnouncer />
      </>,
    );
    await waitFor(() => expect(said()).toEqual(['Connected with Bob']));
    const tile = screen.getByRole('group', { name: 'Bob' });
    theirs.setHeld(true);
    await settle();
    expect(tile).toHaveAttribute('data-hold', 'theirs');
    expect(tile.querySelector('.parley-tile-state')).toHaveTextContent('Bob put you on hold');
    theirs.setHeld(false);
    await settle();
    expect(tile).not.toHaveAttribute('data-hold');
    expect(tile.querySelector('.parley-tile-state')).toBeNull();
    expect(said()).toEqual(['Connected with Bob', 'Bob put you on hold', 'Bob is back']);
  });
});

describe('for those who listen', () => {
  it('says what this side holds, and with whom it talks again', async () => {
    const { press } = await secondCall({}, withAnnouncer);
    await press('Hold and answer');
    await waitFor(() => expect(said().at(-1)).toBe('Connected with Carol'));
    await press('Swap');
    expect(said().slice(-2)).toEqual(['Carol is on hold', 'Connected with Bob']);
  });
});
