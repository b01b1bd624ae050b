import { hueOf, initialsOf } from '../initials.js';
import type { TilePlace } from './place-tiles.js';
import type { RecordedTile } from './recorded-tiles.js';

/** The part of a canvas's context that painting uses. */
export type Surface = Pick<
  CanvasRenderingContext2D,
  | 'arc'
  | 'beginPath'
  | 'canvas'
  | 'clip'
  | 'drawImage'
  | 'fill'
  | 'fillRect'
  | 'fillStyle'
  | 'fillText'
  | 'font'
  | 'measureText'
  | 'rect'
  | 'restore'
  | 'save'
  | 'textAlign'
  | 'textBaseline'
>;

/** One tile where it is to be, with what is seen in it. */
export interface PaintedTile extends RecordedTile {
  readonly place: TilePlace;
  readonly name: string;
}

const stage = '#0e1116';
const empty = '#1d232c';
const scrim = 'rgb(10 12 16 / 0.66)';
const font = 'ui-sans-serif, system-ui, sans-serif';

/**
 * Paints one frame of a recording.
 *
 * @param find - what plays a picture, `null` until there is something
 */
export function paintTiles(
  surface: Surface,
  tiles: readonly PaintedTile[],
  find: (picture: MediaStreamTrack | null) => HTMLVideoElement | null,
): void {
  surface.fillStyle = stage;
  surface.fillRect(0, 0, surface.canvas.width, surface.canvas.height);
  for (const tile of tiles) {
    const { x, y, width, height } = tile.place;
    surface.save();
    surface.beginPath();
    surface.rect(x, y, width, height);
    surface.clip();
    surface.fillStyle = empty;
    surface.fillRect(x, y, width, height);
    const video = find(tile.picture);
    if (video && video.videoWidth > 0) paintPicture(surface, tile, video);
    else if (tile.source === 'camera') paintInitials(surface, tile);
    paintName(surface, tile);
    surface.restore();
  }
}

/** Whole: what is cut off of a recording is lost. */
function paintPicture(surface: Surface, { place }: PaintedTile, video: HTMLVideoElement): void {
  const scale = Math.min(place.width / video.videoWidth, place.height / video.videoHeight);
  const [width, height] = [video.videoWidth * scale, video.videoHeight * scale];
  const left = place.x + (place.width - width) / 2;
  surface.drawImage(video, left, place.y + (place.height - height) / 2, width, height);
}

function paintInitials(surface: Surface, { place, userId, name }: PaintedTile): void {
  const radius = Math.min(place.width, place.height) / 5;
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
  surface.beginPath();
  surface.arc(x, y, radius, 0, 2 * Math.PI);
  surface.fillStyle = `oklch(48% 0.09 ${String(hueOf(userId))})`;
  surface.fill();
  surface.fillStyle = 'white';
  surface.font = `600 ${String(Math.round(radius * 0.8))}px ${font}`;
  surface.textAlign = 'center';
  surface.textBaseline = 'middle';
  surface.fillText(initialsOf(name), x, y);
}

function paintName(surface: Surface, { place, name }: PaintedTile): void {
  const size = Math.max(12, Math.min(22, Math.round(place.height / 14)));
  surface.font = `500 ${String(size)}px ${font}`;
  const room = place.width - 3 * size;
  const width = Math.min(room, surface.measureText(name).width);
  const [x, y] = [place.x + size / 2, place.y + place.height - 2.2 * size];
  surface.fillStyle = scrim;
  surface.fillRect(x, y, width + size, 1.7 * size);
  surface.fillStyle = 'white';
  surface.textAlign = 'left';
  surface.textBaseline = 'middle';
  surface.fillText(name, x + size / 2, y + 0.88 * size, room);
}
