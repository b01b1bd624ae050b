// @vitest-environment happy-dom
import type { PageLifecycle } from '@parley/core';
import { createFakeMedia, createMemoryStorage, createTestClient } from '@parley/testing';
import '@testing-library/jest-dom/vitest';
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { CallProvider } from '../provider/call-provider.js';
import { createCallWorld, onlyCall } from '../test-support/call-world.js';
import { RejoinNotice } from './rejoin-notice.js';

afterEach(cleanup);

/** Ann was in a call with Bob, and has loaded the page anew. */
async function reloaded() {
  const { clock, network, peers, signIn } = createCallWorld();
  const bob = await signIn('bob', 'Bob');
  const rejoinStorage = createMemoryStorage();
  const open = async () => {
    const listeners = new Set<Parameters<PageLifecycle['on']>[0]>();
    const client = createTestClient({
      network,
      userId: 'ann',
      clock,
      peerConnections: peers,
      mediaDevices: createFakeMedia(),
      rejoinStorage,
      pageLifecycle: {
        on(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
    });
    await client.connect();
    return { client, leave: () => [...listeners].forEach((tell) => tell('leaving')) };
  };
  const settle = () => act(() => clock.advance(500));
  const before = await open();
  before.client.call('bob');
  await settle();
  onlyCall(bob).accept();
  await settle();
  before.leave();
  const { client } = await open();
  await settle();
  render(
    <CallProvider client={client}>
      <RejoinNotice className="mine" />
    </CallProvider>,
  );
  return { bob, client, settle, user: userEvent.setup() };
}

it('offers the way back to the call of the page before', async () => {
  const { bob, client, settle, user } = await reloaded();
  const notice = screen.getByRole('group', { name: 'You were in a call with Bob' });
  expect(notice).toHaveClass('mine');
  expect(notice).toHaveAttribute('data-kind', 'video');
  await user.click(screen.getByRole('button', { name: 'Rejoin' }));
  await settle();
  expect(screen.queryByRole('group')).toBeNull();
  expect(client.calls[0]?.snapshot.state).toBe('connected');
  expect(onlyCall(bob).snapshot.participants['ann']?.state).toBe('connected');
});

it('lets one leave for good, of which the others are told', async () => {
  const { bob, client, settle, user } = await reloaded();
  const theirs = onlyCall(bob);
  await user.click(screen.getByRole('button', { name: 'Leave the call' }));
  await settle();
  expect(screen.queryByRole('group')).toBeNull();
  expect(theirs.snapshot.endReason).toBe('hangup');
  expect(client.calls).toEqual([]);
});

it('is not there while another call is under way', async () => {
  const { client } = await reloaded();
  act(() => void client.call('bob'));
  expect(screen.queryByRole('group')).toBeNull();
});
