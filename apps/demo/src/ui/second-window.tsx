import type { ReactElement } from 'react';
import { t } from '../messages.js';
import { WindowIcon } from './icons.js';

export interface SecondWindowProps {
  readonly isPrimary?: boolean;
}

/** Opens this page once more, for somebody else: without an opener the new tab does not inherit who is signed in. */
export function SecondWindow({ isPrimary = false }: SecondWindowProps): ReactElement {
  return (
    <a
      className={isPrimary ? 'button button-primary' : 'button'}
      href={import.meta.env.BASE_URL}
      target="_blank"
      rel="noopener"
    >
      <WindowIcon />
      {t.secondWindow} <span className="hidden">{t.opensNewTab}</span>
    </a>
  );
}
