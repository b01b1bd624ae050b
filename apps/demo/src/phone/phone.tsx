import { IncomingCallDialog, useIncomingCall, VideoCall } from '@parley/react';
import { useCallback, useState } from 'react';
import type { ReactElement } from 'react';
import { t } from '../messages.js';
import type { Profile } from '../sign-in/sign-in-draft.js';
import { PeoplePage } from './people-page.js';
import { PhoneHeader } from './phone-header.js';
import { useFocusBack } from './use-focus-back.js';
import { usePageTitle } from './use-page-title.js';

export interface PhoneProps {
  readonly profile: Profile;
  readonly onSignOut: () => void;
}

/** The phone: people to call, and the call in front of them. */
export function Phone({ profile, onSignOut }: PhoneProps): ReactElement {
  const [isInCall, setInCall] = useState(false);
  const { id: ringingId } = useIncomingCall();
  const { home, onFocus } = useFocusBack(isInCall || ringingId !== null);
  usePageTitle(profile.name);

  // The kit decides when there is a call to show; this follows it.
  const stage = useCallback(() => {
    setInCall(true);
    return () => setInCall(false);
  }, []);

  return (
    <>
      <div inert={isInCall} onFocus={onFocus}>
        <PhoneHeader profile={profile} onSignOut={onSignOut} />
      </div>
      <main>
        <div inert={isInCall} onFocus={onFocus}>
          <PeoplePage profile={profile} heading={home} />
        </div>
        {isInCall && <h1 className="hidden">{t.callHeading}</h1>}
        {/* Dark to its end, also where the page is light: nothing flashes when a call is over. */}
        <VideoCall ref={stage} className="call-screen" data-parley-theme="dark" />
      </main>
      <IncomingCallDialog />
    </>
  );
}
