import type { ReactElement } from 'react';
import type { Explanation } from '../messages.js';
import { AlertIcon } from './icons.js';

export interface NoticeProps {
  readonly explanation: Explanation | null;
}

/** What went wrong and what to do; told at once to those who listen. */
export function Notice({ explanation }: NoticeProps): ReactElement {
  return (
    <div role="alert">
      {explanation && (
        <div className="notice">
          <AlertIcon />
          <p>
            <strong>{explanation.title}</strong> <span>{explanation.help}</span>
          </p>
        </div>
      )}
    </div>
  );
}
