import type { Stage } from './stage.js';
import { planTraffic, type TrafficOptions } from './traffic.js';

/** What the page of each contestant offers: `window.renderBench`. */
export interface Driver {
  prepare(people: number): Promise<void>;
  /** Renders the call and waits until all is quiet. */
  mount(): Promise<Mount>;
  /** Looks on until `hasShown`. Costs time: for counts only. */
  watch(): void;
  /** Whether a tile has come, or something has changed in one, since `watch`. */
  hasShown(): boolean;
  /** Does nothing for a while. */
  idle(seconds: number): Promise<void>;
  /** Plays some traffic; tells from when to when, on the clock of `performance.now()`. */
  traffic(options: TrafficOptions): Promise<Span>;
  /** Mutes one remote person and waits until that is done. */
  mute(): Promise<void>;
}

/** A stretch of time, in ms. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How the first render went. */
export interface Mount {
  /** From the call of `render` until the last tile was in the page, in ms. */
  readonly ms: number;
  readonly tiles: number;
}

declare global {
  interface Window {
    renderBench: Driver;
  }
}

/** How long nothing may happen until a page counts as quiet, in ms. */
const quietMs = 700;

/** Drives the stage of one contestant; all of them alike. */
export function drive(stage: Stage): void {
  let remotes = 0;
  let connectedAt = 0;
  let isShown = false;
  const isOfTile = (node: Node): boolean => {
    const element = node instanceof Element ? node : node.parentElement;
    return element !== null && element.closest(`.${stage.tileClass}`) !== null;
  };
  const take = (records: readonly MutationRecord[]): void => {
    isShown ||= records.some(({ target, addedNodes }) => isOfTile(target) || hasTile(addedNodes));
  };
  const hasTile = (nodes: NodeList): boolean =>
    [...nodes].some(
      (node) => node instanceof Element && (isOfTile(node) || node.querySelector(`.${stage.tileClass}`)),
    );
  const watcher = new MutationObserver(take);

  window.renderBench = {
    async prepare(people) {
      remotes = people - 1;
      connectedAt = Date.now();
      await stage.prepare(people, connectedAt);
      await sleep(quietMs);
    },
    async mount() {
      const root = document.querySelector<HTMLElement>('#root');
      if (!root) throw new Error('the page has no root element');
      const tiles = root.getElementsByClassName(stage.tileClass);
      let ms = Number.NaN;
      let count = 0;
      const observer = new MutationObserver(() => {
        if (tiles.length === count) return;
        count = tiles.length;
        ms = performance.now() - start;
      });
      observer.observe(root, { childList: true, subtree: true });
      const start = performance.now();
      stage.mount(root);
      await sleep(quietMs);
      observer.disconnect();
      return { ms, tiles: count };
    },
    watch() {
      isShown = false;
      watcher.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
    },
    hasShown() {
      take(watcher.takeRecords());
      watcher.disconnect();
      return isShown;
    },
    idle: (seconds) => sleep(seconds * 1000),
    async traffic(options) {
      const events = planTraffic(remotes, options);
      // In the middle between two full seconds of the call, so that each second of traffic meets its clock once.
      await sleep(1000 - ((Date.now() - connectedAt + 500) % 1000));
      const start = performance.now();
      for (const { at, happen } of events) {
        // Each in a task of its own, as signals and measurements come.
        await sleep(start + at - performance.now());
        happen(stage);
      }
      await sleep(start + options.seconds * 1000 - performance.now());
      return { start, end: start + options.seconds * 1000 };
    },
    async mute() {
      stage.mute(0);
      await sleep(quietMs);
    },
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, Math.max(0, ms));
  });
}
