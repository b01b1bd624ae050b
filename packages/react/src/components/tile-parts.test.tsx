// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { useVideoElement } from '../hooks/use-video-element.js';
import { stubMediaElements } from '../test-support/media-elements.js';
import { showStillCall } from '../test-support/show-still-call.js';
import { Avatar } from './avatar.js';
import { extraParts } from './extra-parts.js';
import { FloatingSelfView } from './floating-self-view.js';
import { MicIndicator } from './mic-indicator.js';
import { ParticipantName } from './participant-name.js';
import { ParticipantTile } from './participant-tile.js';
import { QualityBadge } from './quality-badge.js';
import { SharingNotice } from './sharing-notice.js';

const media = stubMediaElements();

const group = (name: string) => screen.getByRole('group', { name });

describe('the parts of a tile', () => {
  it('can be used alone, told whose they are', async () => {
    const { show, setPerson } = await showStillCall(1);
    show(
      <>
        <ParticipantName userId="bob" />
        <MicIndicator userId="ann" />
        <QualityBadge userId="bob" />
      </>,
    );
    expect(screen.getByText('Bob')).toBeInTheDocument();
    expect(screen.queryByText('Weak connection')).toBeNull();
    setPerson('bob', { quality: 'fair' });
    expect(screen.getByText('Weak connection')).toBeInTheDocument();
    setPerson('bob', { quality: 'poor' });
    expect(screen.getByText('Poor connection')).toBeInTheDocument();
    setPerson('bob', { state: 'reconnecting' });
    expect(screen.queryByText('Poor connection')).toBeNull();
  });

  it('say that oneself is muted too', async () => {
    const { show, client } = await showStillCall(1);
    show(<MicIndicator userId="ann" />);
    expect(screen.queryByText('Microphone off')).toBeNull();
    await act(async () => client.calls[0]?.setMicrophoneEnabled(false));
    expect(screen.getByText('Microphone off')).toBeInTheDocument();
  });

  it('can be replaced and left out', async () => {
    const { show } = await showStillCall(1);
    const slots = { name: <ParticipantName className="mine" />, avatar: null, ring: null };
    const { container } = show(<ParticipantTile userId="bob" slots={slots} />);
    expect(container.querySelector('.mine')).toHaveTextContent('Bob');
    expect(container.querySelector('.parley-avatar, .parley-speaking-ring')).toBeNull();
  });

  it('say so when they do not know whose they are', async () => {
    const { show } = await showStillCall(1);
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(() => show(<ParticipantName />)).toThrow('<ParticipantTile>');
    quiet.mockRestore();
  });
});

describe('Avatar', () => {
  it('shows the image that the app finds, and initials when it fails to load', async () => {
    const { show } = await showStillCall(1, {
      getAvatar: ({ userId }) => `https://images.example/${userId}.png`,
    });
    const { container } = show(<Avatar userId="bob" />);
    const image = container.querySelector('img');
    expect(image).toHaveAttribute('src', 'https://images.example/bob.png');
    expect(image).toHaveAttribute('alt', '');
    if (image) fireEvent.error(image);
    expect(container.querySelector('img')).toBeNull();
    expect(container).toHaveTextContent('B');
  });

  it('prefers the one it is given, also none', async () => {
    const { show } = await showStillCall(1, { getAvatar: () => 'https://images.example/a.png' });
    const { container, rerender } = show(<Avatar userId="bob" src="https://images.example/b.png" />);
    expect(container.querySelector('img')).toHaveAttribute('src', 'https://images.example/b.png');
    rerender(<></>);
    expect(show(<Avatar userId="bob" src={null} />).container.querySelector('img')).toBeNull();
  });
});

describe('useVideoElement', () => {
  function Own({ userId, source }: { readonly userId: string; readonly source?: 'screen' }): ReactElement {
    const ref = useRef<HTMLVideoElement>(null);
    const isThere = useVideoElement(ref, userId, { source });
    return <video ref={ref} title={String(isThere)} muted />;
  }

  it.each([
    ['bob', undefined, true],
    ['ann', undefined, true],
    ['bob', 'screen', false],
    ['nobody', undefined, false],
  ] as const)('plays the picture of %s (%s): %s', async (userId, source, isThere) => {
    const { show } = await showStillCall(1);
    const { unmount } = show(source ? <Own userId={userId} source={source} /> : <Own userId={userId} />);
    expect(screen.getByTitle(String(isThere))).toBeInTheDocument();
    await act(async () => undefined);
    expect(media.playing()).toHaveLength(isThere ? 1 : 0);
    unmount();
    expect(media.playing()).toHaveLength(0);
  });
});

describe('SharingNotice', () => {
  it('says that one shares, and stops it', async () => {
    const { show, user, client } = await showStillCall(1);
    const { container } = show(<SharingNotice />);
    expect(container).toBeEmptyDOMElement();
    await act(async () => client.calls[0]?.setScreenShareEnabled(true));
    expect(container).toHaveTextContent('You are sharing your screen');
    await user.click(screen.getByRole('button', { name: 'Stop sharing' }));
    expect(container).toBeEmptyDOMElement();
  });
});

describe('FloatingSelfView', () => {
  // Its button, which comes when the picture is there.
  beforeAll(() => extraParts.load());

  const view = () => group('Your picture');
  const button = () => screen.getByRole('button', { name: 'Move your picture' });

  it('goes to another corner by the arrow keys and by a press, and says where it is', async () => {
    const { show, user } = await showStillCall(1);
    show(<FloatingSelfView />);
    expect(view()).toHaveAttribute('data-corner', 'bottom-end');
    expect(button()).toHaveAccessibleDescription(/arrow keys/);
    button().focus();
    await user.keyboard('{ArrowUp}');
    expect(view()).toHaveAttribute('data-corner', 'top-end');
    expect(screen.getByRole('status')).toHaveTextContent('Top right');
    await user.keyboard('{ArrowLeft}');
    expect(view()).toHaveAttribute('data-corner', 'top-start');
    expect(screen.getByRole('status')).toHaveTextContent('Top left');
    await user.click(button());
    expect(view()).toHaveAttribute('data-corner', 'top-end');
  });

  it('follows the writing from right to left', async () => {
    const { show, user } = await showStillCall(1);
    show(
      <div style={{ direction: 'rtl' }}>
        <FloatingSelfView style={{ direction: 'rtl' }} />
      </div>,
    );
    button().focus();
    await user.keyboard('{ArrowRight}');
    expect(view()).toHaveAttribute('data-corner', 'bottom-start');
    expect(screen.getByRole('status')).toHaveTextContent('Bottom right');
  });

  it('comes back where it was put', async () => {
    const { show, user } = await showStillCall(1);
    function Sometimes(): ReactElement {
      const [isThere, setThere] = useState(true);
      return (
        <>
          <button type="button" onClick={() => setThere(!isThere)}>
            Toggle
          </button>
          {isThere && <FloatingSelfView />}
        </>
      );
    }
    show(<Sometimes />);
    await user.click(button());
    await user.click(screen.getByRole('button', { name: 'Toggle' }));
    expect(screen.queryByRole('group', { name: 'Your picture' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Toggle' }));
    expect(view()).toHaveAttribute('data-corner', 'bottom-start');
  });
});
