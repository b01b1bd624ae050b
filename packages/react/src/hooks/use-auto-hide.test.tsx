// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useAutoHide } from './use-auto-hide.js';
import type { AutoHideOptions } from './use-auto-hide.js';

interface PageProps extends AutoHideOptions {
  readonly isMenuOpen?: boolean;
  readonly onPress?: () => void;
}

function Page({ isMenuOpen = false, onPress, ...options }: PageProps) {
  const bar = useRef<HTMLDivElement>(null);
  useAutoHide(bar, options);
  return (
    <div data-testid="call">
      <p>Stage</p>
      <div ref={bar} data-testid="bar">
        <button type="button" aria-expanded={isMenuOpen} onClick={onPress}>
          Microphone
        </button>
      </div>
    </div>
  );
}

const bar = () => screen.getByTestId('bar');
const stage = () => screen.getByText('Stage');
const button = () => screen.getByRole('button');
const isHidden = () => bar().hasAttribute('data-hidden');
const wait = (ms: number) => vi.advanceTimersByTime(ms);

function touchScreen(): void {
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('useAutoHide', () => {
  it('hides after four seconds in which nobody used what is around it', () => {
    render(<Page />);
    wait(3999);
    expect(isHidden()).toBe(false);
    wait(1);
    expect(isHidden()).toBe(true);
  });

  it.each<[string, () => void]>([
    ['the pointer', () => fireEvent.pointerMove(stage(), { pointerType: 'mouse' })],
    ['a touch', () => fireEvent.pointerDown(stage(), { pointerType: 'touch' })],
    ['a key', () => fireEvent.keyDown(stage(), { key: 'Tab' })],
    ['the focus', () => button().focus()],
  ])('comes back for %s', (_, use) => {
    render(<Page />);
    wait(3000);
    use();
    wait(3000);
    expect(isHidden()).toBe(false);
    button().blur();
    wait(4000);
    expect(isHidden()).toBe(true);
    use();
    expect(isHidden()).toBe(false);
  });

  it('stays while the pointer is on it', () => {
    render(<Page />);
    fireEvent.pointerEnter(bar(), { pointerType: 'mouse' });
    wait(10_000);
    expect(isHidden()).toBe(false);
    fireEvent.pointerLeave(bar(), { pointerType: 'mouse' });
    wait(4000);
    expect(isHidden()).toBe(true);
  });

  it('stays while the keyboard is in it', () => {
    render(<Page />);
    fireEvent.keyDown(stage(), { key: 'Tab' });
    button().focus();
    wait(10_000);
    expect(isHidden()).toBe(false);
  });

  it('does not stay for a button that was clicked', () => {
    render(<Page />);
    fireEvent.pointerDown(button(), { pointerType: 'mouse' });
    button().focus();
    wait(4000);
    expect(isHidden()).toBe(true);
    fireEvent.keyDown(button(), { key: 'd' });
    wait(10_000);
    expect(isHidden()).toBe(false);
  });

  it('stays while a menu in it is open', () => {
    const { rerender } = render(<Page isMenuOpen />);
    wait(10_000);
    expect(isHidden()).toBe(false);
    rerender(<Page />);
    wait(4000);
    expect(isHidden()).toBe(true);
  });

  it('stays on a touch screen that nobody touches, as with a screen reader, and when only it is touched', () => {
    touchScreen();
    render(<Page />);
    fireEvent.pointerDown(button(), { pointerType: 'touch' });
    fireEvent.pointerMove(button(), { pointerType: 'touch' });
    wait(10_000);
    expect(isHidden()).toBe(false);
    fireEvent.pointerDown(stage(), { pointerType: 'touch' });
    wait(4000);
    expect(isHidden()).toBe(true);
  });

  it('presses nothing with the touch that brings it back', () => {
    const onPress = vi.fn<() => void>();
    render(<Page onPress={onPress} />);
    wait(4000);
    fireEvent.pointerDown(button(), { pointerType: 'touch' });
    fireEvent.click(button());
    expect(onPress).not.toHaveBeenCalled();
    fireEvent.pointerDown(button(), { pointerType: 'touch' });
    fireEvent.click(button());
    expect(onPress).toHaveBeenCalledOnce();
  });

  it('takes another time, stays when told to, and comes back when it is told to stay', () => {
    const { rerender } = render(<Page delay={1000} />);
    wait(1000);
    expect(isHidden()).toBe(true);
    rerender(<Page delay={1000} isEnabled={false} />);
    expect(isHidden()).toBe(false);
    wait(10_000);
    expect(isHidden()).toBe(false);
  });

  it('leaves nothing behind', () => {
    const { unmount } = render(<Page />);
    unmount();
    expect(vi.getTimerCount()).toBe(0);
  });
});
