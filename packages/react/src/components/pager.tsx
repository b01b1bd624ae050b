'use client';
import { memo } from 'react';
import type { MemoExoticComponent, ReactElement } from 'react';
import { useMessages } from '../hooks/use-messages.js';
import { BackIcon, NextIcon } from '../icons/icons.js';

export interface PagerProps {
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}

/** Turns the pages of a board, and says on which one it is. */
export const Pager: MemoExoticComponent<(props: PagerProps) => ReactElement> = memo(function Pager({
  page,
  pages,
  onPage,
}: PagerProps): ReactElement {
  const messages = useMessages();
  // Not `disabled`: the button under the finger, or under the focus, must not vanish from under it.
  const turn = (label: string, to: number, icon: ReactElement): ReactElement => {
    const isEnd = to < 0 || to >= pages;
    return (
      <button
        type="button"
        className="parley-tool"
        aria-label={label}
        aria-disabled={isEnd}
        onClick={() => {
          if (!isEnd) onPage(to);
        }}
      >
        {icon}
      </button>
    );
  };
  return (
    <div className="parley-pager" role="group" aria-label={messages.pages}>
      {turn(messages.previousPage, page - 1, <BackIcon />)}
      <span className="parley-page" role="status">
        {messages.pageOf(page + 1, pages)}
      </span>
      {turn(messages.nextPage, page + 1, <NextIcon />)}
    </div>
  );
});
