import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browserPage, type PageMoment } from './page-lifecycle.js';

class FakeDocument extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';
}

describe('browserPage', () => {
  let page: EventTarget;
  let content: FakeDocument;
  let moments: PageMoment[];

  beforeEach(() => {
    page = new EventTarget();
    content = new FakeDocument();
    moments = [];
    vi.stubGlobal('window', page);
    vi.stubGlobal('document', content);
  });
  afterEach(() => vi.unstubAllGlobals());

  function turn(visibility: DocumentVisibilityState): void {
    content.visibilityState = visibility;
    content.dispatchEvent(new Event('visibilitychange'));
  }

  it('tells what happens to the page, until unsubscribed', () => {
    const off = browserPage.on((moment) => moments.push(moment));
    page.dispatchEvent(new Event('offline'));
    page.dispatchEvent(new Event('online'));
    turn('hidden');
    turn('visible');
    page.dispatchEvent(new Event('pagehide'));
    expect(moments).toEqual(['offline', 'online', 'hidden', 'visible', 'leaving']);

    off();
    page.dispatchEvent(new Event('offline'));
    turn('hidden');
    expect(moments).toHaveLength(5);
  });

  it('counts a page restored from the back/forward cache as visible again', () => {
    browserPage.on((moment) => moments.push(moment));
    page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
    expect(moments).toEqual([]);
    page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    expect(moments).toEqual(['visible']);
  });

  it('tells that another kind of network is used, and not that it became faster', () => {
    const connection = Object.assign(new EventTarget(), { type: 'wifi' });
    vi.stubGlobal('navigator', { connection });
    const off = browserPage.on((moment) => moments.push(moment));
    connection.dispatchEvent(new Event('change'));
    expect(moments).toEqual([]);
    connection.type = 'none';
    connection.dispatchEvent(new Event('change'));
    connection.type = 'cellular';
    connection.dispatchEvent(new Event('change'));
    expect(moments).toEqual(['rerouted']);
    off();
    connection.type = 'wifi';
    connection.dispatchEvent(new Event('change'));
    expect(moments).toHaveLength(1);
  });

  it('is silent where there is no page', () => {
    vi.stubGlobal('window', undefined);
    const off = browserPage.on((moment) => moments.push(moment));
    page.dispatchEvent(new Event('offline'));
    off();
    expect(moments).toEqual([]);
  });
});
