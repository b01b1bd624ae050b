import { FakeTrack } from '@parley/testing';
import { describe, expect, it } from 'vitest';
import { createStillCall } from '../../test-support/still-call.js';
import { placeTiles } from './place-tiles.js';
import { recordedMedia } from './recorded-tiles.js';
import { recordingName } from './recording-file.js';

const box = { x: 8, y: 8, width: 1264, height: 704 };

describe('what is recorded', () => {
  it('is this side and those who may be: screens first, no voice of whoever is muted, nobody who left', async () => {
    const call = await createStillCall({
      people: ['bob', 'carol', 'dan', 'eve'].map((id) => [id, id] as const),
      picture: (userId) => new FakeTrack('video', userId),
    });
    const sound = (label: string) => new FakeTrack('audio', label);
    call.setPerson('bob', { audioTrack: sound('bob'), audioEnabled: false, videoEnabled: false });
    call.setPerson('carol', {
      audioTrack: sound('carol'),
      screenTrack: new FakeTrack('video', 'screen of carol'),
      screenAudioTrack: sound('tab of carol'),
    });
    call.setPerson('dan', { state: 'left', audioTrack: sound('dan') });
    call.setPerson('eve', { audioTrack: sound('eve') });
    const { tiles, sounds } = recordedMedia(call.snapshot(), 'ann', (userId) => userId !== 'eve');
    expect(tiles.map(({ userId, source, picture }) => [userId, source, picture?.label ?? null])).toEqual([
      ['carol', 'screen', 'screen of carol'],
      ['bob', 'camera', null],
      ['carol', 'camera', 'carol'],
      ['ann', 'camera', 'ann'],
    ]);
    expect(sounds.map(({ label }) => label)).toEqual(['carol', 'tab of carol']);
  });
});

describe('the places of a recording', () => {
  it.each([1, 2, 3, 4, 5, 7, 12])('hold %i people, beside each other and within the picture', (count) => {
    const places = placeTiles(0, count, box, 8);
    expect(places).toHaveLength(count);
    for (const [index, place] of places.entries()) {
      expect(place.x).toBeGreaterThanOrEqual(box.x);
      expect(place.y).toBeGreaterThanOrEqual(box.y);
      expect(place.x + place.width).toBeLessThanOrEqual(box.x + box.width + 1);
      expect(place.y + place.height).toBeLessThanOrEqual(box.y + box.height + 1);
      for (const other of places.slice(index + 1)) {
        const isApart = other.x >= place.x + place.width || other.y >= place.y + place.height;
        expect(isApart).toBe(true);
      }
    }
  });

  it('give a screen most of the room', () => {
    const [screen, ...people] = placeTiles(1, 3, box, 8);
    expect(screen?.width).toBeGreaterThan(0.75 * box.width);
    for (const person of people) expect(person.x).toBeGreaterThan((screen?.x ?? 0) + (screen?.width ?? 0));
  });
});

it('names a file by the time of its beginning', () => {
  const at = new Date(2026, 10, 2, 9, 5).getTime();
  expect(recordingName(at, { mimeType: 'video/webm', extension: 'webm' })).toBe('call-2026-11-02-0905.webm');
});
