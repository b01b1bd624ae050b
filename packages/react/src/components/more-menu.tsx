'use client';
import type { SessionId } from '@parley/core';
import type { ReactElement, ReactNode } from 'react';
import { useMessages } from '../hooks/use-messages.js';
import { MoreIcon } from '../icons/icons.js';
import type { ShedPart } from './more-items.js';
import { PeopleItem } from './people-item.js';
import { PopoverButton } from './popover-button.js';
import type { MenuProps } from './popover-button.js';

export type { ShedPart } from './more-items.js';

/** What `MoreMenu` is given; everything else goes to its `<button>`. */
export interface MoreMenuProps extends MenuProps {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  /** What it takes over from a bar that is too small. Default: all of it. */
  readonly shed?: readonly ShedPart[] | undefined;
  /** Items of one's own, on top: buttons of the class `parley-control`, which close the menu, or anything else. */
  readonly items?: ReactNode;
}

const everything: readonly ShedPart[] = ['devices', 'share', 'react', 'people', 'layout'];

/**
 * Opens what has no place in the bar: items of one's own, what a small bar has shed, full screen, and the keyboard's
 * shortcuts. `children` replace the icon and the label of its button.
 *
 * Attributes: `data-open`.
 */
export function MoreMenu({ callId, shed: parts = everything, items, ...props }: MoreMenuProps): ReactElement {
  const { more } = useMessages();
  return (
    <PopoverButton
      {...props}
      label={more}
      icon={<MoreIcon />}
      items={items}
      renderContents={({ MoreItems }) => (
        <MoreItems callId={callId} parts={parts} people={<PeopleItem callId={callId} />} />
      )}
    />
  );
}
