// @vitest-environment happy-dom
import { act, cleanup, screen, within } from '@testing-library/react';
import { Profiler } from 'react';
import type { ReactElement } from 'react';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useLayout } from '../hooks/use-layout.js';
import { stubMediaElements } from '../test-support/media-elements.js';
import { everybody, picture, showStillCall } from '../test-support/show-still-call.js';
import { CallStage } from './call-stage.js';
import { extraParts } from './extra-parts.js';
import { FloatingSelfView } from './floating-self-view.js';
import { MicIndicator } from './mic-indicator.js';
import { ParticipantName } from './participant-name.js';
import { ParticipantTile } from './participant-tile.js';
import { QualityBadge } from './quality-badge.js';
import { SpeakerLayout } from './speaker-layout.js';
import { SpeakingRing } from './speaking-ring.js';
import { VideoGrid } from './video-grid.js';

const media = stubMediaElements();

// Its pins, which come when the pictures are there.
beforeAll(() => extraParts.load());

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
    const { show, user } = await showStillCall(5);
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

  it('turns pages by a finger that sweeps sideways over the tiles, and by nothing else', async () => {
    const { show } = await showStillCall(5);
    show(
      <VideoGrid maxTiles={2}>
        <p>on top</p>
      </VideoGrid>,
    );
    const sweep = (from: Element, [x, y]: readonly [number, number], pointerType = 'touch') => {
      const pointer = { bubbles: true, pointerId: 1, isPrimary: true, pointerType };
      act(() => {
        from.dispatchEvent(new PointerEvent('pointerdown', { ...pointer, clientX: 200, clientY: 200 }));
        from.dispatchEvent(new PointerEvent('pointerup', { ...pointer, clientX: 200 + x, clientY: 200 + y }));
      });
    };
    sweep(group('Bob'), [-90, 10]);
    expect(shown()).toEqual(['Dan', 'Eve']);
    sweep(group('Dan'), [-30, 0]);
    sweep(group('Dan'), [-90, 80]);
    sweep(group('Dan'), [-90, 0], 'mouse');
    sweep(screen.getByText('on top'), [-90, 0]);
    expect(shown()).toEqual(['Dan', 'Eve']);
    sweep(group('Dan'), [-90, 0]);
    sweep(group('Finn'), [-90, 0]);
    expect(shown()).toEqual(['Finn']);
    sweep(group('Finn'), [90, 0]);
    expect(shown()).toEqual(['Dan', 'Eve']);
    board().style.direction = 'rtl';
    sweep(group('Dan'), [90, 0]);
    expect(shown()).toEqual(['Finn']);
  });

  it('goes back to a page that is there when people leave', async () => {
    const { show, user, setPerson } = await showStillCall(5);
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
    const { show, speak } = await showStillCall(5);
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
    const { show, share } = await showStillCall(2);
    show(<VideoGrid />);
    share('carol', picture());
    expect(shown()).toEqual(['Carol’s screen', 'Bob', 'Carol']);
    expect(staged()).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('SpeakerLayout', () => {
  it('puts on the stage who talks, and keeps them there', async () => {
    const { show, speak } = await showStillCall(3);
    show(<SpeakerLayout />);
    expect(staged()).toBe('Bob');
    speak('dan');
    expect(staged()).toBe('Dan');
    speak('ann');
    expect(staged()).not.toBe('Ann Lee');
    expect(shown()).toEqual(['Bob', 'Carol', 'Dan']);
  });

  it('keeps every tile in its element when the stage changes hands', async () => {
    const { show, speak } = await showStillCall(3);
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
    const { show, share } = await showStillCall(2);
    show(<CallStage />);
    expect(board()).toHaveAttribute('data-arrangement', 'grid');
    share('bob', picture());
    expect(board()).toHaveAttribute('data-arrangement', 'speaker');
    expect(staged()).toBe('Bob’s screen');
    expect(within(group('Bob’s screen')).queryByText('Microphone off')).toBeNull();
    share('bob', null);
    expect(board()).toHaveAttribute('data-arrangement', 'grid');
    expect(screen.queryByRole('group', { name: 'Bob’s screen' })).toBeNull();
  });

  it('has nothing to pin when one other person is there', async () => {
    const { show } = await showStillCall(1);
    show(<CallStage />);
    expect(board()).toHaveAttribute('data-arrangement', 'single');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('keeps the pinned one on the stage until they are let go', async () => {
    const { show, user, speak } = await showStillCall(3);
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
        <button {...getLayoutProps('speaker')} type="button">
          Speaker
        </button>
        <button {...getPinProps('dan', 'camera', { className: 'mine' })} type="button">
          Pin Dan
        </button>
      </>
    );
  }

  it('is enough for an own user interface, and is forgotten with the call', async () => {
    const { show, user, set } = await showStillCall(3);
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
    set({ state: 'ended', endReason: 'hangup', endedAt: 1 });
    expect(told()).toMatch(/^auto /);
  });
});

describe('what renders', () => {
  let commits = 0;
  beforeEach(() => {
    commits = 0;
  });

  it('is nothing at all when somebody grows louder', async () => {
    const { show, setLevel } = await showStillCall(6);
    const { container } = show(
      <Profiler id="stage" onRender={() => (commits += 1)}>
        <CallStage />
        <SpeakingRing userId="bob" className="mine" />
        <SpeakingRing userId="bob" className="theirs" style={{ opacity: 1 }} />
      </Profiler>,
    );
    commits = 0;
    for (const [step, id] of everybody.entries()) setLevel(id, step / 10);
    const ring = container.querySelector<HTMLElement>('.mine');
    const shines: unknown[] = [];
    for (const level of [0, 0.02, 0.07, 0.12, 0.6]) {
      setLevel('bob', level);
      shines.push(ring?.style.opacity);
    }
    const theirs = container.querySelector<HTMLElement>('.theirs');
    expect(theirs?.style.opacity).toBe('1');
    expect(theirs?.style.getPropertyValue('--parley-level')).toBe('0.60');
    // From a murmur to plain talk: a shout shines no brighter.
    expect(shines).toEqual(['0', '0', '0.5', '0.999', '0.999']);
    expect(commits).toBe(0);
  });

  it('is one tile, and the sign in it, when one person mutes', async () => {
    const { show, setPerson } = await showStillCall(6);
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
    const { show, setPerson, speak } = await showStillCall(4);
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
    const { show } = await showStillCall(6);
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
