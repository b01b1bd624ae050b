import { DocsContext } from '@storybook/addon-docs/blocks';
import { useContext, useEffect, useState } from 'react';
import type { ReactElement } from 'react';

export interface FrameProps {
  /** Of the story. */
  readonly id: string;
  readonly title: string;
  /** Any CSS length. Default: what a call in a window wants. */
  readonly height?: string;
}

/**
 * A story in a window of its own, on a page: a call has dialogs, shortcuts and a focus that would take the whole page.
 * It follows the toolbar.
 */
export function Frame({ id, title, height = '26rem' }: FrameProps): ReactElement {
  const globals = useGlobals();
  return (
    <iframe
      className="gallery-frame"
      title={title}
      src={`iframe.html?id=${id}&viewMode=story&globals=${globals}`}
      style={{ blockSize: height }}
      allow="camera; microphone; fullscreen; autoplay"
    />
  );
}

/** What the toolbar says, as the address of a frame does. */
function useGlobals(): string {
  const { channel } = useContext(DocsContext);
  const [globals, setGlobals] = useState(
    () => new URLSearchParams(window.location.search).get('globals') ?? '',
  );

  useEffect(
    function followToolbar() {
      const read = (told: { readonly globals: Readonly<Record<string, unknown>> }): void =>
        setGlobals(
          ['theme', 'locale', 'direction'].map((name) => `${name}:${String(told.globals[name])}`).join(';'),
        );
      channel.on('globalsUpdated', read);
      return () => channel.off('globalsUpdated', read);
    },
    [channel],
  );
  return globals;
}
