// @vitest-environment happy-dom
import { act, screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { notificationPart } from '../lib/notification-part.js';
import { VideoCall } from '../prefabs/video-call.js';
import { onlyCall } from '../test-support/call-world.js';
import { stubMediaElements } from '../test-support/media-elements.js';
import { pastCalls } from '../test-support/past-calls.js';
import { startCallTest } from '../test-support/render.js';
import { showStillCall } from '../test-support/show-still-call.js';
import { CallHistory } from './call-history.js';
import { CallNotification } from './call-notification.js';
import { ChatPanel } from './chat-panel.js';
import { chatParts } from './chat-parts.js';
import { CallAnnouncer } from './call-announcer.js';
import { HeldCalls } from './held-calls.js';
import { IncomingCallDialog } from './incoming-call-dialog.js';
import { ParticipantList } from './participant-list.js';
import { ParticipantTile } from './participant-tile.js';

stubMediaElements();

beforeAll(async () => {
  await chatParts.load();
  await notificationPart.load();
});

const hostile: Record<string, string> = {
  'with markup': '<img src=x onerror="document.title=1"><script>document.title=1</script>',
  'that turns what is around it': '\u202Egnp.ecilA\u2066\u2067',
  'of 10,000 characters': 'W'.repeat(10_000),
  'of emoji alone': '👩‍👩‍👧'.repeat(2000),
  'of several lines': 'Bob\nMissed call\r\n\u2028from Carol',
};

/** What a name of any length may do at most, with the words around it. */
const longest = 400;

/** Everything that is seen or read aloud, of the page or beside it. */
function texts(): readonly string[] {
  const labels = [...document.querySelectorAll('[aria-label]')].map(
    (one) => one.getAttribute('aria-label') ?? '',
  );
  const nodes = [...document.querySelectorAll('body *')].flatMap(({ childNodes }) =>
    [...childNodes].filter(({ nodeType }) => nodeType === 3).map(({ nodeValue }) => nodeValue ?? ''),
  );
  return [...labels, ...nodes].filter((text) => text !== '');
}

/** What is wrong with how a name is shown. */
function harmOf(name: string, all: readonly string[] = texts()): readonly string[] {
  // What the name begins with, the emoji of two code units included.
  const start = name.replace(/^\u202E/, '').slice(0, 2);
  const isShown = all.some((text) => text.includes(start));
  return [
    ...(isShown ? [] : ['it is not shown: nothing was tried']),
    ...(document.querySelector('body img, body script') ? ['it is markup'] : []),
    ...all.filter((text) => /[\n\r\u2028-\u202e\u2066-\u2069]/.test(text)).map((text) => `turns: ${text}`),
    ...all.filter(({ length }) => length >= longest).map(({ length }) => `is ${String(length)} long`),
  ];
}

const inCall: Record<string, ReactElement> = {
  'a tile': <ParticipantTile userId="bob" />,
  'the people': <ParticipantList />,
  'the chat': <ChatPanel />,
  'the calls on hold': <HeldCalls />,
  'a whole call': <VideoCall />,
};

describe.each(Object.entries(hostile))('a name %s', (_, name) => {
  const options = { getDisplayName: () => name };

  it.each(Object.entries(inCall))('is harmless in %s', async (what, ui) => {
    const call = await showStillCall(2, options);
    if (what === 'the calls on hold') call.set({ isHeld: true });
    act(() => call.chat.say('bob', 'Hello'));
    call.show(ui);
    expect(harmOf(name)).toEqual([]);
  });

  it('is harmless in what is told to those who listen', async () => {
    const { ann, bob, show, settle } = await startCallTest();
    show(<CallAnnouncer />, options);
    ann.client.call('bob');
    await settle();
    act(() => onlyCall(bob).accept());
    await settle();
    await waitFor(() => expect(screen.getByRole('status')).not.toBeEmptyDOMElement());
    expect(harmOf(name)).toEqual([]);
  });

  it('is harmless in the history', async () => {
    const now = Date.now();
    const storage = pastCalls('ann', now, [{ with: ['bob'], outcome: 'missed', ago: 60_000 }]);
    const { ann, show, settle } = await startCallTest({ history: { storage } });
    await ann.client.history.load();
    await settle();
    show(<CallHistory />, options);
    expect(harmOf(name)).toEqual([]);
  });

  it('is harmless where it rings, on the page and beside it', async () => {
    const titles: string[] = [];
    vi.stubGlobal(
      'Notification',
      class {
        static readonly permission = 'granted';
        constructor(title: string) {
          titles.push(title);
        }
        addEventListener(): void {}
        close(): void {}
      },
    );
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    const { bob, show, settle } = await startCallTest();
    show(
      <>
        <IncomingCallDialog slots={{ notification: null }} />
        <CallNotification />
      </>,
      options,
    );
    bob.client.call('ann');
    await settle();
    visibility.mockRestore();
    expect(screen.getByRole('alertdialog')).toBeInTheDocument();
    expect(harmOf(name, titles)).toEqual([]);
    expect(harmOf(name)).toEqual([]);
  });
});
