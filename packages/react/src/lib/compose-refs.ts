import { useCallback } from 'react';
import type { Ref, RefCallback } from 'react';

/** Sets both refs to one element, and undoes both. */
export function composeRefs<T>(first: Ref<T> | undefined, second: Ref<T> | undefined): RefCallback<T> {
  return (element) => {
    const undo = [setRef(first, element), setRef(second, element)];
    return () => {
      for (const task of undo) task();
    };
  };
}

/** `composeRefs` that stays the same while its refs do, so that the element is not let go and taken up on every render. */
export function useComposedRefs<T>(first: Ref<T> | undefined, second: Ref<T> | undefined): RefCallback<T> {
  return useCallback((element: T) => composeRefs(first, second)(element), [first, second]);
}

/** Tells whether a value can be given to `ref`. */
export function isRef(value: unknown): value is Ref<unknown> {
  return typeof value === 'function' || (typeof value === 'object' && value !== null && 'current' in value);
}

function setRef<T>(ref: Ref<T> | undefined, element: T | null): () => void {
  if (typeof ref === 'function') {
    const undo = ref(element);
    return typeof undo === 'function' ? undo : () => void ref(null);
  }
  if (!ref) return () => undefined;
  ref.current = element;
  return () => {
    ref.current = null;
  };
}
