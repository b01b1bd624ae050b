import { CallProvider } from '@parley/react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { nameHere } from './people/display-name.js';
import { Phone } from './phone/phone.js';
import type { Session } from './session/session.js';
import { useSession } from './session/use-session.js';
import { SettingsMenu } from './settings/settings-menu.js';
import { useSettings } from './settings/use-settings.js';
import { readDraft, saveDraft } from './sign-in/saved-draft.js';
import type { Profile, SignInDraft } from './sign-in/sign-in-draft.js';
import { SignInPage } from './sign-in/sign-in-page.js';
import { Splash } from './sign-in/splash.js';
import type { Keep } from './storage/keep.js';

export interface AppProps {
  readonly session: Session;
  /** For what is true in every window. */
  readonly browserKeep: Keep;
}

/** The whole app: signing in, then the phone. */
export function App({ session, browserKeep }: AppProps): ReactElement {
  const state = useSession(session);
  const { settings, change } = useSettings(browserKeep);
  const menu = (onDevices?: () => void): ReactElement => (
    <SettingsMenu settings={settings} change={change} onDevices={onDevices} />
  );
  const [draft, setDraft] = useState<SignInDraft>(() => {
    const saved = readDraft(browserKeep);
    const { tabName } = session;
    return tabName === '' ? saved : { ...saved, name: tabName, isElsewhere: false };
  });

  async function signIn(profile: Profile, password: string): Promise<void> {
    saveDraft(browserKeep, draft);
    await session.signIn(profile, password);
    // Whoever signs in next at this window types the password anew.
    if (session.state.step === 'signed-in') setDraft((now) => ({ ...now, password: '' }));
  }

  if (state.step === 'signed-in') {
    const { client, profile } = state;
    return (
      <CallProvider
        client={client}
        locale={settings.language ?? navigator.languages}
        sounds={settings.sounds ? undefined : false}
        getDisplayName={profile.server === null ? nameHere : undefined}
      >
        <Phone profile={profile} menu={menu} onSignOut={() => session.signOut()} />
      </CallProvider>
    );
  }
  if (state.step === 'signing-in' && state.isResuming) {
    return <Splash name={state.profile.name} onCancel={() => session.signOut()} />;
  }
  return (
    <SignInPage
      draft={draft}
      menu={menu()}
      onChange={setDraft}
      isBusy={state.step === 'signing-in'}
      problem={state.step === 'signed-out' ? state.problem : null}
      onSignIn={(profile, password) => void signIn(profile, password)}
      onCancel={() => session.signOut()}
    />
  );
}
