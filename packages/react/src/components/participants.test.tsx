// @vitest-environment happy-dom
import { fakeDevice } from '@parley/testing';
import { act, screen, within } from '@testing-library/react';
import { Profiler } from 'react';
import { describe, expect, it } from 'vitest';
import { onlyCall } from '../test-support/call-world.js';
import { stubMediaElements } from '../test-support/media-elements.js';
import { startCallTest } from '../test-support/render.js';
import { ParticipantTile } from './participant-tile.js';
import { SelfView } from './self-view.js';
import { VideoGrid } from './video-grid.js';

const media = stubMediaElements();

const names = ['bob', 'carol', 'dan'];

async function inGroup() {
  const test = await startCallTest();
  const carol = await test.signIn('carol', 'Carol');
  const dan = await test.signIn('dan', 'Dan');
  const call = test.ann.client.call(names);
  await test.settle();
  for (const person of [test.bob, carol, dan]) onlyCall(person).accept();
  await test.settle();
  return { ...test, carol, dan, call };
}

const tile = (name: string) => screen.getByRole('group', { name });

describe('VideoGrid', () => {
  it('shows everybody in the order of the invitation, whoever comes first', async () => {
    const { ann, show, settle, signIn } = await startCallTest();
    const carol = await signIn('carol', 'Carol');
    const dan = await signIn('dan', 'Dan');
    ann.client.call(names);
    await settle();
    onlyCall(dan).accept();
    await settle();
    show(<VideoGrid />);
    const order = () =>
      within(screen.getByRole('group', { name: 'People in the call' }))
        .getAllByRole('group')
        .map((child) => child.getAttribute('aria-label'));
    expect(order()).toEqual(['Bob', 'Carol', 'Dan']);
    onlyCall(carol).reject();
    await settle();
    expect(order()).toEqual(['Bob', 'Dan']);
  });

  it('says of each where they stand', async () => {
    const { ann, bob, show, settle } = await startCallTest();
    ann.client.call(['bob', 'carol']);
    show(<VideoGrid />);
    await settle();
    expect(tile('carol')).toHaveTextContent('Calling…');
    onlyCall(bob).accept();
    await settle();
    expect(tile('Bob')).toHaveAttribute('data-state', 'connected');
    expect(tile('Bob')).not.toHaveTextContent('Calling…');
  });

  it('takes tiles of the app', async () => {
    const { show } = await inGroup();
    show(<VideoGrid renderTile={(userId) => <b>{userId}</b>} />);
    expect(screen.getByText('dan')).toBeInTheDocument();
  });

  it('renders one tile, and nothing else, when one person mutes', async () => {
    const { bob, show, settle } = await inGroup();
    const commits: string[] = [];
    const renders: string[] = [];
    const count = (id: string) => renders.push(id);
    show(
      <Profiler id="grid" onRender={(id, phase) => commits.push(`${id} ${phase}`)}>
        <VideoGrid
          render={(props) => {
            count('grid');
            return <div {...props} />;
          }}
          renderTile={(userId) => (
            <ParticipantTile
              userId={userId}
              render={(props) => {
                count(userId);
                return <div {...props} />;
              }}
            />
          )}
        />
        <SelfView />
      </Profiler>,
    );
    commits.length = 0;
    renders.length = 0;

    await onlyCall(bob).setMicrophoneEnabled(false);
    await settle();

    expect(tile('Bob')).toHaveAttribute('data-muted');
    expect(commits).toEqual(['grid update']);
    expect(renders).toEqual(['bob']);
  });
});

describe('ParticipantTile', () => {
  it('plays the picture, and lets go of it when the camera is off', async () => {
    const { bob, show, settle } = await inGroup();
    show(<ParticipantTile userId="bob" />);
    await settle();
    expect(tile('Bob')).toHaveAttribute('data-video');
    expect(media.playing()).toHaveLength(1);

    await onlyCall(bob).setCameraEnabled(false);
    await settle();
    expect(tile('Bob')).not.toHaveAttribute('data-video');
    expect(media.playing()).toHaveLength(0);
  });

  it('says when somebody is muted', async () => {
    const { bob, show, settle } = await inGroup();
    show(<ParticipantTile userId="bob" />);
    expect(screen.queryByText('Microphone off')).toBeNull();
    await onlyCall(bob).setMicrophoneEnabled(false);
    await settle();
    expect(within(tile('Bob')).getByText('Microphone off')).toBeInTheDocument();
  });

  it('is not there for somebody who is not in the call', async () => {
    const { show } = await inGroup();
    expect(show(<ParticipantTile userId="nobody" />).container).toBeEmptyDOMElement();
  });

  it('takes children, props and another element with its state', async () => {
    const { show } = await inGroup();
    show(
      <ParticipantTile
        userId="bob"
        id="bob-tile"
        render={(props, { state, hasVideo }) => <article {...props} title={`${state} ${String(hasVideo)}`} />}
      >
        <i>badge</i>
      </ParticipantTile>,
    );
    expect(tile('Bob')).toHaveAttribute('title', 'connected true');
    expect(tile('Bob')).toHaveAttribute('id', 'bob-tile');
    expect(within(tile('Bob')).getByText('badge')).toBeInTheDocument();
  });
});

describe('SelfView', () => {
  it('mirrors its own picture only', async () => {
    const { show, call, settle } = await inGroup();
    const { container } = show(
      <>
        <SelfView />
        <ParticipantTile userId="bob" />
      </>,
    );
    const mirrored = [...container.querySelectorAll('video')].map((video) => 'mirrored' in video.dataset);
    expect(mirrored).toEqual([true, false]);

    await act(() => call.setCameraEnabled(false));
    await act(() => call.setMicrophoneEnabled(false));
    await settle();
    expect(tile('Your picture')).toHaveAttribute('data-camera', 'off');
    expect(tile('Your picture')).toHaveAttribute('data-muted');
    expect(tile('Your picture')).toHaveTextContent('You');
  });

  it('is no mirror when the camera looks the other way', async () => {
    const { ann, show, settle } = await startCallTest();
    ann.media.unplug('videoinput-1');
    ann.media.plug(fakeDevice('videoinput', 2, { facingMode: 'environment' }));
    ann.client.call('bob');
    await settle();
    const { container } = show(<SelfView />);
    expect(container.querySelector('video')?.dataset).not.toHaveProperty('mirrored');
  });
});

describe('names', () => {
  it('come from the roster, else from what they say of themselves, else they are the user id', async () => {
    const { ann, network, bob, show, settle } = await startCallTest();
    network.addUser('bob', 'bob');
    bob.client.call('ann', { userInfo: { name: ' Robert ' } });
    await settle();
    onlyCall(ann).accept();
    show(<VideoGrid />);
    expect(tile('Robert')).toBeInTheDocument();
    act(() => network.addUser('bob', 'Bobby'));
    expect(tile('Bobby')).toBeInTheDocument();
  });

  it('can be found by the app', async () => {
    const test = await inGroup();
    test.show(<VideoGrid />, {
      getDisplayName: ({ userId, contact }) => `${contact?.name ?? ''} (${userId})`,
    });
    expect(tile('Carol (carol)')).toBeInTheDocument();
  });
});
