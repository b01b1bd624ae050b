// @vitest-environment happy-dom
import { act, screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useNotificationPermission } from '../hooks/use-notification-permission.js';
import { notifyWhileHidden } from '../lib/notify-while-hidden.js';
import { FakeLocks } from '../test-support/fake-locks.js';
import { notificationPart } from '../lib/notification-part.js';
import { onlyCall } from '../test-support/call-world.js';
import { startCallTest } from '../test-support/render.js';
import { CallNotification } from './call-notification.js';

/** What the system shows. */
const shown: FakeNotification[] = [];
let answer: NotificationPermission = 'granted';

class FakeNotification {
  static permission: NotificationPermission = 'default';
  static readonly requestPermission = (): Promise<NotificationPermission> => {
    FakeNotification.permission = answer;
    return Promise.resolve(answer);
  };

  click: () => void = () => undefined;
  readonly title: string;
  readonly options: NotificationOptions;

  constructor(title: string, options: NotificationOptions) {
    this.title = title;
    this.options = options;
    shown.push(this);
  }

  addEventListener(_type: 'click', listener: () => void): void {
    this.click = listener;
  }

  close(): void {
    shown.splice(shown.indexOf(this), 1);
  }
}

function setHidden(isHidden: boolean): void {
  Object.defineProperty(document, 'visibilityState', {
    configurable: true,
    value: isHidden ? 'hidden' : 'visible',
  });
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
}

beforeEach(async () => {
  await notificationPart.load();
  shown.length = 0;
  answer = 'granted';
  FakeNotification.permission = 'granted';
  vi.stubGlobal('Notification', FakeNotification);
});
afterEach(() => setHidden(false));

async function ring(ui: ReactElement = <CallNotification />) {
  const test = await startCallTest();
  test.show(ui);
  setHidden(true);
  test.bob.client.call('ann');
  await test.settle();
  return test;
}

const titles = () => shown.map(({ title }) => title);

describe('CallNotification', () => {
  it('tells of a call while the page is hidden, and goes with the ringing', async () => {
    const { ann, bob, settle } = await ring(<CallNotification icon="/bell.png" />);
    const { id } = onlyCall(ann);
    expect(shown).toEqual([
      expect.objectContaining({
        title: 'Incoming video call from Bob',
        options: { body: 'Open the page to answer.', tag: `parley-${id}`, icon: '/bell.png' },
      }),
    ]);
    onlyCall(bob).hangUp();
    await settle();
    expect(shown).toEqual([]);
  });

  it('brings the page to the front when it is clicked', async () => {
    const focus = vi.spyOn(window, 'focus').mockImplementation(() => undefined);
    await ring();
    shown[0]?.click();
    expect(focus).toHaveBeenCalledOnce();
  });

  it('is there only while the page is hidden and the call rings aloud', async () => {
    const { ann, bob, settle, show } = await startCallTest();
    show(<CallNotification />);
    bob.client.call('ann');
    await settle();
    expect(shown).toEqual([]);
    setHidden(true);
    expect(titles()).toEqual(['Incoming video call from Bob']);
    setHidden(false);
    expect(shown).toEqual([]);
    setHidden(true);
    onlyCall(ann).accept();
    await settle();
    expect(shown).toEqual([]);
  });

  it('tells of each call once', async () => {
    const { signIn, settle } = await ring();
    const carol = await signIn('carol', 'Carol');
    carol.client.call('ann', { video: false });
    await settle();
    expect(titles()).toEqual(['Incoming video call from Bob', 'Incoming audio call from Carol']);
  });

  it('is shown by one of several tabs, and by none while one is looked at', async () => {
    const locks = new FakeLocks();
    vi.stubGlobal('navigator', { locks });
    setHidden(true);
    const [first, second] = ['1', '2'].map((tab) => notifyWhileHidden('call', tab, {}));
    await waitFor(() => expect(titles()).toEqual(['1']));
    first?.();
    await waitFor(() => expect(titles()).toEqual(['2']));
    setHidden(false);
    expect(titles()).toEqual([]);
    second?.();
    vi.unstubAllGlobals();
  });

  it.each<[string, () => void]>([
    ['not been allowed', () => void (FakeNotification.permission = 'default')],
    ['been denied', () => void (FakeNotification.permission = 'denied')],
    ['no notifications at all', () => vi.stubGlobal('Notification', undefined)],
    [
      'a constructor that only throws',
      () =>
        vi.stubGlobal(
          'Notification',
          class {
            static readonly permission = 'granted';
            constructor() {
              throw new TypeError('Illegal constructor');
            }
          },
        ),
    ],
  ])('is quiet where there have %s', async (_, arrange) => {
    const asked = vi.spyOn(FakeNotification, 'requestPermission');
    arrange();
    const { ann } = await ring();
    expect(onlyCall(ann).snapshot.state).toBe('ringing');
    expect(shown).toEqual([]);
    expect(asked).not.toHaveBeenCalled();
  });
});

describe('useNotificationPermission', () => {
  function Ask(): ReactElement {
    const { permission, getButtonProps } = useNotificationPermission();
    return (
      <>
        <output>{permission}</output>
        <button {...getButtonProps()} type="button" />
      </>
    );
  }

  it('asks when the button is pressed, not before', async () => {
    FakeNotification.permission = 'default';
    const { show, user } = await startCallTest();
    show(<Ask />);
    expect(screen.getByRole('status')).toHaveTextContent('default');
    await user.click(screen.getByRole('button', { name: 'Notify me of calls' }));
    expect(screen.getByRole('status')).toHaveTextContent('granted');
  });

  it('takes no for an answer', async () => {
    answer = 'denied';
    FakeNotification.permission = 'default';
    const { show, user } = await startCallTest();
    show(<Ask />);
    await user.click(screen.getByRole('button'));
    expect(screen.getByRole('status')).toHaveTextContent('denied');
  });

  it('says when the browser knows no notifications', async () => {
    vi.stubGlobal('Notification', undefined);
    const { show, user } = await startCallTest();
    show(<Ask />);
    await user.click(screen.getByRole('button'));
    expect(screen.getByRole('status')).toHaveTextContent('unsupported');
  });
});
