import { dressWindow, pictureWindows } from './picture-window.js';

/** A call above all other windows, of one owner. */
export interface PictureDesk {
  /** The window to render into, `null` while there is none, and where only a `<video>` can float. */
  readonly window: Window | null;
  readonly isOpen: boolean;
  /** Something is mounted that fills the window, and the browser can show one. */
  readonly isAvailable: boolean;
  readonly subscribe: (listener: () => void) => () => void;
  /** Opens it; browsers want this in a click. Never rejects: one that refuses leaves everything as it is. */
  readonly open: () => Promise<void>;
  readonly close: () => void;
  /** Names the window, and the next one. */
  readonly setTitle: (title: string) => void;
  /**
   * Says that there is something to show.
   *
   * @param host - what gives the element whose look the window takes over, and the `<video>` for browsers without windows
   * @returns takes it back, and closes what is open
   */
  readonly attach: (host: PictureHost) => () => void;
}

/** What fills the window. */
export interface PictureHost {
  readonly element: () => Element | null;
  readonly video: () => HTMLVideoElement | null;
}

/** The size at first, in CSS px; a browser remembers how a person changes it. */
const size = { width: 360, height: 270 } as const;

const desks = new WeakMap<object, PictureDesk>();

/** The desk of one owner, made when it is first asked for. */
export function pictureDeskOf(owner: object): PictureDesk {
  let desk = desks.get(owner);
  if (!desk) desks.set(owner, (desk = createPictureDesk()));
  return desk;
}

/** True where a window can float that anything can be rendered into. */
export function canFloatWindow(): boolean {
  return pictureWindows() !== null;
}

function canFloatVideo(): boolean {
  return 'pictureInPictureEnabled' in document && document.pictureInPictureEnabled;
}

function createPictureDesk(): PictureDesk {
  const listeners = new Set<() => void>();
  const hosts: PictureHost[] = [];
  let opened: Window | null = null;
  let video: HTMLVideoElement | null = null;
  let before: Element | null = null;
  let isAsking = false;
  let title = '';
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const forget = (): void => {
    const wasWindow = opened !== null;
    opened = null;
    video = null;
    tell();
    if (!wasWindow) return;
    // Back to the tab, and to what had the focus in it.
    window.focus();
    const isNowhere = document.activeElement === null || document.activeElement === document.body;
    if (isNowhere && before instanceof HTMLElement && before.isConnected) before.focus();
  };
  const openWindow = async (host: PictureHost): Promise<void> => {
    before = document.activeElement;
    const next = await pictureWindows()?.requestWindow(size);
    if (!next) return;
    if (!hosts.includes(host)) {
      next.close();
      return;
    }
    dressWindow(next.document, document, host.element());
    next.addEventListener('pagehide', () => {
      if (opened === next) forget();
    });
    next.document.title = title;
    opened = next;
    tell();
  };
  const openVideo = async (element: HTMLVideoElement | null): Promise<void> => {
    if (!element) return;
    await element.requestPictureInPicture();
    video = element;
    element.addEventListener('leavepictureinpicture', forget, { once: true });
    tell();
  };
  const desk: PictureDesk = {
    get window() {
      return opened;
    },
    get isOpen() {
      return opened !== null || video !== null;
    },
    get isAvailable() {
      return hosts.length > 0 && (canFloatWindow() || canFloatVideo());
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async open() {
      const host = hosts.at(-1);
      if (!host || desk.isOpen || isAsking) return;
      isAsking = true;
      try {
        await (canFloatWindow() ? openWindow(host) : openVideo(host.video()));
      } catch {
        // Refused: nobody has touched the page, or there is no picture yet.
      } finally {
        isAsking = false;
      }
    },
    close() {
      opened?.close();
      if (video && document.pictureInPictureElement === video)
        void document.exitPictureInPicture().catch(() => undefined);
    },
    setTitle(next) {
      title = next;
      if (opened) opened.document.title = next;
    },
    attach(host) {
      hosts.push(host);
      tell();
      return () => {
        hosts.splice(hosts.indexOf(host), 1);
        if (hosts.length === 0) desk.close();
        tell();
      };
    },
  };
  return desk;
}
