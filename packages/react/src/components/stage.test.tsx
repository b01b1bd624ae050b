// @vitest-environment happy-dom
import '@testing-library/jest-dom/vitest';
import type { ParticipantSnapshot } from '@parley/core';
import { FakeTrack } from '@parley/testing';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Profiler, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useLayout } from '../hooks/use-layout.js';
import { useVideoElement } from '../hooks/use-video-element.js';
import { CallProvider } from '../provider/call-provider.js';
import type { CallProviderProps } from '../provider/call-provider.js';
import { stubMediaElements } from '../test-support/media-elements.js';
import { createStillCall } from '../test-support/still-call.js';
import { Avatar } from './avatar.js';
import { CallStage } from './call-stage.js';
import { FloatingSelfView } from './floating-self-view.js';
import { MicIndicator } from './mic-indicator.js';
import { ParticipantName } from './participant-name.js';
import { ParticipantTile } from './participant-tile.js';
import { QualityBadge } from './quality-badge.js';
import { SharingNotice } from './sharing-notice.js';
import { SpeakerLayout } from './speaker-layout.js';
import { SpeakingRing } from './speaking-ring.js';
import { VideoGrid } from './video-grid.js';

const media = stubMediaElements();
afterEach(cleanup);

const everybody = ['bob', 'carol', 'dan', 'eve', 'finn', 'gus'];
const video = () => new FakeTrack('video', 'camera');

async function inCall(count: number, options: Omit<CallProviderProps, 'client' | 'children'> = {}) {
  const people = everybody
    .slice(0, count)
    .map((id) => [id, id.replace(/^./, (letter) => letter.toUpperCase())] as const);
  const call = await createStillCall({ people, picture: video });
  return {
    ...call,
    user: userEvent.setup(),
    setPerson: (id: string, part: Partial<ParticipantSnapshot>) => act(() => call.setPerson(id, part)),
    share: (id: string, track: MediaStreamTrack | null) => act(() => call.share(id, track)),
    speak: (activeSpeakerId: string) => act(() => call.set({ activeSpeakerId })),
    show: (ui: ReactElement) =>
      render(
        <CallProvider {...options} client={call.client}>
          {ui}
        </CallProvider>,
      ),
  };
}

const group = (name: string) => screen.getByRole('group', { name });
const board = () => group('People in the call');
const shown = () =>
  within(board())
    .getAllByRole('group')
    .map((tile) => tile.getAttribute('aria-label'))
    .filter((name) => name !== 'Pages' && name !== 'Your picture');
const staged = () =>
  board().querySelector('[data-staged] [role="group"]')?.getAttribute('aria-label') ?? null;

