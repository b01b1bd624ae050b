import { useEffect, useRef, useState } from 'react';
import type { ReactElement, ReactNode, SubmitEvent } from 'react';
import { t } from '../messages.js';
import type { SignInProblem } from '../session/sign-in-problem.js';
import { BrandMark } from '../ui/brand.js';
import { Field } from '../ui/field.js';
import { Notice } from '../ui/notice.js';
import { ServerFields } from './server-fields.js';
import { serviceHost } from './server-settings.js';
import { checkDraft } from './sign-in-draft.js';
import type { Profile, SignInDraft, SignInFaults } from './sign-in-draft.js';

export interface SignInPageProps {
  readonly draft: SignInDraft;
  readonly onChange: (draft: SignInDraft) => void;
  readonly isBusy: boolean;
  readonly problem: SignInProblem | null;
  /** In a corner, after everything else. */
  readonly menu: ReactNode;
  readonly onSignIn: (profile: Profile, password: string) => void;
  readonly onCancel: () => void;
}

const noFaults: SignInFaults = {};

/** Asks who signs in, and on request where. */
export function SignInPage(props: SignInPageProps): ReactElement {
  const { draft, onChange, isBusy, problem, menu, onSignIn, onCancel } = props;
  const form = useRef<HTMLFormElement>(null);
  // Faults are told once somebody tries, and go away as they are mended.
  const [isTried, setTried] = useState(false);
  // What the server said is about the form as it was then.
  const [sent, setSent] = useState(draft);
  const checked = checkDraft(draft);
  const faults = isTried && !checked.ok ? checked.faults : noFaults;
  const host = draft.host.trim() || serviceHost(draft.service);

  useEffect(function focusWhatIsMissing() {
    const inputs = [...(form.current?.querySelectorAll('input') ?? [])];
    // A form that is filled from before lacks the password only.
    inputs.find(({ type, value }) => type === 'password' && value === '')?.focus();
    if (document.activeElement?.tagName !== 'INPUT') inputs[0]?.focus();
  }, []);

  function submit(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (isBusy) return;
    setTried(true);
    setSent(draft);
    if (checked.ok) onSignIn(checked.profile, checked.password);
    else
      form.current?.querySelector<HTMLElement>(`[name="${Object.keys(checked.faults)[0] ?? ''}"]`)?.focus();
  }

  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <header className="sign-in-head">
          <BrandMark />
          <h1>{t.appName}</h1>
          <p className="muted">{t.tagline}</p>
        </header>
        <form ref={form} noValidate onSubmit={submit}>
          <Field
            label={t.yourName}
            hint={draft.isElsewhere ? t.yourNameElsewhereHint : t.yourNameHint}
            name="name"
            value={draft.name}
            fault={faults.name && t.fault('name', faults.name)}
            autoComplete="name"
            dir="auto"
            enterKeyHint="go"
            maxLength={64}
            onChange={(name) => onChange({ ...draft, name })}
          />
          <ServerFields draft={draft} faults={faults} onChange={onChange} />
          <Notice explanation={problem && sent === draft ? t.problem(problem) : null} />
          <div className="sign-in-actions">
            <button type="submit" className="button button-primary button-wide" aria-disabled={isBusy}>
              {isBusy && t.signingIn}
              {!isBusy && (draft.isElsewhere && host !== '' ? t.signInTo(host) : t.signIn)}
            </button>
            {isBusy && (
              <button type="button" className="button" onClick={onCancel}>
                {t.cancel}
              </button>
            )}
          </div>
        </form>
      </div>
      <div className="sign-in-menu">{menu}</div>
    </main>
  );
}
