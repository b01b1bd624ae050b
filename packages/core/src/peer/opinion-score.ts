import { transmissionRating } from './rate-reception.js';
import type { Reception } from './reception.js';

/** Points of a line, by rising figures. */
type Line = readonly (readonly [figure: number, score: number])[];

const byFrameRate: Line = [
  [0, 1],
  [6, 3],
  [12, 4],
  [24, 5],
];
const byFreezing: Line = [
  [0, 5],
  [0.1, 4],
  [0.3, 3],
  [1, 1],
];

/**
 * How good what came through was for a person, 1 to 4.4: see `ConnectionStats.score`.
 *
 * @param isVideoOn - false leaves the picture out
 */
export function opinionScore(reception: Reception, isVideoOn: boolean): number | null {
  const { audio, video, roundTripTime } = reception;
  const scores: number[] = [];
  if (audio) scores.push(meanOpinion(transmissionRating(audio.loss, audio.jitter, roundTripTime)));
  if (video && isVideoOn) scores.push(at(byFrameRate, video.frameRate), at(byFreezing, video.frozen));
  // Sound has no better score than that, so a picture alone has none either.
  return scores.length === 0 ? null : Math.round(10 * Math.min(4.4, ...scores)) / 10;
}

/** The mean opinion score of a transmission rating (ITU-T G.107 annex B). */
function meanOpinion(rating: number): number {
  const r = Math.max(0, Math.min(100, rating));
  return Math.max(1, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6);
}

function at(line: Line, figure: number): number {
  const next = line.findIndex(([there]) => there > figure);
  const [to, before] = [line.at(next), line.at(next - 1)];
  if (!to || !before || next <= 0) return (next === 0 ? line[0] : line.at(-1))?.[1] ?? 1;
  return before[1] + ((figure - before[0]) / (to[0] - before[0])) * (to[1] - before[1]);
}
