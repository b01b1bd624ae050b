import { createRef } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { composeRefs } from './compose-refs.js';
import { chain, mergeProps } from './merge-props.js';

describe('mergeProps', () => {
  it('joins class names, merges styles, lets the second win elsewhere', () => {
    expect(
      mergeProps(
        { className: 'a', style: { color: 'red', top: 0 }, id: 'ours', title: 'kept' },
        { className: 'b', style: { color: 'blue' }, id: 'theirs', title: undefined },
      ),
    ).toEqual({ className: 'a b', style: { color: 'blue', top: 0 }, id: 'theirs', title: 'kept' });
  });

  it('runs their handler first, and ours unless they prevent it', () => {
    const order: string[] = [];
    const merged = mergeProps(
      { onClick: () => order.push('ours') },
      {
        onClick(event: { defaultPrevented: boolean }) {
          order.push('theirs');
          event.defaultPrevented = order.length > 2;
        },
      },
    );
    const { onClick } = merged;
    if (typeof onClick !== 'function') throw new Error('no handler');
    Reflect.apply(onClick, undefined, [{ defaultPrevented: false }]);
    expect(order).toEqual(['theirs', 'ours']);
    Reflect.apply(onClick, undefined, [{ defaultPrevented: false }]);
    expect(order).toEqual(['theirs', 'ours', 'theirs']);
  });

  it('sets both refs', () => {
    const ours = createRef<string>();
    const theirs = createRef<string>();
    const { ref } = mergeProps({ ref: ours }, { ref: theirs });
    if (typeof ref !== 'function') throw new Error('no ref');
    Reflect.apply(ref, undefined, ['element']);
    expect([ours.current, theirs.current]).toEqual(['element', 'element']);
  });
});

describe('composeRefs', () => {
  it('undoes each ref in its own way', () => {
    const object = createRef<string>();
    const undo = vi.fn<() => void>();
    const cleanup = composeRefs<string>(object, () => undo)('element');
    expect(object.current).toBe('element');
    if (typeof cleanup !== 'function') throw new Error('no cleanup');
    cleanup();
    expect(object.current).toBeNull();
    expect(undo).toHaveBeenCalledOnce();
  });
});

it('chain gives the event to theirs, then to ours', () => {
  const ours = vi.fn<(event: unknown) => void>();
  const event = { defaultPrevented: false };
  chain(undefined, ours)(event);
  chain((own: { defaultPrevented: boolean }) => {
    own.defaultPrevented = true;
  }, ours)(event);
  expect(ours).toHaveBeenCalledExactlyOnceWith(event);
});
