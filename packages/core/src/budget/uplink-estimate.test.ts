import { describe, expect, it } from 'vitest';
import { UplinkEstimate, type SendingReading } from './uplink-estimate.js';

const need = 4_000_000;

function reading(available: number | null, limitedBy: SendingReading['limitedBy'], sent = 0): SendingReading {
  return { available, sent, limitedBy };
}

describe('the uplink', () => {
  it('needs no counting while nothing is short, or the estimates still grow', () => {
    const uplink = new UplinkEstimate();
    uplink.take([reading(300_000, 'none'), reading(null, 'none')], need);
    expect(uplink.limit).toBeNull();
    for (const each of [300_000, 500_000, 900_000]) {
      uplink.take([reading(each, 'bandwidth'), reading(each, 'bandwidth')], need);
      expect(uplink.limit).toBeNull();
    }
  });

  it('is what all connections together are thought to carry, or do carry', () => {
    const uplink = new UplinkEstimate();
    const full = [reading(600_000, 'bandwidth'), reading(300_000, 'none'), reading(null, 'none', 200_000)];
    uplink.take(full, need);
    uplink.take(full, need);
    expect(uplink.limit).toBe(1_100_000);
    // Enough for what is wanted is no shortage.
    const other = new UplinkEstimate();
    other.take(full, 1_000_000);
    other.take(full, 1_000_000);
    expect(other.limit).toBeNull();
  });

  it('follows what gets worse at once, and is let go bit by bit when nothing is short', () => {
    const uplink = new UplinkEstimate();
    for (const each of [1_000_000, 1_000_000, 400_000]) uplink.take([reading(each, 'bandwidth')], need);
    expect(uplink.limit).toBe(400_000);
    const calm = [reading(400_000, 'none')];
    uplink.take(calm, need);
    expect(uplink.limit).toBeCloseTo(460_000);
    for (let look = 0; look < 30; look += 1) uplink.take(calm, need);
    expect(uplink.limit).toBeNull();
  });
});
