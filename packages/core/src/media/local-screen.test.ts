import { createFakeMedia } from '@parley/testing';
import { describe, expect, it } from 'vitest';
import { LocalScreen } from './local-screen.js';

function screen() {
  const devices = createFakeMedia();
  const states: string[] = [];
  const share = new LocalScreen(devices, () => states.push(share.source.status));
  const live = (): string[] =>
    devices.tracks.filter((track) => track.readyState === 'live').map((track) => track.kind);
  return { devices, share, states, live };
}

describe('LocalScreen', () => {
  it('shares a picture for reading with the sound of the computer, and stops', async () => {
    const { share, live, states } = screen();
    await share.setEnabled(true);
    expect(share.source).toMatchObject({ enabled: true, status: 'live', track: { contentHint: 'detail' } });
    expect(share.sound?.kind).toBe('audio');
    await share.setEnabled(false);
    expect(share.source).toMatchObject({ enabled: false, status: 'off', track: null });
    expect([share.sound, live(), states]).toEqual([null, [], ['starting', 'live', 'off']]);
  });

  it('hints at motion, and goes without sound', async () => {
    const { share, devices } = screen();
    devices.setScreenSound(false);
    await share.setEnabled(true, { content: 'motion' });
    expect([share.source.track?.contentHint, share.sound]).toEqual(['motion', null]);
  });

  it('takes a closed dialog for a change of mind', async () => {
    const { share, devices } = screen();
    devices.fail('screen', 'NotAllowedError', 'Permission denied by user');
    await share.setEnabled(true);
    expect(share.source).toMatchObject({ enabled: false, status: 'off', error: null });
  });

  it.each([
    ['NotAllowedError', 'Permission denied by system', 'permission-denied'],
    ['NotReadableError', '', 'in-use'],
    ['InvalidStateError', 'needs a gesture', 'capture-failed'],
  ])('tells of %s "%s" as %s', async (name, message, code) => {
    const { share, devices } = screen();
    devices.fail('screen', name, message);
    await expect(share.setEnabled(true)).rejects.toMatchObject({ code });
    expect(share.source).toMatchObject({ status: 'failed', error: { code } });
    devices.restore('screen');
    await share.setEnabled(true);
    expect(share.source).toMatchObject({ status: 'live', error: null });
  });

  it('knows a browser that cannot', async () => {
    const share = new LocalScreen({ ...createFakeMedia(), canShareScreen: () => false }, () => undefined);
    await expect(share.setEnabled(true)).rejects.toMatchObject({ code: 'not-supported' });
    expect(share.source.status).toBe('off');
  });

  it("ends with the browser's own button, and tells of a hidden window", async () => {
    const { share, devices, live } = screen();
    await share.setEnabled(true);
    devices.tracks[0]?.interrupt(true);
    expect(share.source.interrupted).toBe(true);
    devices.tracks[0]?.unplug();
    expect(share.source.status).toBe('off');
    expect(live()).toEqual([]);
  });

  it('opens one dialog for many clicks, and shares nothing when stopped or closed meanwhile', async () => {
    const { share, devices, live } = screen();
    const answer = devices.hold();
    const both = Promise.all([share.setEnabled(true), share.setEnabled(true)]);
    await share.setEnabled(false);
    answer();
    await both;
    expect([devices.tracks.length, live(), share.source.status]).toEqual([2, [], 'off']);
    const later = devices.hold();
    const asked = share.setEnabled(true);
    share.close();
    share.close();
    later();
    await asked;
    expect(live()).toEqual([]);
    await expect(share.setEnabled(true)).rejects.toMatchObject({ code: 'closed' });
  });

  it('leaves nothing after 200 shares', async () => {
    const { share, devices, live } = screen();
    for (let round = 0; round < 200; round += 1) {
      await share.setEnabled(true);
      if (round % 2) await share.setEnabled(false);
      else devices.tracks.findLast(({ kind }) => kind === 'video')?.unplug();
    }
    expect(devices.tracks).toHaveLength(400);
    expect(live()).toEqual([]);
    expect(devices.tracks.every((track) => track.listeners === 0)).toBe(true);
  });
});
