import { expect, test } from './support/fixtures.js';
import { expectPictureOf } from './support/frames.js';
import { ParleyWindow } from './support/parley-window.js';
import { PlainWindow } from './support/plain-window.js';
import { QuickBloxWindow } from './support/quickblox-window.js';
import { userName } from './support/test-server.js';

// What is said beside a call, over a real server: between two Parley windows, with any XMPP client, and with the
// QuickBlox SDK.

test('two people write to each other beside their call', async ({ openWindow, nextPerson, server }) => {
  const alice = nextPerson();
  const bob = nextPerson();
  const [caller, callee] = await Promise.all([
    ParleyWindow.open(openWindow, alice, server),
    ParleyWindow.open(openWindow, bob, server),
  ]);
  await caller.call(bob);
  await callee.button('Accept with video').click();
  await expectPictureOf(caller.videoOf(bob).first(), bob.pictureId);

  // The chat of the other side is closed: the badge tells of it.
  await caller.page.keyboard.press('c');
  const field = caller.page.getByRole('textbox', { name: 'Message' });
  const answer = callee.page.getByRole('textbox', { name: 'Message' });
  await expect(field).toBeFocused();
  await caller.page.keyboard.type('Look: https://example.org/a, <b>bold</b>');
  await caller.page.keyboard.press('Enter');
  await expect(callee.button('Chat')).toHaveAccessibleDescription('1 unread message');
  await expect(caller.page.getByText('Delivered')).toBeVisible();
  await expect(callee.page.getByRole('status').getByText(/: Look: https/)).toBeAttached();

  await callee.button('Chat').click();
  await expect(callee.button('Chat')).not.toHaveAccessibleDescription(/unread/);
  await expect(callee.page.getByRole('log')).toContainText('<b>bold</b>');
  await expect(callee.page.getByRole('link', { name: 'https://example.org/a' })).toBeVisible();
  await answer.pressSequentially('Se');
  await expect(caller.page.getByText(/is typing…$/)).toBeVisible();
  await answer.pressSequentially('en{');
  await answer.press('Enter');
  await expect(caller.page.getByRole('log')).toContainText('Seen{');
  await expect(caller.page.getByText(/is typing…$/)).toHaveCount(0);

  await callee.button('End call').click();
  await caller.expectEnded('hangup');
  // What was said stays to be read.
  await expect(caller.page.getByRole('log')).toContainText('Seen{');
  await expect(caller.page.getByText('The call is over.')).toBeVisible();
});

test('somebody with a plain XMPP client is heard, and hears', async ({ openWindow, nextPerson, server }) => {
  const alice = nextPerson();
  const bob = nextPerson();
  const [caller, callee] = await Promise.all([
    ParleyWindow.open(openWindow, alice, server),
    ParleyWindow.open(openWindow, bob, server),
  ]);
  const desk = await PlainWindow.open(openWindow, bob, server);
  await caller.call(bob);
  await callee.button('Accept with video').click();
  await expectPictureOf(caller.videoOf(bob).first(), bob.pictureId);
  await caller.button('Chat').click();
  const to = `${userName(alice.id)}@${server.host}`;
  const body = '<body>From my desk</body><request xmlns="urn:xmpp:receipts"/>';
  await desk.send(`<message xmlns="jabber:client" type="chat" id="d1" to="${to}">${body}</message>`);
  await expect(caller.page.getByRole('log')).toContainText('From my desk');
  await desk.receives(/<received[^>]*id=["']d1["']/);
  await caller.page.getByRole('textbox', { name: 'Message' }).fill('Hello desk & call');
  await caller.page.keyboard.press('Enter');
  await desk.receives(/Hello desk &amp; call/);
  // The device that is in the call gets it, too.
  await expect(callee.button('Chat')).toHaveAccessibleDescription('1 unread message');
  await callee.button('End call').click();
  await caller.expectEnded('hangup');
});

test('the QuickBlox SDK is heard, and hears', async ({ openWindow, nextPerson, server }) => {
  const alice = nextPerson();
  const bob = nextPerson();
  const [parley, quickblox] = await Promise.all([
    ParleyWindow.open(openWindow, alice, server),
    QuickBloxWindow.open(openWindow, bob, server),
  ]);
  await parley.call(bob);
  await quickblox.told('call');
  await quickblox.accept();
  await expectPictureOf(parley.videoOf(bob).first(), bob.pictureId);
  await parley.button('Chat').click();
  const log = parley.page.getByRole('log');

  await quickblox.setTyping(alice, true);
  await expect(parley.page.getByText(/is typing…$/)).toBeVisible();
  await quickblox.say(alice, 'Hello from QuickBlox', { dialog_id: '5f3a' });
  await expect(log).toContainText('Hello from QuickBlox');
  // Our receipt is one that the SDK knows.
  await quickblox.told('delivered');

  await parley.page.getByRole('textbox', { name: 'Message' }).fill('Hello from Parley & co');
  expect((await quickblox.told('typing')).userId).toBe(Number(alice.id));
  await parley.page.keyboard.press('Enter');
  expect((await quickblox.told('message')).data).toMatchObject({
    type: 'chat',
    body: 'Hello from Parley & co',
    dialog_id: '5f3a',
    extension: { save_to_history: '1', date_sent: expect.stringMatching(/^\d{10}$/) },
  });
  await expect(parley.page.getByText('Delivered')).toBeVisible();
  await parley.button('End call').click();
  await quickblox.told('stop');
});
