import type { ReactElement } from 'react';
import { findLinks } from '../lib/find-links.js';

/** A text with its links, in the direction of its own words. */
export function ChatText({ text }: { readonly text: string }): ReactElement {
  return (
    <p className="parley-chat-text" dir="auto">
      {findLinks(text).map(({ at, text: part, href }) =>
        href === null ? (
          part
        ) : (
          <a key={at} href={href} target="_blank" rel="noopener noreferrer" dir="ltr">
            {part}
          </a>
        ),
      )}
    </p>
  );
}
