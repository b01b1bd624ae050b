// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { createRef } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { onlyCall } from '../test-support/call-world.js';
import { stubMediaElements } from '../test-support/media-elements.js';
import { stubPopovers } from '../test-support/popovers.js';
import { startCallTest } from '../test-support/render.js';
import { CallControls } from './call-controls.js';
import { CameraButton } from './camera-button.js';
import { HangUpButton } from './hang-up-button.js';
import { MicButton } from './mic-button.js';

stubMediaElements();
stubPopovers();

async function inCall(options: { video?: boolean } = {}, isPlain = false) {
  const test = await startCallTest();
  if (isPlain) test.network.setPlain('bob');
  const call = test.ann.client.call('bob', options);
  await test.settle();
  onlyCall(test.bob).accept();
  await test.settle();
  return { ...test, call };
}

const button = (name: string) => screen.getByRole('button', { name });

describe('CallControls', () => {
  it('is a named group of everything a call needs', async () => {
    const { show } = await inCall();
    show(<CallControls />);
    expect(screen.getByRole('group', { name: 'Call controls' })).toHaveAttribute('data-state', 'connected');
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'Microphone',
      'Audio settings',
      'Camera',
      'Video settings',
      'Share screen',
      'Reactions',
      'More',
      'End call',
    ]);
  });

  it('has nothing to lay out and nobody to show a screen to while nobody has answered', async () => {
    const { ann, show, settle } = await startCallTest();
    ann.client.call('bob');
    await settle();
    show(<CallControls />);
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'Microphone',
      'Audio settings',
      'Camera',
      'Video settings',
      'Cancel call',
    ]);
  });

  it('takes other parts, or none', async () => {
    const { show, user } = await inCall();
    show(
      <CallControls
        slots={{ camera: null, share: null, react: null, end: <button type="button">Away</button> }}
      />,
    );
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'Microphone',
      'Audio settings',
      'More',
      'Away',
    ]);
    await user.click(button('More'));
    expect(screen.queryByRole('button', { name: 'Share screen' })).toBeNull();
  });

  it('has no camera in an audio call with a client that has no place for pictures', async () => {
    const { show } = await inCall({ video: false }, true);
    show(<CallControls />);
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'Microphone',
      'Audio settings',
      'More',
      'End call',
    ]);
  });

  it('takes other buttons', async () => {
    const { show } = await inCall();
    show(
      <CallControls aria-label="Mine">
        <HangUpButton />
      </CallControls>,
    );
    expect(screen.getByRole('group', { name: 'Mine' })).toBeInTheDocument();
    expect(screen.getAllByRole('button')).toHaveLength(1);
  });
});

describe.each([
  ['Microphone', MicButton],
  ['Camera', CameraButton],
])('the button "%s"', (name, Button) => {
  it('keeps its name and tells by aria-pressed whether it is on', async () => {
    const { show, user, settle } = await inCall();
    show(<Button />);
    expect(button(name)).toHaveAttribute('aria-pressed', 'true');
    await user.click(button(name));
    await settle();
    expect(button(name)).toHaveAttribute('aria-pressed', 'false');
    expect(button(name)).not.toHaveAttribute('data-on');
    expect(button(name)).toHaveFocus();
    await user.keyboard('{Enter}');
    await settle();
    expect(button(name)).toHaveAttribute('aria-pressed', 'true');
  });

  it('can be pressed again when the device failed, and says why it failed', async () => {
    const { show, user, settle, ann } = await startCallTest();
    const kind = name === 'Camera' ? 'video' : 'audio';
    ann.media.fail(kind, 'NotReadableError');
    ann.client.call('bob');
    show(<Button />);
    await settle();
    expect(button(name)).toHaveAttribute('aria-pressed', 'false');
    expect(button(name)).toHaveAttribute('data-status', 'failed');
    expect(button(name)).toHaveAccessibleDescription(`Your ${name.toLowerCase()} is busy`);

    await user.click(button(name));
    await settle();
    expect(button(name)).toHaveAttribute('data-status', 'failed');
    ann.media.restore(kind);
    await user.click(button(name));
    await settle();
    expect(button(name)).toHaveAttribute('aria-pressed', 'true');
    expect(button(name)).toHaveAccessibleDescription('');
  });

  it('is on while the person is being asked, and can be switched off meanwhile', async () => {
    const { show, user, settle, ann } = await startCallTest();
    const answer = ann.media.hold();
    const call = ann.client.call('bob');
    show(<Button />);
    expect(button(name)).toHaveAttribute('aria-pressed', 'true');
    expect(button(name)).toHaveAttribute('aria-busy', 'true');
    await user.click(button(name));
    expect(button(name)).toHaveAttribute('aria-pressed', 'false');
    answer();
    await settle();
    expect(button(name)).toHaveAttribute('aria-pressed', 'false');
    expect(call.snapshot.local[name === 'Camera' ? 'video' : 'audio'].enabled).toBe(false);
  });

  it('takes props, a ref, content and another element; preventDefault stops it', async () => {
    const { show, user, settle } = await inCall();
    const ref = createRef<HTMLButtonElement>();
    const onClick = vi.fn<(event: { preventDefault: () => void }) => void>((event) => event.preventDefault());
    show(
      <Button ref={ref} id="it" className="mine" style={{ color: 'red' }} onClick={onClick}>
        Own content
      </Button>,
    );
    const own = button('Own content');
    expect(ref.current).toBe(own);
    expect(own).toHaveClass('parley-control', 'mine');
    expect(own).toHaveStyle({ color: 'red' });
    await user.click(own);
    await settle();
    expect(onClick).toHaveBeenCalledOnce();
    expect(own).toHaveAttribute('aria-pressed', 'true');
  });

  it('renders as a function says, with its state', async () => {
    const { show, user, settle } = await inCall();
    show(
      <Button
        render={(props, { isOn, status }) => (
          <button {...props} type="button">
            {`${isOn ? 'on' : 'off'} ${status}`}
          </button>
        )}
      />,
    );
    await user.click(button('on live'));
    await settle();
    expect(button(name === 'Camera' ? 'off off' : 'off live')).toHaveAttribute('aria-pressed', 'false');
  });
});

describe('HangUpButton', () => {
  it('cancels while nobody has answered', async () => {
    const { ann, show, user, settle } = await startCallTest();
    const call = ann.client.call('bob');
    show(<HangUpButton />);
    await user.click(button('Cancel call'));
    await settle();
    expect(call.snapshot.endReason).toBe('canceled');
  });

  it('ends the call that it was given, not the current one', async () => {
    const { show, user, settle, call } = await inCall();
    show(<HangUpButton callId="another" />);
    await user.click(button('End call'));
    await settle();
    expect(call.snapshot.state).toBe('connected');
  });
});
