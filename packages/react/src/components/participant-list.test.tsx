// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { onlyCall } from '../test-support/call-world.js';
import { stubMediaElements } from '../test-support/media-elements.js';
import { stubPopovers } from '../test-support/popovers.js';
import { startCallTest } from '../test-support/render.js';
import { AudioRenderer } from './audio-renderer.js';
import { CallAnnouncer } from './call-announcer.js';
import { MoreMenu } from './more-menu.js';
import { menuParts } from './menu-parts.js';
import { ParticipantsButton } from './participants-button.js';
import { ParticipantList } from './participant-list.js';
import { UnmuteRequest } from './unmute-request.js';

stubMediaElements();
stubPopovers();

beforeAll(async () => {
  await menuParts.load();
});

async function inCall(names: readonly string[] = ['bob', 'carol'], plain: readonly string[] = []) {
  const test = await startCallTest();
  for (const name of plain) test.network.setPlain(name);
  const others = [test.bob];
  for (const name of names.slice(1))
    others.push(await test.signIn(name, `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`));
  const call = test.ann.client.call(names);
  await test.settle();
  for (const other of others) onlyCall(other).accept();
  await test.settle();
  return { ...test, call };
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const rows = () => within(screen.getByRole('list', { name: 'People in the call' })).getAllByRole('listitem');
const text = (row: HTMLElement | undefined) => row?.querySelector('.parley-person')?.textContent ?? '';

describe('ParticipantList', () => {
  it('tells who is in, oneself first, and how they are', async () => {
    const { bob, call, show, settle } = await inCall();
    show(<ParticipantList />);
    expect(screen.getByText('3 people in the call')).toBeInTheDocument();
    expect(rows().map((row) => row.querySelector('.parley-name')?.textContent)).toEqual([
      'You',
      'Bob',
      'Carol',
    ]);
    await act(() => call.setMicrophoneEnabled(false));
    await act(() => onlyCall(bob).setCameraEnabled(false));
    act(() => onlyCall(bob).setHandRaised(true));
    await settle();
    expect(text(rows()[0])).toContain('Microphone off · Camera on');
    expect(text(rows()[1])).toContain('Hand raised, number 1 in line · Microphone on · Camera off');
    act(() => onlyCall(bob).hangUp());
    await settle();
    expect(screen.getByText('2 people in the call')).toBeInTheDocument();
    expect(rows()).toHaveLength(2);
  });

  it('shows who is being called, and leaves to the app whom to invite', async () => {
    const { call, show, settle, signIn, user } = await inCall();
    await signIn('dan');
    const onInvite = vi.fn<() => void>(() => call.invite('dan'));
    show(<ParticipantList onInvite={onInvite} />);
    await user.click(button('Invite people'));
    await settle();
    expect(onInvite).toHaveBeenCalledOnce();
    expect(text(rows().at(-1))).toContain('Ringing…');
    expect(screen.getByText('3 people in the call')).toBeInTheDocument();
    expect(within(rows().at(-1) ?? document.body).queryByRole('button')).toBeNull();
  });

  it('calls somebody again who has left', async () => {
    const { bob, call, show, settle, user } = await inCall();
    show(<ParticipantList />);
    expect(screen.queryByText('Not in the call')).toBeNull();
    act(() => onlyCall(bob).hangUp());
    await settle();
    const gone = screen.getByRole('list', { name: 'Not in the call' });
    expect(within(gone).getAllByRole('listitem')).toHaveLength(1);
    expect(button('Call again')).toHaveAccessibleDescription('Bob');
    await user.click(button('Call again'));
    await settle();
    expect(screen.queryByText('Not in the call')).toBeNull();
    expect(screen.getByRole('list')).toHaveFocus();
    expect(text(rows()[1])).toContain('Ringing…');
    act(() => onlyCall(bob).accept());
    await settle();
    expect(call.snapshot.participants['bob']?.state).toBe('connected');
  });

  it('says that the call is full when others have taken the places of those who left', async () => {
    const names = ['bob', 'carol', 'dan', 'eve', 'fay', 'gus', 'hal'];
    const { bob, call, show, settle, signIn, user } = await inCall(names);
    const ivy = await signIn('ivy', 'Ivy');
    show(<ParticipantList />);
    act(() => onlyCall(bob).hangUp());
    await settle();
    act(() => call.invite('ivy'));
    await settle();
    await user.click(button('Call again'));
    const gone = screen.getByRole('list', { name: 'Not in the call' });
    expect(within(gone).getByRole('status')).toHaveTextContent('The call is full.');
    expect(button('Call again')).toHaveFocus();
    act(() => onlyCall(ivy).reject());
    await settle();
    for (const status of within(gone).getAllByRole('status')) expect(status).toBeEmptyDOMElement();
  });

  it('calls a QuickBlox client again that was restarted', async () => {
    const { bob, call, show, settle, signIn, user } = await inCall(['bob', 'carol'], ['bob']);
    show(<ParticipantList />);
    await bob.client.disconnect();
    await settle();
    const restarted = await signIn('bob', 'Bob');
    await user.click(button('Call again'));
    await settle();
    expect(text(rows()[1])).toContain('Calling…');
    act(() => onlyCall(restarted).accept());
    await settle();
    expect(call.snapshot.participants['bob']?.state).toBe('connected');
  });

  it('offers nobody again once the call is over', async () => {
    const { bob, call, show, settle } = await inCall();
    show(<ParticipantList />);
    act(() => onlyCall(bob).hangUp());
    await settle();
    act(() => call.hangUp());
    await settle();
    expect(screen.queryByRole('button', { name: 'Call again' })).toBeNull();
  });

  it('makes somebody softer or silent, for oneself alone', async () => {
    const { call, show, user } = await inCall();
    show(
      <>
        <AudioRenderer />
        <ParticipantList />
      </>,
    );
    const sounds = () =>
      Array.from(document.querySelectorAll('audio'), ({ volume, muted }) => ({ volume, muted }));
    await user.click(button(/^Bob/));
    expect(button(/^Bob/)).toHaveAttribute('aria-expanded', 'true');
    const slider = screen.getByRole('slider', { name: 'Volume of Bob' });
    expect(slider).toHaveAttribute('aria-valuetext', '100%');
    fireEvent.change(slider, { target: { value: '35' } });
    expect(slider).toHaveAttribute('aria-valuetext', '35%');
    expect(sounds()).toEqual([
      { volume: 0.35, muted: false },
      { volume: 1, muted: false },
    ]);
    await user.click(button('Mute Bob for me'));
    expect(sounds()[0]).toEqual({ volume: 0.35, muted: true });
    expect(slider).toHaveValue('0');
    expect(text(rows()[1])).toContain('Muted for you');
    await user.click(button('Mute Bob for me'));
    expect(sounds()[0]).toEqual({ volume: 0.35, muted: false });
    expect(call.snapshot.participants['bob']?.audioEnabled).toBe(true);
  });

  it('pins, and asks to unmute, which is a question', async () => {
    const { bob, show, settle, user } = await inCall();
    show(<ParticipantList />);
    await act(() => onlyCall(bob).setMicrophoneEnabled(false));
    await settle();
    await user.click(button(/^Bob/));
    await user.click(button('Pin Bob'));
    expect(button('Pin Bob')).toHaveAttribute('aria-pressed', 'true');
    await user.click(button('Ask Bob to unmute'));
    await settle();
    expect(button('Asked to unmute')).toHaveAttribute('aria-disabled', 'true');
    expect(onlyCall(bob).snapshot.unmuteRequesterIds).toEqual(['ann']);
    expect(onlyCall(bob).snapshot.local.audio.enabled).toBe(false);
  });

  it('asks nobody to unmute who cannot understand it', async () => {
    const { bob, show, settle, user } = await inCall(['bob', 'carol'], ['bob']);
    show(<ParticipantList />);
    await act(() => onlyCall(bob).setMicrophoneEnabled(false));
    await settle();
    await user.click(button(/^Bob/));
    expect(button('Mute Bob for me')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /unmute/ })).toBeNull();
  });
});

