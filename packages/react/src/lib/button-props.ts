import type { ComponentProps } from 'react';
import { chain } from './merge-props.js';

/** What a caller may say of a button: the kit decides on its type and on whether it is pressed. */
export type ButtonProps = Omit<ComponentProps<'button'>, 'type' | 'aria-pressed'>;

/**
 * Gives the props for a `<button>` of one's own: `type`, `onClick`, and what a screen reader needs. What it is given
 * wins, also when it is `undefined` (`'aria-label': undefined` for a button that has words in it), except for
 * `onClick`: yours runs first, and `preventDefault()` in it keeps ours from running.
 */
export type GetButtonProps = (given?: ButtonProps) => ComponentProps<'button'> & { readonly type: 'button' };

/** Makes a prop-getter of the props that it adds and of what a press does. */
export function buttonPropsGetter(ours: ComponentProps<'button'>, press: () => unknown): GetButtonProps {
  return (given) => ({
    ...ours,
    ...given,
    type: 'button',
    onClick: chain(given?.onClick, () => void press()),
  });
}
