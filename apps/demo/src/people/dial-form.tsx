import type { UserId } from '@parley/core';
import { useConnectionState } from '@parley/react';
import { useId, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { t } from '../messages.js';
import { Field } from '../ui/field.js';
import { CameraIcon, PhoneIcon } from '../ui/icons.js';

export interface DialFormProps {
  /** @returns false when nobody can be called by this id */
  readonly onDial: (userId: UserId, video: boolean) => boolean;
}

/** Calls somebody who is not on the list, by user id. */
export function DialForm({ onDial }: DialFormProps): ReactElement {
  const headingId = useId();
  const form = useRef<HTMLFormElement>(null);
  const { state } = useConnectionState();
  const [userId, setUserId] = useState('');
  const [isFaulty, setFaulty] = useState(false);

  function dial(video: boolean): void {
    const isDialed = userId.trim() !== '' && onDial(userId.trim(), video);
    setFaulty(!isDialed);
    if (!isDialed) form.current?.querySelector('input')?.focus();
  }

  return (
    <section className="panel dial" aria-labelledby={headingId}>
      <h2 id={headingId}>{t.dialHeading}</h2>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (state === 'online') dial(true);
        }}
      >
        <Field
          label={t.userId}
          hint={t.dialHint}
          fault={isFaulty ? t.dialFault : undefined}
          value={userId}
          dir="ltr"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(value) => {
            setUserId(value);
            setFaulty(false);
          }}
        />
        <div className="dial-actions">
          <button type="submit" className="button button-primary" disabled={state !== 'online'}>
            <CameraIcon />
            {t.dialVideo}
          </button>
          <button type="button" className="button" disabled={state !== 'online'} onClick={() => dial(false)}>
            <PhoneIcon />
            {t.dialAudio}
          </button>
        </div>
      </form>
    </section>
  );
}
