import { cloneElement } from 'react';
import type { ReactElement } from 'react';
import { mergeProps } from './merge-props.js';

/**
 * Replaces the element that a component renders: an element that takes over all its props (class names joined,
 * handlers chained, refs both set), or a function that gets the props and the state and returns an element.
 */
export type RenderProp<Props, State> =
  ReactElement<Record<string, unknown>> | ((props: Props, state: State) => ReactElement);

/** Renders `element`, or what `render` makes of it. */
export function renderElement<Props extends object, State>(
  element: ReactElement<Props>,
  render: RenderProp<Props, State> | undefined,
  state: State,
): ReactElement {
  if (!render) return element;
  if (typeof render === 'function') return render(element.props, state);
  return cloneElement(render, mergeProps(element.props, render.props));
}