describe('UnmuteRequest', () => {
  async function asked() {
    const test = await inCall();
    test.show(
      <>
        <CallAnnouncer />
        <UnmuteRequest />
      </>,
    );
    await act(() => test.call.setMicrophoneEnabled(false));
    await test.settle();
    act(() => onlyCall(test.bob).askToUnmute('ann'));
    await test.settle();
    return test;
  }

  it('asks, and opens the microphone with a yes alone', async () => {
    const { call, user, settle } = await asked();
    expect(screen.getByRole('group', { name: 'Bob would like to hear you' })).toBeInTheDocument();
    expect(document.body).toHaveFocus();
    expect(call.snapshot.local.audio.enabled).toBe(false);
    await user.click(button('Turn on microphone'));
    await settle();
    expect(call.snapshot.local.audio.enabled).toBe(true);
    expect(screen.queryByRole('group')).toBeNull();
  });

  it('says no with Escape', async () => {
    const { call, user, settle } = await asked();
    act(() => button('Not now').focus());
    await user.keyboard('{Escape}');
    await settle();
    expect(screen.queryByRole('group')).toBeNull();
    expect(call.snapshot.local.audio.enabled).toBe(false);
  });
});

describe('ParticipantsButton', () => {
  it('opens the list, which stays open while one does things in it', async () => {
    const { show, user } = await inCall();
    show(<ParticipantsButton />);
    expect(screen.queryByRole('list')).toBeNull();
    await user.click(button('People'));
    await user.click(button(/^Carol/));
    await user.click(button('Pin Carol'));
    expect(rows()).toHaveLength(3);
    expect(button('People')).toHaveAttribute('data-open');
  });
});

describe('the end for everybody', () => {
  it('is for whoever began a group, and asks once more', async () => {
    const { call, show, user, settle } = await inCall();
    show(<MoreMenu />);
    await user.click(button('More'));
    await user.click(button('End for everyone'));
    expect(call.snapshot.state).toBe('connected');
    await user.click(button('Cancel'));
    expect(button('End for everyone')).toHaveFocus();
    await user.click(button('End for everyone'));
    const question = screen.getByRole('group', { name: 'The call ends for everybody who is in it.' });
    await user.click(within(question).getByRole('button', { name: 'End for everyone' }));
    await settle();
    expect(call.snapshot).toMatchObject({ state: 'ended', endReason: 'hangup' });
  });

  it('is nothing between two', async () => {
    const { show, user } = await inCall(['bob']);
    show(<MoreMenu />);
    await user.click(button('More'));
    expect(screen.queryByRole('button', { name: 'End for everyone' })).toBeNull();
  });
});
