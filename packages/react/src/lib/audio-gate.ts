import type { UserId } from '@parley/core';

/** The sounds of people that the browser holds back, of one provider. */
export interface AudioGate {
  /** Says whose sound is held back, `null`: no more. */
  readonly report: (userId: UserId, blocked: HTMLMediaElement | null) => void;
  readonly isBlocked: (userId: UserId) => boolean;
  /** True while somebody is held back for whom nothing on the screen offers to play. */
  readonly needsOffer: boolean;
  /** Offers to play one person's sound, on the screen. @returns takes the offer back */
  readonly offer: (userId: UserId) => () => void;
  /** Tries again for everybody: one touch of the page allows all of it. */
  readonly playAll: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const gates = new WeakMap<object, AudioGate>();

/** The gate of one owner, made when it is first asked for. */
export function audioGateOf(owner: object): AudioGate {
  let gate = gates.get(owner);
  if (!gate) gates.set(owner, (gate = createAudioGate()));
  return gate;
}

function createAudioGate(): AudioGate {
  const blocked = new Map<UserId, HTMLMediaElement>();
  const offers = new Map<symbol, UserId>();
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const gate: AudioGate = {
    report(userId, element) {
      if (element) blocked.set(userId, element);
      else if (!blocked.delete(userId)) return;
      tell();
    },
    isBlocked: (userId) => blocked.has(userId),
    get needsOffer() {
      const offered = new Set(offers.values());
      return [...blocked.keys()].some((userId) => !offered.has(userId));
    },
    offer(userId) {
      const key = Symbol(userId);
      offers.set(key, userId);
      tell();
      return () => {
        offers.delete(key);
        tell();
      };
    },
    playAll() {
      for (const [userId, element] of blocked) void playAudio(gate, userId, element);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return gate;
}

/** Plays somebody's sound, and reports when the browser holds it back. Never rejects. */
export async function playAudio(gate: AudioGate, userId: UserId, element: HTMLMediaElement): Promise<void> {
  try {
    await element.play();
    gate.report(userId, null);
  } catch (error) {
    // HTML, "NotAllowedError": the page may not make a sound yet. Anything else means that the track went away; so does an
    // element that has left the page meanwhile.
    const isHeldBack = error instanceof DOMException && error.name === 'NotAllowedError';
    if (isHeldBack && element.isConnected) gate.report(userId, element);
  }
}
