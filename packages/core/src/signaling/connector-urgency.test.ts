import { describe, expect, it } from 'vitest';
import { SignalingRig } from '../../test-kit/signaling-rig.js';

describe('while it is urgent', () => {
  it('probes at once, and every 2 s of silence, until it is not', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    const { link } = rig;
    rig.signaling.setUrgent(true);
    expect(link.probes).toBe(1);
    link.hear();
    await rig.clock.advance(2000);
    expect(link.probes).toBe(2);
    link.hear();
    rig.signaling.setUrgent(false);
    await rig.clock.advance(2000);
    // The silence that is being waited for ends as it began; the next one is a long one.
    link.hear();
    const { probes } = link;
    await rig.clock.advance(14_000);
    expect(link.probes).toBe(probes);
    expect(rig.signaling.state).toBe('online');
  });

  it('finds a dead link within 3 s, and tries again and again with little patience', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    rig.signaling.setUrgent(true);
    await rig.clock.advance(3000);
    expect(rig.signaling.state).toBe('reconnecting');
    const before = rig.links.length;
    await rig.clock.advance(20_000);
    expect(rig.links.length - before).toBeGreaterThanOrEqual(8);
    // A slow network needs more: the attempts become longer.
    await rig.clock.advance(60_000);
    const later = rig.links.length;
    await rig.clock.advance(20_000);
    expect(rig.links.length - later).toBeLessThanOrEqual(5);
    rig.link.accept(true);
    expect(rig.signaling.state).toBe('online');
  });

  it('gives up an attempt that was begun patiently', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    await rig.loseAndRetry();
    const patient = rig.link;
    rig.signaling.setUrgent(true);
    await rig.clock.settle();
    expect(patient.fate).toBe('abandoned');
    expect(rig.link).not.toBe(patient);
  });
});

describe('another network', () => {
  it('is gone on over with a new link that can resume, without waiting for the old one to die', async () => {
    const rig = new SignalingRig();
    await rig.goOnline();
    const old = rig.link;
    rig.signaling.renew();
    expect(old.fate).toBe('abandoned');
    expect(rig.signaling.state).toBe('reconnecting');
    await rig.clock.settle();
    rig.link.accept(true);
    expect(rig.signaling.state).toBe('online');
    expect(rig.log.sessions).toEqual([false, true]);
  });

  it('means nothing when nobody is signed in', async () => {
    const rig = new SignalingRig();
    rig.signaling.renew();
    await rig.clock.settle();
    expect([rig.signaling.state, rig.links.length]).toEqual(['offline', 0]);
  });
});