describe('VideoGrid', () => {
  it('turns pages, and says on which one it is', async () => {
    const { show, user } = await inCall(5);
    show(<VideoGrid maxTiles={2} />);
    expect(shown()).toEqual(['Bob', 'Carol']);
    const [back, next] = [
      screen.getByRole('button', { name: 'Previous page' }),
      screen.getByRole('button', { name: 'Next page' }),
    ];
    expect(back).toHaveAttribute('aria-disabled', 'true');
    await user.click(next);
    await user.click(next);
    expect(screen.getByRole('status')).toHaveTextContent('Page 3 of 3');
    expect(shown()).toEqual(['Finn']);
    expect(next).toHaveAttribute('aria-disabled', 'true');
    expect(next).toHaveFocus();
    await user.click(next);
    await user.click(back);
    expect(shown()).toEqual(['Dan', 'Eve']);
  });

  it('goes back to a page that is there when people leave', async () => {
    const { show, user, setPerson } = await inCall(5);
    show(<VideoGrid maxTiles={2} />);
    await user.click(screen.getByRole('button', { name: 'Next page' }));
    await user.click(screen.getByRole('button', { name: 'Next page' }));
    setPerson('finn', { state: 'left' });
    expect(shown()).toEqual(['Dan', 'Eve']);
    setPerson('eve', { state: 'left' });
    setPerson('dan', { state: 'left' });
    expect(shown()).toEqual(['Bob', 'Carol']);
    expect(screen.queryByRole('group', { name: 'Pages' })).toBeNull();
  });

  it('brings who talks to the first page, and moves nobody when all are there', async () => {
    const { show, speak } = await inCall(5);
    const { rerender } = show(<VideoGrid maxTiles={3} />);
    speak('finn');
    expect(shown()).toEqual(['Bob', 'Carol', 'Finn']);
    rerender(<></>);
    cleanup();
    show(<VideoGrid />);
    speak('eve');
    expect(shown()).toEqual(['Bob', 'Carol', 'Dan', 'Eve', 'Finn']);
  });

  it('shows shared screens as tiles of their own, and pins nothing', async () => {
    const { show, share } = await inCall(2);
    show(<VideoGrid />);
    share('carol', video());
    expect(shown()).toEqual(['Carol’s screen', 'Bob', 'Carol']);
    expect(staged()).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('SpeakerLayout', () => {
  it('puts on the stage who talks, and keeps them there', async () => {
    const { show, speak } = await inCall(3);
    show(<SpeakerLayout />);
    expect(staged()).toBe('Bob');
    speak('dan');
    expect(staged()).toBe('Dan');
    speak('ann');
    expect(staged()).not.toBe('Ann Lee');
    expect(shown()).toEqual(['Bob', 'Carol', 'Dan']);
  });

  it('keeps every tile in its element when the stage changes hands', async () => {
    const { show, speak } = await inCall(3);
    show(<SpeakerLayout />);
    const before = group('Dan');
    speak('dan');
    speak('carol');
    expect(group('Dan')).toBe(before);
    await act(async () => undefined);
    expect(media.playing()).toHaveLength(3);
  });
});

describe('CallStage', () => {
  it('gives the stage to one, shares it among several, and to a screen while there is one', async () => {
    const { show, share } = await inCall(2);
    show(<CallStage />);
    expect(board()).toHaveAttribute('data-arrangement', 'grid');
    share('bob', video());
    expect(board()).toHaveAttribute('data-arrangement', 'speaker');
    expect(staged()).toBe('Bob’s screen');
    expect(within(group('Bob’s screen')).queryByText('Microphone off')).toBeNull();
    share('bob', null);
    expect(board()).toHaveAttribute('data-arrangement', 'grid');
    expect(screen.queryByRole('group', { name: 'Bob’s screen' })).toBeNull();
  });

  it('has nothing to pin when one other person is there', async () => {
    const { show } = await inCall(1);
    show(<CallStage />);
    expect(board()).toHaveAttribute('data-arrangement', 'single');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('keeps the pinned one on the stage until they are let go', async () => {
    const { show, user, speak } = await inCall(3);
    show(<CallStage />);
    await user.click(screen.getByRole('button', { name: 'Pin Carol' }));
    expect(staged()).toBe('Carol');
    speak('dan');
    expect(staged()).toBe('Carol');
    const button = screen.getByRole('button', { name: 'Pin Carol' });
    expect(button).toHaveAttribute('aria-pressed', 'true');
    await user.click(button);
    expect(board()).toHaveAttribute('data-arrangement', 'grid');
    expect(button).toHaveAttribute('aria-pressed', 'false');
  });
});

describe('useLayout', () => {
  function Own(): ReactElement {
    const { layout, arrangement, stageId, pinnedId, getLayoutProps, getPinProps } = useLayout();
    return (
      <>
        <output>{[layout, arrangement, stageId, pinnedId].join(' ')}</output>
        <button {...getLayoutProps('speaker')}>Speaker</button>
        <button {...getPinProps('dan', 'camera', { className: 'mine' })}>Pin Dan</button>
      </>
    );
  }

  it('is enough for an own user interface, and is forgotten with the call', async () => {
    const { show, user, set } = await inCall(3);
    show(<Own />);
    const told = () => screen.getByRole('status').textContent;
    expect(told()).toBe('auto grid  ');
    await user.click(screen.getByRole('button', { name: 'Speaker' }));
    expect(told()).toBe('speaker speaker bob ');
    expect(screen.getByRole('button', { name: 'Speaker' })).toHaveAttribute('aria-pressed', 'true');
    const pin = screen.getByRole('button', { name: 'Pin Dan' });
    await user.click(pin);
    expect(told()).toBe('speaker speaker dan dan');
    expect(pin).toHaveClass('mine');
    await user.click(pin);
    expect(told()).toBe('speaker speaker bob ');
    act(() => set({ state: 'ended', endReason: 'hangup', endedAt: 1 }));
    expect(told()).toMatch(/^auto /);
  });
});

describe('the parts of a tile', () => {
  it('can be used alone, told whose they are', async () => {
    const { show, setPerson } = await inCall(1);
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
    const { show, client } = await inCall(1);
    show(<MicIndicator userId="ann" />);
    expect(screen.queryByText('Microphone off')).toBeNull();
    await act(async () => client.calls[0]?.setMicrophoneEnabled(false));
    expect(screen.getByText('Microphone off')).toBeInTheDocument();
  });

  it('can be replaced and left out', async () => {
    const { show } = await inCall(1);
    const slots = { name: <ParticipantName className="mine" />, avatar: null, ring: null };
    const { container } = show(<ParticipantTile userId="bob" slots={slots} />);
    expect(container.querySelector('.mine')).toHaveTextContent('Bob');
    expect(container.querySelector('.parley-avatar, .parley-speaking-ring')).toBeNull();
  });

  it('say so when they do not know whose they are', async () => {
    const { show } = await inCall(1);
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(() => show(<ParticipantName />)).toThrow('<ParticipantTile>');
    quiet.mockRestore();
  });
});

describe('Avatar', () => {
  it('shows the image that the app finds, and initials when it fails to load', async () => {
    const { show } = await inCall(1, { getAvatar: ({ userId }) => `https://images.example/${userId}.png` });
    const { container } = show(<Avatar userId="bob" />);
    const image = container.querySelector('img');
    expect(image).toHaveAttribute('src', 'https://images.example/bob.png');
    expect(image).toHaveAttribute('alt', '');
    if (image) fireEvent.error(image);
    expect(container.querySelector('img')).toBeNull();
    expect(container).toHaveTextContent('B');
  });

  it('prefers the one it is given, also none', async () => {
    const { show } = await inCall(1, { getAvatar: () => 'https://images.example/a.png' });
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
    return <video ref={ref} title={String(isThere)} />;
  }

  it.each([
    ['bob', undefined, true],
    ['ann', undefined, true],
    ['bob', 'screen', false],
    ['nobody', undefined, false],
  ] as const)('plays the picture of %s (%s): %s', async (userId, source, isThere) => {
    const { show } = await inCall(1);
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
    const { show, user, client } = await inCall(1);
    const { container } = show(<SharingNotice />);
    expect(container).toBeEmptyDOMElement();
    await act(async () => client.calls[0]?.setScreenShareEnabled(true));
    expect(container).toHaveTextContent('You are sharing your screen');
    await user.click(screen.getByRole('button', { name: 'Stop sharing' }));
    expect(container).toBeEmptyDOMElement();
  });
});

describe('FloatingSelfView', () => {
  const view = () => group('Your picture');
  const button = () => screen.getByRole('button', { name: 'Move your picture' });

  it('goes to another corner by the arrow keys and by a press, and says where it is', async () => {
    const { show, user } = await inCall(1);
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
    const { show, user } = await inCall(1);
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
    const { show, user } = await inCall(1);
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

describe('what renders', () => {
  let commits = 0;
  beforeEach(() => {
    commits = 0;
  });

  it('is nothing at all when somebody grows louder', async () => {
    const { show, setLevel } = await inCall(6);
    const { container } = show(
      <Profiler id="stage" onRender={() => (commits += 1)}>
        <CallStage />
        <SpeakingRing userId="bob" className="mine" />
      </Profiler>,
    );
    commits = 0;
    for (const [step, id] of everybody.entries()) act(() => setLevel(id, step / 10));
    act(() => setLevel('bob', 0.25));
    expect(commits).toBe(0);
    const ring = container.querySelector<HTMLElement>('.mine');
    expect(ring?.style.getPropertyValue('--parley-level')).toBe('0.25');
  });

  it('is one tile, and the sign in it, when one person mutes', async () => {
    const { show, setPerson } = await inCall(6);
    const rendered: string[] = [];
    show(
      <Profiler id="stage" onRender={() => (commits += 1)}>
        <CallStage
          renderTile={(userId) => (
            <ParticipantTile
              userId={userId}
              render={(props) => {
                rendered.push(`tile ${userId}`);
                return <div {...props} />;
              }}
              slots={{ name: nameSlot(userId, rendered), quality: qualitySlot(userId, rendered) }}
            />
          )}
        />
      </Profiler>,
    );
    rendered.length = 0;
    commits = 0;
    setPerson('carol', { audioEnabled: false });
    expect(rendered.toSorted()).toEqual(['sign carol', 'tile carol']);
    expect(commits).toBe(1);
  });

  it('is the badge alone when the quality changes, and nothing when somebody talks', async () => {
    const { show, setPerson, speak } = await inCall(4);
    show(
      <Profiler id="stage" onRender={() => (commits += 1)}>
        <CallStage />
      </Profiler>,
    );
    commits = 0;
    speak('dan');
    expect(commits).toBe(0);
    setPerson('bob', { quality: 'good' });
    expect(commits).toBe(0);
    setPerson('bob', { quality: 'poor' });
    expect(commits).toBe(1);
  });

  it('is done in two commits at first', async () => {
    const { show } = await inCall(6);
    show(
      <Profiler id="stage" onRender={() => (commits += 1)}>
        <CallStage>
          <FloatingSelfView />
        </CallStage>
      </Profiler>,
    );
    expect(commits).toBeLessThanOrEqual(2);
  });
});

function nameSlot(userId: string, rendered: string[]): ReactElement {
  return (
    <ParticipantName
      render={(props) => {
        rendered.push(`name ${userId}`);
        return <span {...props} />;
      }}
    >
      <MicIndicator
        render={(props) => {
          rendered.push(`sign ${userId}`);
          return <span {...props} />;
        }}
      />
    </ParticipantName>
  );
}

function qualitySlot(userId: string, rendered: string[]): ReactElement {
  return (
    <QualityBadge
      render={(props) => {
        rendered.push(`badge ${userId}`);
        return <span {...props} />;
      }}
    />
  );
}
