import { BlockButton, IncomingCallDialog, RejoinNotice, VideoCall } from '@parley/react';
import { useCallback, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { DemoControls } from '../devices/demo-controls.js';
import { DevicesDialog } from '../devices/devices-dialog.js';
import { t } from '../messages.js';
import type { Profile } from '../sign-in/sign-in-draft.js';
import { PeoplePage } from './people-page.js';
import { PhoneHeader } from './phone-header.js';
import { usePageTitle } from './use-page-title.js';

export interface PhoneProps {
  readonly profile: Profile;
  /** Makes what is beside who is signed in. */
  readonly menu: (onDevices: () => void) => ReactNode;
  readonly onSignOut: () => void;
}

const incomingSlots = { more: <BlockButton /> };

/** The phone: people to call, and the call in front of them. */
export function Phone({ profile, menu, onSignOut }: PhoneProps): ReactElement {
  const [isInCall, setInCall] = useState(false);
  const [hasDevices, setDevices] = useState(false);
  const openDevices = useCallback(() => setDevices(true), []);
  usePageTitle(profile.name);

  // The kit decides when there is a call to show; this follows it.
  const stage = useCallback(() => {
    setInCall(true);
    // The devices belong to the call now, and to nobody after it.
    setDevices(false);
    return () => {
      setInCall(false);
      setDevices(false);
    };
  }, []);

  return (
    <>
      <div inert={isInCall}>
        <PhoneHeader profile={profile} menu={menu(openDevices)} onSignOut={onSignOut} />
      </div>
      <main>
        <div inert={isInCall}>
          <RejoinNotice className="way-back" />
          <PeoplePage profile={profile} />
        </div>
        {isInCall && <h1 className="hidden">{t.callHeading}</h1>}
        <VideoCall
          ref={stage}
          className="call-screen"
          slots={{ controls: <DemoControls onDevices={openDevices} /> }}
        />
      </main>
      {hasDevices && <DevicesDialog isInCall={isInCall} onClose={() => setDevices(false)} />}
      <IncomingCallDialog slots={incomingSlots} />
    </>
  );
}
