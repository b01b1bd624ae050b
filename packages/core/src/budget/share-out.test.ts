import { describe, expect, it } from 'vitest';
import { wholeShares } from '../model/picture-share.js';
import { worthOf } from './picture-bits.js';
import { shareOut, type BudgetFacts, type BudgetMember } from './share-out.js';

const vga = { width: 640, height: 480 };
const hd = { width: 1920, height: 1080 };
const tile = { width: 320, height: 240 };

function parley(userId: string, demand: BudgetMember['demand'] = {}): BudgetMember {
  return { userId, isPlain: false, demand };
}

function plain(userId: string): BudgetMember {
  return { userId, isPlain: true, demand: {} };
}

function share(facts: Partial<BudgetFacts> & Pick<BudgetFacts, 'members'>): ReturnType<typeof shareOut> {
  return shareOut({
    camera: vga,
    screen: null,
    uplink: null,
    relief: { scale: 1, frameRate: null },
    ...facts,
  });
}

function bitsOf(shares: ReturnType<typeof shareOut>): number[] {
  return [...shares.values()].map(({ camera }) => camera.maxBitrate ?? Infinity);
}

describe('the size of a picture', () => {
  it('is whole for those who tell nothing, and those who show it large', () => {
    const shares = share({ members: [parley('ann'), plain('103'), parley('bob', { camera: hd })] });
    for (const one of shares.values()) expect(one).toEqual(wholeShares);
  });

  it('is no more than is shown, and nothing where nothing is shown', () => {
    const shares = share({
      members: [parley('ann', { camera: tile }), parley('bob', { camera: null, screen: null })],
    });
    const ann = shares.get('ann')?.camera;
    expect(ann?.scale).toBeGreaterThanOrEqual(2);
    expect(640 / (ann?.scale ?? 1)).toBeGreaterThanOrEqual(0.8 * tile.width);
    expect(ann?.maxBitrate).toBeLessThanOrEqual(worthOf(vga, 2));
    expect(shares.get('bob')?.camera.isActive).toBe(false);
    expect(shares.get('bob')?.screen.isActive).toBe(false);
  });

  it('is exact for one alone, and of a screen', () => {
    const one = share({ members: [parley('ann', { camera: vga })] });
    expect(one.get('ann')?.camera).toEqual({ isActive: true, scale: 1 });
    const screens = share({
      screen: hd,
      members: ['ann', 'bob'].map((userId) => parley(userId, { screen: { width: 960, height: 540 } })),
    });
    for (const { screen } of screens.values()) expect(screen.scale).toBe(2);
  });

  it('covers a tile of another shape, and stays a picture however small the tile', () => {
    const shares = share({
      members: [
        parley('wide', { camera: { width: 640, height: 100 } }),
        parley('dot', { camera: { width: 8, height: 6 } }),
      ],
    });
    expect(shares.get('wide')?.camera.scale).toBeLessThan(1.25);
    const dot = shares.get('dot')?.camera;
    expect(480 / (dot?.scale ?? Infinity)).toBeGreaterThanOrEqual(90);
    expect(dot?.frameRate).toBe(15);
  });

  it('is the same for sizes that hardly differ', () => {
    const scales = [318, 320, 322].map(
      (width) =>
        share({ members: [parley('ann', { camera: { width, height: 240 } })] }).get('ann')?.camera.scale,
    );
    expect(new Set(scales).size).toBe(1);
  });

  it('is less for all faces on a machine that is too weak, but not of a screen, nor between two', () => {
    const members = [parley('ann', { camera: vga, screen: hd }), plain('103')];
    const shares = share({ members, screen: hd, relief: { scale: 2, frameRate: 15 } });
    const strong = share({ members, screen: hd }).get('ann')?.camera.scale ?? Infinity;
    expect(shares.get('ann')?.camera.scale).toBeCloseTo(2 * strong);
    expect(shares.get('ann')?.camera.frameRate).toBe(15);
    expect(shares.get('ann')?.screen).toMatchObject({ scale: 1 });
    expect(shares.get('ann')?.screen.frameRate).toBeUndefined();
    // Theirs is the screen, in the place of the camera.
    expect(shares.get('103')?.camera.scale).toBe(1);
    expect(share({ members, relief: { scale: 2, frameRate: 15 } }).get('103')?.camera.scale).toBe(2);
    expect(
      share({ members: [parley('ann')], relief: { scale: 2, frameRate: 15 } }).get('ann')?.camera.scale,
    ).toBe(1);
  });
});

describe('a short uplink', () => {
  const stage = parley('stage', { camera: vga });
  const strip = ['a', 'b', 'c'].map((userId) => parley(userId, { camera: { width: 160, height: 120 } }));

  it('is never given out twice, and voices come first', () => {
    for (const uplink of [500_000, 1_000_000, 2_000_000]) {
      const bits = bitsOf(share({ members: [stage, ...strip], uplink }));
      expect(bits.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(uplink - 4 * 40_000);
    }
  });

  it('gives the most to whom we are shown largest', () => {
    const shares = share({ members: [stage, ...strip], uplink: 1_000_000 });
    const [large = 0, ...small] = bitsOf(shares);
    expect(large).toBeGreaterThan(2 * Math.max(...small));
    // Fewer pixels rather than mush.
    expect(shares.get('stage')?.camera.scale).toBeGreaterThan(1);
  });

  it('gives a screen what it takes before any face, and all faces a little', () => {
    const members = [parley('ann', { camera: vga, screen: hd }), parley('bob', { camera: vga, screen: hd })];
    const shares = share({ members, screen: hd, uplink: 3_000_000 });
    for (const { camera, screen } of shares.values()) {
      expect(screen.maxBitrate).toBeGreaterThan(10 * (camera.maxBitrate ?? Infinity));
      expect(screen.scale).toBe(1);
      expect(camera.maxBitrate).toBeGreaterThan(20_000);
      expect(camera.frameRate).toBe(15);
    }
  });

  it('gives those who cannot tell what they show an n-th part, whatever the others want', () => {
    const members = [plain('103'), stage, ...strip];
    const narrow = share({ members, uplink: 1_200_000 }).get('103')?.camera.maxBitrate ?? Infinity;
    expect(narrow).toBeLessThanOrEqual(1_200_000 / 5);
    expect(narrow).toBeGreaterThan(1_200_000 / 5 / 2);
  });

  it('is left to the browser between two, and even nothing is no division by zero', () => {
    expect(share({ members: [parley('ann')], uplink: 100_000 }).get('ann')).toEqual(wholeShares);
    for (const bits of bitsOf(share({ members: [stage, ...strip], uplink: 0 })))
      expect(bits).toBeGreaterThan(20_000);
    expect(share({ members: [], uplink: 0 }).size).toBe(0);
    expect(share({ members: [stage], camera: null }).get('stage')).toEqual(wholeShares);
  });
});
