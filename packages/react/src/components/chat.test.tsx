// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Profiler } from 'react';
import type { ReactElement } from 'react';
import { beforeAll, describe, expect, it } from 'vitest';
import { VideoCall } from '../prefabs/video-call.js';
import { stubMediaElements } from '../test-support/media-elements.js';
import { showStillCall } from '../test-support/show-still-call.js';
import type { ShownCall } from '../test-support/show-still-call.js';
import { CallAnnouncer } from './call-announcer.js';
import { CallControls } from './call-controls.js';
import { ChatButton } from './chat-button.js';
import { ChatPanel } from './chat-panel.js';
import { chatParts } from './chat-parts.js';
import { ParticipantTile } from './participant-tile.js';

stubMediaElements();
beforeAll(async () => {
  await chatParts.load();
});

const field = () => screen.getByRole('textbox', { name: 'Message' });
const texts = ({ chat }: ShownCall) => chat.snapshot.messages.map(({ text }) => text);
const say = (call: ShownCall, ...given: Parameters<ShownCall['chat']['say']>) =>
  act(() => call.chat.say(...given));

describe('ChatPanel', () => {
  it('sends with Enter and with the button, begins a line with Shift, and tells of typing', async () => {
    const call = await showStillCall(1);
    call.show(<ChatPanel />);
    expect(screen.getByRole('button', { name: 'Send' })).toBeDisabled();
    await call.user.type(field(), 'One');
    expect(call.chat.isTyping()).toBe(true);
    await call.user.keyboard('{Shift>}{Enter}{/Shift}two{Enter}');
    expect(texts(call)).toEqual(['One\ntwo']);
    expect(field()).toHaveValue('');
    await call.user.type(field(), '   {Enter}');
    await call.user.clear(field());
    expect(call.chat.isTyping()).toBe(false);
    await call.user.type(field(), 'three');
    await call.user.click(screen.getByRole('button', { name: 'Send' }));
    expect(texts(call)).toEqual(['One\ntwo', 'three']);
    expect(within(screen.getByRole('log', { name: 'Messages' })).getByText('three')).toBeVisible();
  });

  it('leaves the Enter key to an input method', async () => {
    const call = await showStillCall(1);
    call.show(<ChatPanel />);
    await call.user.type(field(), 'こん');
    fireEvent.keyDown(field(), { key: 'Enter', isComposing: true });
    // Safari: the composition is over already.
    fireEvent.keyDown(field(), { key: 'Enter', keyCode: 229 });
    expect(texts(call)).toEqual([]);
    fireEvent.keyDown(field(), { key: 'Enter' });
    await waitFor(() => expect(texts(call)).toEqual(['こん']));
  });

  it('shows text as text, and makes links of safe addresses alone', async () => {
    const call = await showStillCall(1);
    call.show(<ChatPanel />);
    say(call, 'bob', '<img src=x onerror=alert(1)> javascript:alert(1) https://example.org/x.');
    expect(document.querySelector('img')).toBeNull();
    const [link, ...others] = screen.getAllByRole('link');
    expect(others).toEqual([]);
    expect(link).toHaveTextContent(/^https:\/\/example.org\/x$/);
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    expect(link).toHaveAttribute('target', '_blank');
  });

  it('says who wrote once for what stands together, and what became of the newest of ours', async () => {
    const call = await showStillCall(2);
    call.show(<ChatPanel />);
    say(call, 'bob', 'a');
    say(call, 'bob', 'b');
    say(call, 'carol', 'c');
    say(call, 'ann', 'd');
    say(call, 'ann', 'e', { status: 'delivered' });
    say(call, 'ann', 'f', { at: Date.now() });
    expect(screen.getAllByText('Bob')).toHaveLength(1);
    expect(screen.getAllByText('You')).toHaveLength(2);
    expect(screen.getAllByText('Sent')).toHaveLength(1);
    expect(screen.queryByText('Delivered')).toBeNull();
  });

  it('offers to try again what has failed, while somebody is there', async () => {
    const call = await showStillCall(1);
    call.show(<ChatPanel />);
    say(call, 'ann', 'lost', { status: 'failed' });
    await call.user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.queryByText('Not delivered')).toBeNull();
    say(call, 'ann', 'lost again', { status: 'failed' });
    call.setPerson('bob', { state: 'left' });
    expect(screen.getByText('Not delivered')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    expect(field()).toHaveAccessibleDescription('Nobody else is in the call yet.');
  });

  it('refuses what is too long, and stops typing when it goes', async () => {
    const call = await showStillCall(1);
    const { unmount } = call.show(<ChatPanel />);
    fireEvent.change(field(), { target: { value: 'x'.repeat(5002) } });
    expect(field()).toHaveAccessibleDescription('2 characters too long');
    expect(field()).toBeInvalid();
    await call.user.type(field(), '{Enter}');
    expect(texts(call)).toEqual([]);
    fireEvent.change(field(), { target: { value: 'a draft' } });
    expect(call.chat.isTyping()).toBe(true);
    unmount();
    expect(call.chat.isTyping()).toBe(false);
  });

  it('marks as read what is seen, and stays to be read when the call is over', async () => {
    const call = await showStillCall(1);
    call.chat.say('bob', 'Hello');
    call.show(<ChatPanel />);
    expect(call.chat.snapshot.unreadCount).toBe(0);
    say(call, 'bob', 'More');
    expect(call.chat.snapshot.unreadCount).toBe(0);
    call.set({ state: 'ended', endReason: 'hangup', endedAt: 0 });
    expect(screen.getByText('Hello')).toBeVisible();
    expect(screen.getByText('The call is over.')).toBeVisible();
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});

describe('ChatButton', () => {
  it('counts what is unread, in words too', async () => {
    const call = await showStillCall(1);
    call.show(<ChatButton />);
    const button = screen.getByRole('button', { name: 'Chat', expanded: false });
    expect(button).not.toHaveAccessibleDescription();
    for (let index = 0; index < 100; index += 1) say(call, 'bob', 'again');
    expect(button).toHaveAccessibleDescription('100 unread messages');
    expect(button).toHaveTextContent('99+');
    await call.user.click(button);
    expect(screen.getByRole('button', { name: 'Chat', expanded: true })).toBe(button);
  });

  it('is in the bar only where there is a place for the chat', async () => {
    const call = await showStillCall(1);
    const { rerender } = call.show(<CallControls />);
    expect(screen.queryByRole('button', { name: 'Chat' })).toBeNull();
    rerender(<></>);
    call.show(<VideoCall chat={false} />);
    expect(screen.queryByRole('button', { name: 'Chat' })).toBeNull();
    await call.user.keyboard('c');
    expect(screen.queryByRole('log')).toBeNull();
  });
});

describe('in a call', () => {
  it('opens by its key with the focus in the field, and gives the focus back', async () => {
    const call = await showStillCall(1);
    call.show(<VideoCall />);
    const button = screen.getByRole('button', { name: 'Chat' });
    expect(button).toHaveAttribute('aria-keyshortcuts', 'C');
    await call.user.click(button);
    expect(field()).toHaveFocus();
    // It is a letter here.
    await call.user.keyboard('c');
    expect(field()).toHaveValue('c');
    await call.user.keyboard('{Escape}');
    expect(screen.queryByRole('log')).toBeNull();
    await waitFor(() => expect(button).toHaveFocus());
    await call.user.keyboard('c');
    expect(field()).toHaveFocus();
    expect(field()).toHaveValue('c');
    await call.user.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('log')).toBeNull();
  });

  it('tells a message once to those who listen, unless it is to be seen', async () => {
    const call = await showStillCall(1);
    const { rerender } = call.show(<CallAnnouncer />);
    const told = () => screen.getByRole('status').textContent;
    await waitFor(() => expect(told()).not.toBe(''));
    say(call, 'bob', 'Hello <b>');
    say(call, 'ann', 'Hi');
    expect(told()).toMatch(/Bob: Hello <b>$/);
    say(call, 'bob', 'x'.repeat(300));
    expect(told()).toMatch(/Bob: x{200}…$/);
    rerender(<></>);
    call.show(
      <>
        <CallAnnouncer />
        <ChatPanel />
      </>,
    );
    await waitFor(() => expect(told()).not.toBe(''));
    say(call, 'bob', 'Seen');
    expect(told()).not.toContain('Seen');
  });

  it('renders nothing of the call with a message', async () => {
    const call = await showStillCall(2);
    let commits = 0;
    const Counted = ({ children }: { readonly children: ReactElement }) => (
      <Profiler id="call" onRender={() => void (commits += 1)}>
        {children}
      </Profiler>
    );
    call.show(
      <>
        <Counted>
          <>
            <ParticipantTile userId="bob" />
            <CallControls />
          </>
        </Counted>
        <ChatPanel />
      </>,
    );
    commits = 0;
    say(call, 'bob', 'Hello');
    say(call, 'carol', 'Hello');
    expect(commits).toBe(0);
  });
});
