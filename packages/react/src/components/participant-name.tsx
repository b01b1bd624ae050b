'use client';
import type { ComponentProps, ReactElement } from 'react';
import { useDisplayName } from '../hooks/use-display-name.js';
import { useMessages } from '../hooks/use-messages.js';
import { classNames } from '../lib/class-names.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { useTileScope } from '../lib/tile-scope.js';
import type { TilePartProps } from '../lib/tile-scope.js';
import { MicIndicator } from './mic-indicator.js';

/** What the tag says, for a `render` function. */
export interface ParticipantNameState {
  readonly name: string;
}

/** What `ParticipantName` is given; everything else goes to its `<span>`. */
export interface ParticipantNameProps extends ComponentProps<'span'>, TilePartProps {
  /** Default: the one that `useDisplayName` finds. */
  readonly name?: string | undefined;
  readonly render?: RenderProp<ComponentProps<'span'>, ParticipantNameState> | undefined;
}

/**
 * The tag in the corner of a tile: whether they are muted, and who; on a shared screen, whose it is. `children` replace
 * the `MicIndicator` before the name.
 *
 * Attributes: `data-source` (`camera`, `screen`).
 */
export function ParticipantName({
  userId: givenId,
  callId: givenCall,
  name: givenName,
  render,
  className,
  children,
  ...props
}: ParticipantNameProps): ReactElement {
  const { userId, callId, source } = useTileScope({ userId: givenId, callId: givenCall });
  const foundName = useDisplayName(userId, callId);
  const { screenOf } = useMessages();
  const name = givenName ?? foundName;
  const isScreen = source === 'screen';
  const element = (
    <span {...props} className={classNames('parley-name-tag', className)} data-source={source}>
      {children ?? (isScreen ? null : <MicIndicator userId={userId} callId={callId} />)}
      <bdi className="parley-name">{isScreen ? screenOf(name) : name}</bdi>
    </span>
  );
  return renderElement(element, render, { name });
}
