import type { CallQuality } from '@parley/core';
import { memo, useEffect, useRef, useSyncExternalStore } from 'react';
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { drive } from './driver.js';
import './floor.css';
import { createSilence, pictureTrack } from './still-tracks.js';

// What somebody would write by hand who wants this one page to be as cheap as React allows: a tile that never renders
// again, two leaves with a subscription of their own, and all that moves often written to the elements.

/** One person, and what their leaves listen to. */
interface Person {
  readonly name: string;
  readonly video: MediaStreamTrack;
  readonly audio: MediaStreamTrack | null;
  readonly muted: Cell<boolean>;
  readonly quality: Cell<CallQuality>;
  /** What shines when they talk, once it is there. */
  ring: HTMLElement | null;
}

/** A value that tells when it changes. */
interface Cell<T> {
  readonly get: () => T;
  readonly set: (value: T) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

function cell<T>(initial: T): Cell<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function useCell<T>({ subscribe, get }: Cell<T>): T {
  return useSyncExternalStore(subscribe, get);
}

const Muted = memo(function Muted({ person }: { readonly person: Person }): ReactElement | null {
  return useCell(person.muted) ? <span className="muted">muted</span> : null;
});

const Quality = memo(function Quality({ person }: { readonly person: Person }): ReactElement | null {
  const quality = useCell(person.quality);
  return quality === 'good' ? null : <span className="quality">{quality}</span>;
});

const Tile = memo(function Tile({ person }: { readonly person: Person }): ReactElement {
  const ring = useRef<HTMLSpanElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const audio = useRef<HTMLAudioElement>(null);

  useEffect(
    function attach() {
      // For a bench that unmounts nothing.
      Object.assign(person, { ring: ring.current });
      if (video.current) video.current.srcObject = new MediaStream([person.video]);
      if (audio.current && person.audio) audio.current.srcObject = new MediaStream([person.audio]);
    },
    [person],
  );

  return (
    <div className="tile" role="group" aria-label={person.name}>
      <video ref={video} autoPlay muted playsInline />
      {person.audio && (
        <audio ref={audio} autoPlay>
          <track kind="captions" />
        </audio>
      )}
      <span className="name">
        <Muted person={person} />
        {person.name}
      </span>
      <Quality person={person} />
      <span ref={ring} className="ring" />
    </div>
  );
});

function Grid({ people }: { readonly people: readonly Person[] }): ReactElement {
  const columns = Math.ceil(Math.sqrt(people.length));
  return (
    <div className="grid" style={{ gridTemplateColumns: `repeat(${columns}, 1fr)` }}>
      {people.map((person) => (
        <Tile key={person.name} person={person} />
      ))}
    </div>
  );
}

let people: readonly Person[] = [];
let speaker: HTMLElement | null = null;

function personOf(number: number): Person {
  const person = people[number];
  if (!person) throw new Error(`there is no person ${number}`);
  return person;
}

drive({
  tileClass: 'tile',
  prepare(count) {
    const silence = createSilence();
    people = Array.from({ length: count }, (_, number) => ({
      name: `Person ${number}`,
      video: pictureTrack(number * 40),
      // The last one is oneself.
      audio: number === count - 1 ? null : silence(),
      muted: cell(false),
      quality: cell<CallQuality>('good'),
      ring: null,
    }));
    return Promise.resolve();
  },
  mount: (root) => createRoot(root).render(<Grid people={people} />),
  setLevels(levels) {
    for (const { person, level } of levels) {
      const { ring } = personOf(person);
      if (ring) ring.style.opacity = level.toFixed(2);
    }
  },
  setSpeaker(person) {
    if (speaker) delete speaker.dataset['speaking'];
    speaker = personOf(person).ring;
    if (speaker) speaker.dataset['speaking'] = '';
  },
  setQuality: (person, quality) => personOf(person).quality.set(quality),
  mute: (person) => personOf(person).muted.set(true),
});
