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

/** Document Picture-in-Picture, for happy-dom: a window is no more than a document that can be closed. */
export function stubPictureWindows(): FakePictureWindows {
  let opened: (EventTarget & { readonly document: Document }) | null = null;
  let isRefused = false;
  const close = (): void => {
    const closing = opened;
    opened = null;
    closing?.dispatchEvent(new Event('pagehide'));
  };

  beforeEach(() => {
    isRefused = false;
    vi.stubGlobal('documentPictureInPicture', {
      async requestWindow() {
        await Promise.resolve();
        if (isRefused) throw new DOMException('touch the page first', 'NotAllowedError');
        const own = document.implementation.createHTMLDocument();
        // What asks for styles and names asks the window of a document.
        Object.defineProperty(own, 'defaultView', { value: window });
        opened = Object.assign(new EventTarget(), { document: own, close });
        return opened;
      },
    });
  });
  afterEach(() => {
    close();
    vi.unstubAllGlobals();
  });

  return {
    document: () => opened?.document ?? null,
    closeByHand: close,
    refuse: () => {
      isRefused = true;
    },
  };
}
