import type { PictureSize } from '@parley/core';

/** What is to be seen of an element: its picture in device pixels. */
export type Seen = PictureSize | 'hidden' | 'unknown';

/** What is to be seen of the pictures in one document, with one observer of each kind for all of them. */
export interface Sight {
  /** Whether the document itself can be seen. */
  readonly isVisible: boolean;
  readonly isIdle: boolean;
  readonly observe: (video: HTMLVideoElement) => void;
  readonly unobserve: (video: HTMLVideoElement) => void;
  readonly look: (video: HTMLVideoElement) => Seen;
  readonly close: () => void;
}

interface Facts {
  /** The picture in CSS px. `null`: not measured yet. */
  size: PictureSize | null;
  /** `null`: not told yet. */
  isInView: boolean | null;
  /** It floats above all windows, in a window of this size. */
  floating: { readonly width: number; readonly height: number } | null;
  readonly stop: () => void;
}

/** @param onChange - told when something else is to be seen; urgent: the page was hidden or shown */
export function createSight(document: Document, onChange: (isUrgent: boolean) => void): Sight {
  // Elements of a window that floats are measured by that window: that of a hidden page measures nothing.
  const view: (Window & typeof globalThis) | null = document.defaultView;
  const facts = new Map<Element, Facts>();
  const change = (): void => onChange(false);

  const sizes = view?.ResizeObserver
    ? new view.ResizeObserver((entries) => {
        for (const { target, contentRect } of entries) {
          const known = facts.get(target);
          if (known) known.size = painted(target, contentRect);
        }
        change();
      })
    : null;
  const views = view?.IntersectionObserver
    ? new view.IntersectionObserver((entries) => {
        for (const { target, isIntersecting } of entries) {
          const known = facts.get(target);
          if (known) known.isInView = isIntersecting;
        }
        change();
      })
    : null;

  const turn = (): void => onChange(true);
  document.addEventListener('visibilitychange', turn);
  // Another size of the pixels, too.
  view?.addEventListener('resize', change);

  return {
    get isVisible() {
      return document.visibilityState === 'visible';
    },
    get isIdle() {
      return facts.size === 0;
    },
    observe(video) {
      const listen = new AbortController();
      const { signal } = listen;
      const known: Facts = { size: null, isInView: null, floating: null, stop: () => listen.abort() };
      facts.set(video, known);
      sizes?.observe(video);
      views?.observe(video);
      // A picture of another shape.
      const reshape = (): void => {
        if (known.size) known.size = painted(video, { width: video.clientWidth, height: video.clientHeight });
        change();
      };
      video.addEventListener('resize', reshape, { signal });
      const float = (event: Event): void => {
        const floating: unknown = Reflect.get(event, 'pictureInPictureWindow');
        known.floating = event.type === 'enterpictureinpicture' && isSize(floating) ? floating : null;
        onChange(true);
      };
      video.addEventListener('enterpictureinpicture', float, { signal });
      video.addEventListener('leavepictureinpicture', float, { signal });
    },
    unobserve(video) {
      facts.get(video)?.stop();
      facts.delete(video);
      sizes?.unobserve(video);
      views?.unobserve(video);
    },
    look(video) {
      const { size = null, isInView = null, floating = null } = facts.get(video) ?? {};
      const scale = view?.devicePixelRatio ?? 1;
      if (floating) return { width: floating.width * scale, height: floating.height * scale };
      if (document.visibilityState !== 'visible') return 'hidden';
      if (!size || isInView === null) return 'unknown';
      if (!isInView || size.width <= 0 || size.height <= 0) return 'hidden';
      return { width: size.width * scale, height: size.height * scale };
    },
    close() {
      document.removeEventListener('visibilitychange', turn);
      view?.removeEventListener('resize', change);
      sizes?.disconnect();
      views?.disconnect();
      for (const { stop } of facts.values()) stop();
      facts.clear();
    },
  };
}

/** The part of the element that the picture is painted on: bars beside it need no pixels. */
function painted(video: Element, { width, height }: PictureSize): PictureSize {
  if (!('videoWidth' in video && 'videoHeight' in video)) return { width, height };
  const { videoWidth, videoHeight } = video;
  if (typeof videoWidth !== 'number' || typeof videoHeight !== 'number' || !(videoWidth && videoHeight))
    return { width, height };
  if (getComputedStyle(video).objectFit !== 'contain') return { width, height };
  const scale = Math.min(width / videoWidth, height / videoHeight);
  return { width: scale * videoWidth, height: scale * videoHeight };
}

function isSize(value: unknown): value is PictureSize {
  return typeof value === 'object' && value !== null && 'width' in value && 'height' in value;
}
