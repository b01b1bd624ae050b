import { CallError, createDevicePreview } from '@parley/core';
import type { UserId } from '@parley/core';
import { CallHistory, useCall, useCallClient, useConnectionState, useContacts } from '@parley/react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { t } from '../messages.js';
import { DialForm } from '../people/dial-form.js';
import { listPeople } from '../people/list-people.js';
import { Nobody } from '../people/nobody.js';
import { PeopleList } from '../people/people-list.js';
import type { Profile } from '../sign-in/sign-in-draft.js';
import { userIdOf } from '../sign-in/sign-in-draft.js';
import { SecondWindow } from '../ui/second-window.js';
import { ViewSwitch } from './view-switch.js';
import type { View } from './view-switch.js';

export interface PeoplePageProps {
  readonly profile: Profile;
}

/** Who is there, the calls of the past, and how to call. */
export function PeoplePage({ profile }: PeoplePageProps): ReactElement {
  const { call } = useCall();
  const { devices } = useCallClient();
  const { userId: self } = useConnectionState();
  const [view, setView] = useState<View>('people');
  const people = listPeople(useContacts(), self, t.locale);
  const { server, name } = profile;
  const online = people.here.length;
  const isEmpty = server === null ? online === 0 : online + people.away.length === 0;

  function start(userIds: UserId | readonly UserId[], video: boolean): boolean {
    try {
      // Muted and with the camera off, if that is how the devices were left.
      call(userIds, { video, preview: createDevicePreview(devices) });
      return true;
    } catch (error) {
      if (error instanceof CallError) return false;
      throw error;
    }
  }

  return (
    <div className="people-page">
      <div className="intro">
        <h1>{t.hello(name)}</h1>
        <p className="intro-count" role="status">
          {online > 0 && t.peopleOnline(online)}
          {online === 0 && (server === null ? t.nobodyOnline : t.noContactOnline)}
        </p>
        {server === null && !isEmpty && (
          <>
            <p className="muted">{t.listed}</p>
            <SecondWindow />
          </>
        )}
      </div>
      <div className="people">
        <ViewSwitch view={view} onChange={setView} />
        {view === 'calls' ? (
          // Missed calls count as seen once it is there.
          <CallHistory />
        ) : (
          <>
            {isEmpty && <Nobody isHere={server === null} />}
            <PeopleList people={people} isPresenceSure={server === null} onCall={start} />
            {server !== null && <DialForm onDial={(typed, video) => start(userIdOf(typed, server), video)} />}
          </>
        )}
      </div>
    </div>
  );
}
