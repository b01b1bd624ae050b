'use client';
import type { SessionId, UserId } from '@parley/core';
import type { ComponentProps, CSSProperties, ReactElement } from 'react';
import { useDisplayName } from '../hooks/use-display-name.js';
import { classNames } from '../lib/class-names.js';
import { hueOf, initialsOf } from '../lib/initials.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';

/** What an avatar shows, for a `render` function. */
export interface AvatarState {
  /** The name whose initials are shown. */
  readonly name: string;
}

/** What `Avatar` is given; everything else goes to its `<span>`. */
export interface AvatarProps extends ComponentProps<'span'> {
  readonly userId: UserId;
  /** Default: the one that `useDisplayName` finds. */
  readonly name?: string | undefined;
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  readonly render?: RenderProp<ComponentProps<'span'>, AvatarState> | undefined;
}

/**
 * Somebody's initials on a color that stays theirs. Decoration: put the name beside it. `children` replace the
 * initials. Its size is `--parley-avatar-size`.
 */
export function Avatar({
  userId,
  name: given,
  callId,
  render,
  className,
  style,
  children,
  ...props
}: AvatarProps): ReactElement {
  const found = useDisplayName(userId, callId);
  const name = given ?? found;
  const ownStyle: CSSProperties & Record<'--parley-avatar-hue', string> = {
    '--parley-avatar-hue': String(hueOf(userId)),
    ...style,
  };
  const element = (
    <span aria-hidden="true" {...props} className={classNames('parley-avatar', className)} style={ownStyle}>
      {children ?? initialsOf(name)}
    </span>
  );
  return renderElement(element, render, { name });
}
