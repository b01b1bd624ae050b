import { afterEach, describe, expect, it, vi } from 'vitest';
import { chooseFormat } from './recording-format.js';
import { pickRecordingFile } from './save-recording.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

const browserThatWrites = (...types: string[]): void => {
  vi.stubGlobal('MediaRecorder', {
    isTypeSupported: (type: string) => types.some((known) => type.startsWith(known)),
  });
};

describe('the format of a recording', () => {
  it('is the cheapest one that the browser has', () => {
    browserThatWrites('video/webm', 'video/mp4');
    expect(chooseFormat()).toEqual({ mimeType: 'video/webm;codecs=vp8,opus', extension: 'webm' });
    expect(chooseFormat('mp4')?.mimeType).toBe('video/mp4;codecs=avc1.42E01F,mp4a.40.2');
    browserThatWrites('video/mp4');
    expect(chooseFormat('webm')?.extension).toBe('mp4');
  });

  it('is none where there is no recorder, or no format that we know', () => {
    expect(chooseFormat()).toBeNull();
    browserThatWrites('audio/ogg');
    expect(chooseFormat()).toBeNull();
  });
});

describe('a file to record to', () => {
  it('is picked where the browser can, and not when the person thinks again', async () => {
    expect(await pickRecordingFile()).toBeNull();
    browserThatWrites('video/webm');
    expect(await pickRecordingFile()).toBeNull();
    const sink = { write: async () => undefined, close: async () => undefined };
    const pick = vi.fn<(options: object) => Promise<object>>(async () => ({
      createWritable: async () => sink,
    }));
    vi.stubGlobal('showSaveFilePicker', pick);
    expect(await pickRecordingFile()).toBe(sink);
    expect(pick).toHaveBeenCalledWith({ suggestedName: 'call.webm' });
    pick.mockRejectedValueOnce(new DOMException('closed', 'AbortError'));
    expect(await pickRecordingFile()).toBeNull();
    pick.mockRejectedValueOnce(new DOMException('no', 'SecurityError'));
    await expect(pickRecordingFile()).rejects.toMatchObject({ name: 'SecurityError' });
  });
});
