// @vitest-environment happy-dom
import '@testing-library/jest-dom/vitest';
import type { CallHealth, Health } from '@parley/core';
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useCallHealth } from '../hooks/use-call-health.js';
import { showStillCall } from '../test-support/show-still-call.js';
import type { ShownCall } from '../test-support/show-still-call.js';
import { CallAnnouncer } from './call-announcer.js';
import { ConnectionBanner } from './connection-banner.js';
import { QualityBadge } from './quality-badge.js';
import { StatsPanel } from './stats-panel.js';

const health = (call: ShownCall, facts: Partial<CallHealth>): void =>
  call.set({ health: { ...call.snapshot().health, ...facts } });

describe('ConnectionBanner', () => {
  it.each([
    [
      { state: 'reconnecting', cause: 'your-network', trying: 'signing-in' },
      'Your network seems to be down. Reconnecting…',
    ],
    [
      { state: 'good', cause: 'your-network', trying: 'waiting' },
      'Your network seems to be down. Reconnecting…',
    ],
    [{ state: 'reconnecting', cause: null, trying: 'waiting' }, 'The connection to Bob broke. Reconnecting…'],
    [
      { state: 'reconnecting', cause: null, trying: 'rebuild' },
      'The connection to Bob broke. Reconnecting… Making a new connection…',
    ],
    [
      { state: 'reconnecting', cause: 'their-network', trying: 'ice-restart' },
      'Bob’s network seems to be down. Reconnecting… Looking for another path…',
    ],
    [
      { state: 'reconnecting', cause: 'relay', trying: 'waiting' },
      'The relay on the way to Bob does not answer. Reconnecting…',
    ],
    [
      { state: 'good', cause: 'server', trying: 'signing-in' },
      'Lost touch with the server. The call goes on; reconnecting…',
    ],
    [{ state: 'poor', cause: 'their-network', trying: null }, 'Bob’s network seems to be weak'],
    [{ state: 'poor', cause: 'your-network', trying: null }, 'Your network seems to be weak'],
    [{ state: 'poor', cause: null, trying: null }, 'The connection to Bob is weak'],
    [{ state: 'fair', cause: null, trying: null }, ''],
  ] as const)('says why and what is tried: %o', async (facts, words) => {
    const call = await showStillCall(2);
    call.show(<ConnectionBanner />);
    health(call, { ...facts, userIds: ['bob'] });
    const banner = screen.getByRole('status');
    if (words === '') expect(banner).toBeEmptyDOMElement();
    else expect(banner.textContent).toBe(words);
  });

  it('leaves it to the tiles who is weak in a larger call, but not our own network', async () => {
    const call = await showStillCall(5);
    call.show(<ConnectionBanner />);
    health(call, { state: 'poor', cause: 'their-network', userIds: ['bob'] });
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    health(call, { state: 'poor', cause: 'your-network', userIds: ['bob'] });
    expect(screen.getByRole('status')).toHaveTextContent('Your network seems to be weak');
  });

  it('is not proud of what was never broken', async () => {
    const call = await showStillCall(2);
    call.show(<ConnectionBanner />);
    health(call, { state: 'poor', cause: 'your-network', userIds: ['bob', 'carol'] });
    health(call, { state: 'good', cause: null, userIds: [] });
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });
});

describe('CallAnnouncer', () => {
  it('tells each trouble once, whatever is tried, and one of several by name', async () => {
    const call = await showStillCall(2);
    call.show(<CallAnnouncer />);
    const broken: Health = {
      ...call.snapshot().health,
      state: 'reconnecting',
      cause: 'their-network',
      trying: 'waiting',
    };
    const bob = call.snapshot().participants['bob'];
    if (!bob) throw new Error('there is no Bob');
    // Both at once, as a client tells it.
    call.set({
      participants: {
        ...call.snapshot().participants,
        bob: { ...bob, state: 'reconnecting', health: broken },
      },
      health: { ...broken, userIds: ['bob'] },
    });
    health(call, { trying: 'ice-restart' });
    const region = screen.getByRole('status');
    const told = 'Bob’s network seems to be down. Reconnecting…';
    expect(await within(region).findAllByText(told)).toHaveLength(1);
    health(call, { trying: 'rebuild' });
    expect(within(region).getAllByText(told)).toHaveLength(1);
  });
});

describe('QualityBadge', () => {
  it('says whose network seems to be weak, to those who listen and in a tooltip', async () => {
    const call = await showStillCall(2);
    call.show(<QualityBadge userId="bob" />);
    call.setPerson('bob', { quality: 'poor' });
    expect(screen.getByText('Poor connection')).toBeInTheDocument();
    const now = { ...call.snapshot().health, state: 'poor', cause: 'their-network' } as const;
    call.setPerson('bob', { health: now });
    const words = 'Poor connection – Bob’s network seems to be weak';
    expect(screen.getByText(words)).toBeInTheDocument();
    expect(screen.getByTitle(words)).toBeInTheDocument();
  });
});

describe('StatsPanel', () => {
  it('shows what happened last, newest first, and copies all of it without names', async () => {
    const call = await showStillCall(1);
    call.show(<StatsPanel />);
    expect(screen.queryByRole('region', { name: 'What happened' })).not.toBeInTheDocument();
    act(() => {
      for (let place = 0; place < 10; place += 1)
        call.timeline.tell({ at: place * 1000, about: 'person', userId: 'bob', what: 'connected' });
      call.timeline.tell({
        at: 10_000,
        about: 'person',
        userId: 'bob',
        what: 'reconnecting',
        cause: 'relay',
      });
    });
    const items = within(screen.getByRole('region', { name: 'What happened' })).getAllByRole('listitem');
    expect(items).toHaveLength(8);
    expect(items[0]).toHaveTextContent('Bob: reconnecting (relay)');
    const button = screen.getByRole('button', { name: 'Copy for a bug report' });
    await call.user.click(button);
    expect(button).toHaveTextContent('Copied');
    const copied = await navigator.clipboard.readText();
    expect(copied.split('\n')).toContain('+10.0 s person 1: reconnecting (relay)');
    expect(copied).not.toMatch(/bob/i);
  });
});

it('renders again for another health only', async () => {
  const call = await showStillCall(2);
  let renders = 0;
  function Probe(): null {
    useCallHealth();
    renders += 1;
    return null;
  }
  call.show(<Probe />);
  const before = renders;
  call.setPerson('bob', { quality: 'fair', audioEnabled: false });
  expect(renders).toBe(before);
  health(call, { cause: 'server' });
  expect(renders).toBe(before + 1);
});
