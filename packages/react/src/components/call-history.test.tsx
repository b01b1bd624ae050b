// @vitest-environment happy-dom
import type { CallHistoryEntry, CallHistoryStorage } from '@parley/core';
import { act, screen, within } from '@testing-library/react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { useMissedCallCount } from '../hooks/use-call-history.js';
import { pastCalls, type PastCallFacts } from '../test-support/past-calls.js';
import { startCallTest } from '../test-support/render.js';
import { CallHistory } from './call-history.js';

beforeAll(async () => {
  // Fetched here once, so that no test waits for it.
  const { client } = (await startCallTest()).ann;
  await client.history.load();
});

const now = new Date(2026, 2, 30, 12, 0).getTime();
const storageOf = (...calls: PastCallFacts[]): CallHistoryStorage => pastCalls('ann', now, calls);

function Badge() {
  return <output>{useMissedCallCount()}</output>;
}

async function start(...calls: PastCallFacts[]) {
  vi.spyOn(Date, 'now').mockReturnValue(now);
  const test = await startCallTest({ history: { storage: storageOf(...calls) } });
  test.network.addUser('carol', 'Carol');
  await test.ann.client.history.load();
  await test.settle();
  return test;
}

describe('CallHistory', () => {
  it('says so when there are no calls', async () => {
    const { show } = await start();
    show(<CallHistory />);
    const region = screen.getByRole('region', { name: 'Calls' });
    expect(region).toHaveTextContent('No calls yet');
    expect(region).toHaveAttribute('data-empty', '');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('tells by day who it was, what became of it, when, and how long it was', async () => {
    const { show } = await start(
      { with: ['bob'], outcome: 'missed', ago: 60_000, direction: 'incoming', callType: 'audio' },
      { with: ['carol'], outcome: 'answered', ago: 26 * 3_600_000, talked: 65_000 },
      { with: ['bob', 'carol'], outcome: 'no-answer', ago: 30 * 3_600_000 },
    );
    show(<CallHistory />);
    expect(screen.getAllByRole('heading', { level: 3 }).map((day) => day.textContent)).toEqual([
      'Today',
      'Yesterday',
    ]);
    const [missed, answered, group] = screen.getAllByRole('listitem');
    expect(missed).toHaveTextContent(/Bob.*Missed audio call.*11:59/);
    expect(answered).toHaveTextContent(/Carol.*Outgoing video call.*10:00.*1:05/);
    expect(group).toHaveTextContent(/Bob and Carol.*No answer/);
    expect(missed).toHaveAttribute('data-outcome', 'missed');
  });

  it('calls back, with a picture or without', async () => {
    const { ann, show, user, settle } = await start({
      with: ['bob'],
      outcome: 'missed',
      ago: 1,
      direction: 'incoming',
    });
    show(<CallHistory />);
    await user.click(screen.getByRole('button', { name: 'Call Bob with audio' }));
    expect(ann.client.calls.map(({ snapshot }) => [snapshot.callType, snapshot.participantIds])).toEqual([
      ['audio', ['bob']],
    ]);
    ann.client.calls[0]?.hangUp();
    await settle();
    await user.click(screen.getAllByRole('button', { name: 'Call Bob with video' })[0] ?? document.body);
    expect(ann.client.calls[0]?.snapshot.callType).toBe('video');
  });

  it('counts as seen while it is to be seen', async () => {
    const calls = [1, 2].map(
      (ago) => ({ with: ['bob'], outcome: 'missed', ago, direction: 'incoming' }) as const,
    );
    const { show } = await start(...calls);
    show(<Badge />);
    expect(screen.getByRole('status')).toHaveTextContent('2');
    show(<CallHistory />);
    expect(screen.getByRole('status')).toHaveTextContent('0');
  });

  it('removes one, and all once it has asked', async () => {
    const { show, user } = await start(
      { with: ['bob'], outcome: 'missed', ago: 1, direction: 'incoming' },
      { with: ['carol'], outcome: 'busy', ago: 2 },
      { with: ['bob'], outcome: 'failed', ago: 3 },
    );
    show(<CallHistory />);
    await user.click(screen.getByRole('button', { name: 'Remove the call with Carol' }));
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
    expect(screen.getByRole('heading', { name: 'Calls' })).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Remove all…' }));
    const question = screen.getByRole('group', { name: 'Remove all calls from this list?' });
    expect(within(question).getByRole('button', { name: 'Keep them' })).toHaveFocus();
    await user.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: 'Remove all…' })).toHaveFocus();
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: 'Remove all…' }));
    await user.click(screen.getByRole('button', { name: 'Remove all' }));
    expect(screen.queryByRole('listitem')).toBeNull();
    expect(screen.getByRole('heading', { name: 'Calls' })).toHaveFocus();
  });

  it('calls nobody while the server is away', async () => {
    const { ann, show } = await start({ with: ['bob'], outcome: 'busy', ago: 1 });
    await act(() => ann.client.disconnect());
    show(<CallHistory />);
    expect(screen.getByRole('button', { name: 'Call Bob with video' })).toBeDisabled();
  });

  it('shows a call as soon as it is over', async () => {
    const { ann, bob, show, settle } = await start();
    show(<CallHistory />);
    bob.client.call('ann');
    await settle();
    await act(async () => ann.client.calls[0]?.reject());
    await settle();
    const entry: CallHistoryEntry | undefined = ann.client.history.snapshot.entries[0];
    expect(entry?.outcome).toBe('declined');
    expect(screen.getByRole('listitem')).toHaveTextContent(/Bob.*You declined/);
  });
});
