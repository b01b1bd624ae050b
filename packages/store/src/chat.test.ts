import {
  createFakeClock,
  createFakeNetwork,
  createFakePeerConnections,
  createTestClient,
} from '@parley/testing';
import { emptyChat } from '@parley/core';
import type { CallClient, CallSession } from '@parley/core';
import { expect, it, vi } from 'vitest';
import { createCallStore } from './call-store.js';
import type { CallStore } from './call-store.js';
import { selectChat, selectIsChatOpen } from './chat.js';

interface Talk {
  readonly ann: CallClient;
  readonly store: CallStore;
  readonly call: CallSession;
  readonly other: CallSession;
  readonly settle: () => Promise<void>;
}

async function talk(): Promise<Talk> {
  const clock = createFakeClock();
  const network = createFakeNetwork({ clock });
  const peerConnections = createFakePeerConnections();
  const signIn = async (userId: string): Promise<CallClient> => {
    const client = createTestClient({ network, userId, clock, peerConnections });
    await client.connect();
    return client;
  };
  const ann = await signIn('ann');
  const bob = await signIn('bob');
  const store = createCallStore(ann);
  const settle = (): Promise<void> => clock.advance(500);
  const call = store.actions.call('bob');
  await settle();
  const [other] = bob.calls;
  if (!other) throw new Error('bob has no call');
  other.accept();
  await settle();
  return { ann, store, call, other, settle };
}

it('follows what is said, and changes nothing of the call by it', async () => {
  const { store, call, other, settle } = await talk();
  const before = store.getState();
  expect(selectChat(before, call.id)).toBe(emptyChat);
  expect(selectChat(before, null)).toBe(emptyChat);
  await store.actions.sendMessage(call.id, 'Hello');
  expect(store.getState().calls).toBe(before.calls);
  await other.chat.send('Hi');
  await vi.waitFor(async () => {
    await settle();
    expect(selectChat(store.getState(), call.id).messages.map(({ text }) => text)).toEqual(['Hello', 'Hi']);
  });
  expect(selectChat(store.getState(), call.id).unreadCount).toBe(1);
  store.actions.markChatRead(call.id);
  expect(selectChat(store.getState(), call.id).unreadCount).toBe(0);
  // Somebody who begins to follow later knows it all.
  const late = createCallStore(store.client);
  expect(selectChat(late.getState(), call.id)).toBe(selectChat(store.getState(), call.id));
});

it('keeps what was said until the call is dismissed, and whether it is to be seen', async () => {
  const { store, call, settle } = await talk();
  store.actions.setChatOpen(call.id, true);
  store.actions.setChatOpen('unknown', true);
  expect(store.getState().openChatIds).toEqual([call.id]);
  await store.actions.sendMessage(call.id, 'Bye');
  call.hangUp();
  await settle();
  expect(selectChat(store.getState(), call.id).messages).toHaveLength(1);
  expect(selectIsChatOpen(store.getState(), call.id)).toBe(true);
  await expect(store.actions.sendMessage(call.id, 'Hello?')).rejects.toMatchObject({ code: 'invalid-state' });
  store.actions.dismiss(call.id);
  expect(store.getState()).toMatchObject({ chats: {}, openChatIds: [] });
  await expect(store.actions.retryMessage(call.id, 'x')).rejects.toMatchObject({ code: 'invalid-state' });
  store.actions.setTyping(call.id, true);
  store.actions.markChatRead(call.id);
});
