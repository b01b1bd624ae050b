import type { KeyboardEvent, ReactElement } from 'react';
import type { GetButtonProps } from '../lib/button-props.js';

interface Answer {
  readonly label: string;
  readonly getProps: GetButtonProps;
}

export interface QuestionNoticeProps {
  /** Of the words that ask, which name the group around it. */
  readonly id: string;
  readonly icon: ReactElement;
  readonly question: string;
  readonly hint: string;
  readonly yes: Answer;
  readonly no: Answer;
  /** For its buttons. */
  readonly onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
}

/** What a notice holds that asks something: the words, and two buttons. */
export function QuestionNotice({
  id,
  icon,
  question,
  hint,
  yes,
  no,
  onKeyDown,
}: QuestionNoticeProps): ReactElement {
  const words = { 'aria-label': undefined, 'aria-describedby': id, onKeyDown };
  return (
    <>
      {icon}
      <div className="parley-notice-text">
        <p id={id} className="parley-notice-title">
          {question}
        </p>
        <p>{hint}</p>
        <div className="parley-actions">
          <button
            {...yes.getProps({ ...words, className: 'parley-button parley-button-primary' })}
            type="button"
          >
            {yes.label}
          </button>
          <button {...no.getProps({ ...words, className: 'parley-button' })} type="button">
            {no.label}
          </button>
        </div>
      </div>
    </>
  );
}
