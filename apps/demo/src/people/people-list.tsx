import type { UserId } from '@parley/core';
import { useConnectionState } from '@parley/react';
import { useId } from 'react';
import type { ReactElement } from 'react';
import { t } from '../messages.js';
import { CameraIcon } from '../ui/icons.js';
import type { PeopleLists } from './list-people.js';
import { PersonRow } from './person-row.js';

export interface PeopleListProps {
  readonly people: PeopleLists;
  /** Presence can be trusted here, so whoever is away cannot be called. */
  readonly isPresenceSure: boolean;
  readonly onCall: (userIds: UserId | readonly UserId[], video: boolean) => void;
}

/** Everybody who can be called, and last those who are away. */
export function PeopleList({ people, isPresenceSure, onCall }: PeopleListProps): ReactElement {
  const { state } = useConnectionState();
  const common = { onCall, isWaiting: state !== 'online' };
  return (
    <>
      <Part title={t.onlineHeading} people={people.here} isHere {...common} />
      <Part
        title={t.awayHeading}
        people={people.away}
        {...common}
        onCall={isPresenceSure ? undefined : onCall}
      />
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly people: readonly UserId[];
  readonly isHere?: boolean;
  readonly isWaiting: boolean;
  readonly onCall: PeopleListProps['onCall'] | undefined;
}

function Part({ title, people, isHere = false, isWaiting, onCall }: PartProps): ReactElement | null {
  const id = useId();
  if (people.length === 0) return null;
  return (
    <section className="people-part" aria-labelledby={id}>
      <div className="people-head">
        <h2 id={id}>{title}</h2>
        {isHere && people.length > 1 && (
          <button
            type="button"
            className="button"
            disabled={isWaiting}
            onClick={() => onCall?.(people, true)}
          >
            <CameraIcon />
            {t.callEverybody}
          </button>
        )}
      </div>
      <ul className="panel people-list">
        {people.map((userId) => (
          <PersonRow key={userId} userId={userId} isHere={isHere} isWaiting={isWaiting} onCall={onCall} />
        ))}
      </ul>
    </section>
  );
}
