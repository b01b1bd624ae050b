'use client';
import { useState } from 'react';
import type { ComponentProps, CSSProperties, ReactElement } from 'react';
import { useAvatar, useDisplayName } from '../hooks/use-display-name.js';
import { imageAddress } from '../lib/image-address.js';
import { classNames } from '../lib/class-names.js';
import { hueOf, initialsOf } from '../lib/initials.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { useTileScope } from '../lib/tile-scope.js';
import type { TilePartProps } from '../lib/tile-scope.js';

/** What an avatar shows, for a `render` function. */
export interface AvatarState {
  /** The name whose initials are shown. */
  readonly name: string;
  /** There is an image to show instead. */
  readonly hasImage: boolean;
}

/** What `Avatar` is given; everything else goes to its `<span>`. */
export interface AvatarProps extends ComponentProps<'span'>, TilePartProps {
  /** Default: the one that `useDisplayName` finds. */
  readonly name?: string | undefined;
  /** The address of an image; `null`: none. Default: what the provider's `getAvatar` finds. */
  readonly src?: string | null | undefined;
  readonly render?: RenderProp<ComponentProps<'span'>, AvatarState> | undefined;
}

/**
 * Somebody's image, or their initials on a color that stays theirs while there is none, or when it fails to load.
 * Decoration: put the name beside it. `children` replace the initials. Its size is `--parley-avatar-size`.
 *
 * Attributes: `data-image`.
 */
export function Avatar({
  userId: givenId,
  callId: givenCall,
  name: givenName,
  src: givenSrc,
  render,
  className,
  style,
  children,
  ...props
}: AvatarProps): ReactElement {
  const { userId, callId } = useTileScope({ userId: givenId, callId: givenCall });
  const foundName = useDisplayName(userId, callId);
  const foundSrc = useAvatar(userId, callId);
  const [failed, setFailed] = useState<string | null>(null);
  const name = givenName ?? foundName;
  const wanted = imageAddress(givenSrc === undefined ? foundSrc : givenSrc);
  const src = wanted === failed ? null : wanted;
  const ownStyle: CSSProperties & Record<'--parley-avatar-hue', string> = {
    '--parley-avatar-hue': String(hueOf(userId)),
    ...style,
  };
  const element = (
    <span
      aria-hidden="true"
      {...props}
      className={classNames('parley-avatar', className)}
      style={ownStyle}
      data-image={present(src !== null)}
    >
      {children ?? initialsOf(name)}
      {src !== null && (
        <img
          className="parley-avatar-image"
          src={src}
          alt=""
          draggable={false}
          onError={() => setFailed(src)}
        />
      )}
    </span>
  );
  return renderElement(element, render, { name, hasImage: src !== null });
}
