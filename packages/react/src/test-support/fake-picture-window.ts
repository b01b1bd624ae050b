import { afterEach, beforeEach, vi } from 'vitest';

/** What a page has floated. */
export interface FakePictureWindows {
  /** The document that floats, `null` while none does. */
  document(): Document | null;
  /** What the browser's own button does. */
  closeByHand(): void;
  /** The browser opens none from now on. */
  refuse(): void;
}

/** Document Picture-in-Picture, for happy-dom: each window is a frame of the page. */
export function stubPictureWindows(): FakePictureWindows {
  let frame: HTMLIFrameElement | null = null;
  let isRefused = false;
  const close = (): void => {
    const closing = frame;
    frame = null;
    closing?.contentWindow?.dispatchEvent(new Event('pagehide'));
    closing?.remove();
  };

  beforeEach(() => {
    isRefused = false;
    vi.stubGlobal('documentPictureInPicture', {
      async requestWindow() {
        await Promise.resolve();
        if (isRefused) throw new DOMException('touch the page first', 'NotAllowedError');
        const own = document.createElement('iframe');
        document.body.append(own);
        frame = own;
        const opened = own.contentWindow;
        if (!opened) throw new Error('the frame has no window');
        Object.defineProperty(opened, 'close', { configurable: true, value: close });
        return opened;
      },
    });
  });
  afterEach(() => {
    close();
    vi.unstubAllGlobals();
  });

  return {
    document: () => frame?.contentDocument ?? null,
    closeByHand: close,
    refuse: () => {
      isRefused = true;
    },
  };
}
