import { Avatar, useCallClient, useConnectionState } from '@parley/react';
import type { SignalingState } from '@parley/core';
import type { ReactElement, ReactNode } from 'react';
import { t } from '../messages.js';
import type { Profile } from '../sign-in/sign-in-draft.js';
import { Brand } from '../ui/brand.js';

export interface PhoneHeaderProps {
  readonly profile: Profile;
  readonly menu: ReactNode;
  readonly onSignOut: () => void;
}

const words: Record<SignalingState, string> = {
  online: t.online,
  connecting: t.connecting,
  reconnecting: t.reconnecting,
  offline: t.offline,
  unauthorized: t.offline,
};

/** Whose phone it is, and whether it can ring. */
export function PhoneHeader({ profile, menu, onSignOut }: PhoneHeaderProps): ReactElement {
  const client = useCallClient();
  const { state, userId } = useConnectionState();
  return (
    <header className="phone-header">
      <Brand />
      <div className="me">
        <Avatar className="avatar" userId={userId ?? profile.userId} name={profile.name} />
        <div className="me-words">
          <p className="me-name">
            <span className="hidden">{t.signedInAs('')}</span>
            <bdi>{profile.name}</bdi>
          </p>
          <p className="connection" role="status" data-state={state}>
            {words[state]}
          </p>
        </div>
        {state === 'offline' && (
          // How it went is told by the state.
          <button
            type="button"
            className="button"
            onClick={() => void client.connect().catch(() => undefined)}
          >
            {t.connectAgain}
          </button>
        )}
        {menu}
        <button type="button" className="button" onClick={onSignOut}>
          {t.signOut}
        </button>
      </div>
    </header>
  );
}
