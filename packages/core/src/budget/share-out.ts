import type { UserId } from '../model/ids.js';
import type { PictureDemand, PictureSize } from '../model/picture-demand.js';
import { wholePicture, type MemberShares, type PictureShare } from '../model/picture-share.js';
import { scaleForBits, steadyBits, worthOf } from './picture-bits.js';
import type { Relief } from './cpu-relief.js';
import { faceTolerance, spareOf, steadyScale } from './picture-scale.js';

/** One member who is sent our pictures. */
export interface BudgetMember {
  readonly userId: UserId;
  /** Theirs knows of one picture only: a screen goes out in the place of the camera, and they tell no demand. */
  readonly isPlain: boolean;
  /** What they tell, `{}` when they tell nothing. */
  readonly demand: PictureDemand;
}

/** What there is to share, and what there is to share it from. */
export interface BudgetFacts {
  readonly members: readonly BudgetMember[];
  /** What is captured, `null` while it is not or its size is not known. */
  readonly camera: PictureSize | null;
  readonly screen: PictureSize | null;
  /** Bits per second that can be sent to all together, `null` while they need not be counted. */
  readonly uplink: number | null;
  /** What the faces should be spared for this machine to keep up. */
  readonly relief: Relief;
}

/** What a voice takes with all that goes around it, in bits per second. Nothing that a picture may have. */
const voiceBits = 60_000;
/** What is left for the ups and downs of pictures. */
const usable = 0.9;
/** What a face gets even when there is not enough, in bits per second: it moves, if barely. */
const leastBits = 30_000;
/** Below this share of what it is worth a picture comes less often, rather than as mush. */
const poorShare = 0.25;
/** Pictures per second of what is poor, or shown no higher than `thumbnail`, in px. */
const fewFrames = 15;
const thumbnail = 120;

/** A picture on its way out. */
interface Outgoing {
  readonly userId: UserId;
  readonly name: keyof MemberShares;
  readonly rank: 'screen' | 'plain' | 'face';
  readonly captured: PictureSize;
  readonly scale: number;
  /** Pictures per second at most, `null`: as many as there are. */
  readonly frameRate: number | null;
  readonly worth: number;
}

/**
 * Shares out what is sent, so that nobody is sent more than they show: to each face and screen its size, and when the
 * uplink is short, its part of it. Voices come first, then screens, then a fair n-th part for those who cannot tell what
 * they show, then faces, by what they are worth at their size.
 */
export function shareOut(facts: BudgetFacts): ReadonlyMap<UserId, MemberShares> {
  const { members } = facts;
  const outgoing = members.flatMap((member) => picturesTo(member, facts));
  // Between two the browser knows best.
  const isShared = facts.uplink !== null && members.length > 1;
  const bits = isShared ? divide(outgoing, members.length, facts.uplink) : null;
  return new Map(
    members.map(({ userId, demand }) => {
      const shareOf = (name: keyof MemberShares): PictureShare => {
        if (demand[name] === null) return { isActive: false, scale: 1 };
        const found = outgoing.find((one) => one.userId === userId && one.name === name);
        return found ? shareFor(found, bits?.get(found) ?? null) : wholePicture;
      };
      return [userId, { camera: shareOf('camera'), screen: shareOf('screen') }];
    }),
  );
}

/** What goes out to a member, in the size that they show. */
function picturesTo(
  { userId, isPlain, demand }: BudgetMember,
  { members, camera, screen, relief }: BudgetFacts,
): Outgoing[] {
  const found: Outgoing[] = [];
  const add = (name: keyof MemberShares, captured: PictureSize | null, isScreen: boolean): void => {
    const shown = demand[name];
    if (!captured || shown === null) return;
    // What is sent to one alone is as sharp as can be; and every pixel of a screen may be a part of a letter.
    const isOneOfMany = members.length > 1 && !isScreen;
    const spare = shown ? spareOf(captured, shown) / (isOneOfMany ? faceTolerance : 1) : 1;
    const scale = steadyScale(captured, Math.max(1, spare) * (isOneOfMany ? relief.scale : 1));
    const isSmall = !isScreen && shown ? Math.min(shown.width, shown.height) <= thumbnail : false;
    found.push({
      userId,
      name,
      rank: isScreen ? 'screen' : isPlain ? 'plain' : 'face',
      captured,
      scale,
      frameRate: fewest(isSmall ? fewFrames : null, isOneOfMany ? relief.frameRate : null),
      worth: worthOf(captured, scale),
    });
  };
  add('camera', isPlain && screen ? screen : camera, isPlain && screen !== null);
  if (!isPlain) add('screen', screen, true);
  return found;
}

/** Bits per second for each picture. */
function divide(
  outgoing: readonly Outgoing[],
  members: number,
  uplink: number,
): ReadonlyMap<Outgoing, number> {
  const bits = new Map<Outgoing, number>();
  let left = Math.max(0, usable * uplink - members * voiceBits);
  const fair = left / members;
  const of = (rank: Outgoing['rank']): readonly Outgoing[] => outgoing.filter((one) => one.rank === rank);
  const give = (all: readonly Outgoing[], total: number): void => {
    const worth = all.reduce((sum, one) => sum + one.worth, 0);
    for (const one of all) bits.set(one, Math.max(leastBits, one.worth * Math.min(1, total / worth)));
    left = Math.max(0, left - all.reduce((sum, one) => sum + (bits.get(one) ?? 0), 0));
  };
  const faces = of('face');
  give(of('screen'), Math.max(0, left - leastBits * faces.length));
  for (const one of of('plain')) give([one], Math.min(left, fair));
  give(faces, left);
  return bits;
}

function shareFor({ rank, captured, scale, frameRate, worth }: Outgoing, bits: number | null): PictureShare {
  const share = bits === null ? 1 : bits / worth;
  const isPoor = share < poorShare && rank !== 'screen';
  const frames = fewest(frameRate, isPoor ? fewFrames : null);
  const smaller = rank === 'screen' ? scale : steadyScale(captured, scale * scaleForBits(share));
  // Whole pictures with enough of everything are the browser's business.
  const isWhole = scale === 1 && share >= 1;
  return {
    isActive: true,
    scale: smaller,
    ...(frames === null ? {} : { frameRate: frames }),
    ...(isWhole ? {} : { maxBitrate: steadyBits(bits ?? worth) }),
  };
}

function fewest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}
