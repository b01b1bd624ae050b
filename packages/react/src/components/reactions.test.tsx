// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { useRaisedHands } from '../hooks/use-raised-hands.js';
import { useReactions } from '../hooks/use-reactions.js';
import { useShortcuts } from '../hooks/use-shortcuts.js';
import { onlyCall } from '../test-support/call-world.js';
import { stubMediaElements } from '../test-support/media-elements.js';
import { stubPopovers } from '../test-support/popovers.js';
import { startCallTest } from '../test-support/render.js';
import { CallAnnouncer } from './call-announcer.js';
import { gestureParts } from './gesture-parts.js';
import { menuParts } from './menu-parts.js';
import { ParticipantTile } from './participant-tile.js';
import { ReactButton } from './react-button.js';
import { SelfView } from './self-view.js';

stubMediaElements();
stubPopovers();

beforeAll(async () => {
  await Promise.all([menuParts.load(), gestureParts.load()]);
});

async function inCall(isPlain = false) {
  const test = await startCallTest();
  if (isPlain) test.network.setPlain('bob');
  const call = test.ann.client.call('bob');
  await test.settle();
  onlyCall(test.bob).accept();
  await test.settle();
  return { ...test, call, theirs: onlyCall(test.bob) };
}

const button = (name: string) => screen.getByRole('button', { name });

describe('ReactButton', () => {
  it('sends what is chosen, and shows it on one’s own picture for some seconds', async () => {
    const { show, user, settle, theirs } = await inCall();
    show(
      <>
        <ReactButton />
        <SelfView />
      </>,
    );
    await user.click(button('Reactions'));
    await user.click(button('🎉'));
    await settle(100);
    expect(theirs.snapshot.participants['ann']?.reaction?.emoji).toBe('🎉');
    expect(screen.getByText('🎉')).toHaveClass('parley-reaction');
    expect(screen.queryByRole('button', { name: '🎉' })).toBeNull(); // the choice has closed
    await settle(5000);
    expect(screen.queryByText('🎉')).toBeNull();
  });

  it('raises the hand and lowers it, and tells that it is up', async () => {
    const { show, user, settle, theirs } = await inCall();
    show(<ReactButton />);
    await user.click(button('Reactions'));
    expect(button('Raise hand')).toHaveAttribute('aria-pressed', 'false');
    await user.click(button('Raise hand'));
    await settle(100);
    expect(theirs.snapshot.participants['ann']?.handOrder).toBe(1);
    expect(button('Reactions')).toHaveAttribute('data-raised');
    await user.click(button('Reactions'));
    expect(button('Raise hand')).toHaveAttribute('aria-pressed', 'true');
    await user.click(button('Raise hand'));
    await settle(100);
    expect(theirs.snapshot.participants['ann']?.handOrder).toBeNull();
  });

  it('is not there where nobody could see it', async () => {
    const { show } = await inCall(true);
    show(<ReactButton />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('a tile', () => {
  it('shows the hand with its turn, and the newest reaction, of whose it is', async () => {
    const { show, settle, call, theirs } = await inCall();
    show(<ParticipantTile userId="bob" />);
    act(() => call.setHandRaised(true));
    await settle(100);
    theirs.setHandRaised(true);
    theirs.react('👍');
    theirs.react('❤️');
    await settle(100);
    expect(screen.getByText('Hand raised, number 2 in line')).toBeInTheDocument();
    expect(screen.getByText('❤️')).toHaveAttribute('data-emoji', '❤️');
    expect(screen.queryByText('👍')).toBeNull();
    act(() => call.setHandRaised(false));
    expect(screen.getByText('Hand raised, number 1 in line')).toBeInTheDocument();
    theirs.setHandRaised(false);
    await settle(5000);
    expect(screen.queryByText(/Hand raised/)).toBeNull();
    expect(screen.queryByText('❤️')).toBeNull();
  });
});

describe('the announcer', () => {
  it('tells of hands and reactions, each once', async () => {
    const { show, settle, call, theirs } = await inCall();
    show(<CallAnnouncer />);
    theirs.setHandRaised(true);
    await settle(100);
    await screen.findByText('Bob raised a hand');
    theirs.react('👏');
    await settle(100);
    await screen.findByText('Bob reacted with 👏');
    // Twice the same is one thing to tell.
    theirs.react('👏');
    theirs.setHandRaised(false);
    await settle(100);
    await screen.findByText('Bob lowered a hand');
    expect(screen.queryAllByText('Bob reacted with 👏').length).toBeLessThanOrEqual(1);
    act(() => call.setHandRaised(true));
    await settle(100);
    await screen.findByText('Your hand is raised');
  });
});

describe('the hooks', () => {
  function Own() {
    useShortcuts();
    const { choices, canReact, own, react } = useReactions();
    const { raisedIds, ownOrder, canRaise, setHandRaised } = useRaisedHands();
    return (
      <output>
        {`${choices.length} ${canReact} ${canRaise} ${own?.emoji ?? '-'} ${raisedIds.join()} ${ownOrder ?? '-'}`}
        <button type="button" onClick={() => react('👍')}>
          React
        </button>
        <button type="button" onClick={() => setHandRaised(true)}>
          Raise
        </button>
      </output>
    );
  }
  const shown = (): string | null | undefined => screen.getByRole('status').firstChild?.textContent;

  it('tell who raised a hand, the first one first, and listen to the key', async () => {
    const { show, user, settle, theirs } = await inCall();
    show(<Own />);
    expect(shown()).toBe('6 true true -  -');
    theirs.setHandRaised(true);
    await settle(100);
    expect(shown()).toBe('6 true true - bob -');
    await user.keyboard('h');
    expect(shown()).toBe('6 true true - bob 2');
    await user.click(button('React'));
    expect(shown()).toBe('6 true true 👍 bob 2');
    await user.keyboard('h');
    expect(shown()).toBe('6 true true 👍 bob -');
  });

  it('do nothing while nobody can see it', async () => {
    const { show, user } = await inCall(true);
    show(<Own />);
    await user.click(button('React'));
    await user.click(button('Raise'));
    await user.keyboard('h');
    expect(shown()).toBe('6 false false -  -');
  });
});
