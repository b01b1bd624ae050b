import type { CallSnapshot, UserId } from '@parley/core';
import { isUnderWay, presentIds, selectVolume } from '@parley/store';
import type { CallStoreState } from '@parley/store';
import { playAudio } from './audio-gate.js';
import type { AudioGate } from './audio-gate.js';
import { chooseSpeaker } from './choose-speaker.js';

/** What one person's sound is made of. */
interface Sound {
  readonly element: HTMLAudioElement;
  readonly stream: MediaStream;
  readonly track: MediaStreamTrack;
  /** Of the screen that they share. */
  screen: MediaStreamTrack | null;
}

/**
 * Plays the sound of everybody in a call: one `<audio>` for each, kept outside React, as nobody looks at them and a call of
 * 25 people would draw 25.
 */
export class PeoplePlayer {
  readonly #place: HTMLElement;
  readonly #gate: AudioGate;
  readonly #sounds = new Map<UserId, Sound>();
  #before: readonly unknown[] = [];

  /** @param place - the element that they go into */
  constructor(place: HTMLElement, gate: AudioGate) {
    this.#place = place;
    this.#gate = gate;
  }

  /** Plays what is to be heard of a call as it is now; of none, nothing. */
  follow(call: CallSnapshot | null, state: CallStoreState): void {
    const now = [
      call?.state,
      call?.participants,
      call?.participantIds,
      state.volumes,
      state.devices.selected,
    ];
    if (now.every((part, index) => part === this.#before[index]) && this.#before.length > 0) return;
    this.#before = now;
    const audible = call && isUnderWay(call) ? presentIds(call) : [];
    for (const userId of this.#sounds.keys()) if (!audible.includes(userId)) this.#end(userId);
    if (!call) return;
    const { speaker } = state.devices.selected;
    for (const userId of audible) {
      const sound = this.#play(userId, call);
      if (!sound) continue;
      const { volume, isSilenced } = selectVolume(state, call.id, userId);
      const { element } = sound;
      if (element.volume !== volume) element.volume = volume;
      // On iPhones that is all that can be done.
      element.muted = isSilenced;
      chooseSpeaker(element, speaker);
    }
  }

  /** Plays nothing any more. */
  close(): void {
    for (const userId of this.#sounds.keys()) this.#end(userId);
  }

  #play(userId: UserId, call: CallSnapshot): Sound | null {
    const person = call.participants[userId];
    // As soon as they have answered: the first word should find its loudspeaker ready.
    const track = person && person.state !== 'calling' ? person.audioTrack : null;
    const known = this.#sounds.get(userId);
    if (known && known.track !== track) this.#end(userId);
    if (!track || !person) return null;
    const sound = this.#sounds.get(userId) ?? this.#begin(userId, track);
    // Into the stream that plays already: the voice goes on without a gap.
    if (sound.screen !== person.screenAudioTrack) {
      if (sound.screen) sound.stream.removeTrack(sound.screen);
      sound.screen = person.screenAudioTrack;
      if (sound.screen) sound.stream.addTrack(sound.screen);
    }
    return sound;
  }

  #begin(userId: UserId, track: MediaStreamTrack): Sound {
    const element = document.createElement('audio');
    element.dataset['userId'] = userId;
    // Live speech has no captions to give; the empty track says so.
    element.append(Object.assign(document.createElement('track'), { kind: 'captions' }));
    const stream = new MediaStream([track]);
    element.srcObject = stream;
    this.#place.append(element);
    const sound: Sound = { element, stream, track, screen: null };
    this.#sounds.set(userId, sound);
    void playAudio(this.#gate, userId, element);
    return sound;
  }

  #end(userId: UserId): void {
    const sound = this.#sounds.get(userId);
    if (!sound) return;
    this.#sounds.delete(userId);
    sound.element.srcObject = null;
    sound.element.remove();
    this.#gate.report(userId, null);
  }
}
