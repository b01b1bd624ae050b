// @vitest-environment happy-dom
import '@testing-library/jest-dom/vitest';
import { act, cleanup, render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, it, vi } from 'vitest';
import { later } from '../lib/later.js';
import type { Later } from '../lib/later.js';
import { useLater } from './use-later.js';

afterEach(cleanup);

interface Part {
  readonly text: string;
}

interface WhatComesProps {
  readonly source: Later<Part>;
  readonly onMissing?: () => void;
}

function WhatComes({ source, onMissing }: WhatComesProps) {
  return <p>{useLater(source, onMissing)?.text ?? 'nothing yet'}</p>;
}

const fetched = () => later('a part', () => Promise.resolve({ text: 'here it is' }));

it('draws a part when it has come, and at once when it is there', async () => {
  const source = fetched();
  const { unmount } = render(
    <StrictMode>
      <WhatComes source={source} />
    </StrictMode>,
  );
  expect(screen.getByText('nothing yet')).toBeVisible();
  expect(await screen.findByText('here it is')).toBeVisible();
  unmount();
  render(<WhatComes source={source} />);
  expect(screen.getByText('here it is')).toBeVisible();
});

it('fetches nothing on a server', () => {
  const load = vi.fn<() => Promise<Part>>();
  expect(renderToString(<WhatComes source={later('a part', load)} />)).toContain('nothing yet');
  expect(load).not.toHaveBeenCalled();
});

it('tells that a part cannot be fetched, throws nothing, and tries again when it is mounted again', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const load = vi.fn<() => Promise<Part>>();
  load.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValue({ text: 'here it is' });
  const source = later('a part', load);
  const onMissing = vi.fn<() => void>();
  const { unmount } = render(<WhatComes source={source} onMissing={onMissing} />);
  await act(() => source.load());
  expect(onMissing).toHaveBeenCalledOnce();
  expect(warn).toHaveBeenCalledOnce();
  warn.mockRestore();
  unmount();
  render(<WhatComes source={source} />);
  expect(await screen.findByText('here it is')).toBeVisible();
});

it('asks again for a part that could not be fetched, ever more rarely, and no more when it is not wanted', async () => {
  vi.useFakeTimers();
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  try {
    const load = vi.fn<() => Promise<Part>>().mockRejectedValue(new TypeError('Failed to fetch'));
    const { unmount } = render(<WhatComes source={later('a part', load)} />);
    const after = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
    await after(4999);
    expect(load).toHaveBeenCalledTimes(1);
    await after(1);
    expect(load).toHaveBeenCalledTimes(2);
    await after(9999);
    expect(load).toHaveBeenCalledTimes(2);
    load.mockResolvedValueOnce({ text: 'here it is' });
    await after(1);
    expect(screen.getByText('here it is')).toBeVisible();
    await after(120_000);
    expect(load).toHaveBeenCalledTimes(3);
    unmount();

    const never = vi.fn<() => Promise<Part>>().mockRejectedValue(new TypeError('Failed to fetch'));
    render(<WhatComes source={later('another part', never)} />).unmount();
    await after(120_000);
    expect(never).toHaveBeenCalledTimes(1);
  } finally {
    warn.mockRestore();
    vi.useRealTimers();
  }
});
