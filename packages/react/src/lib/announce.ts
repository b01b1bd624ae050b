import type { CallStore, CallStoreState } from '@parley/store';
import { announcements } from './announcements.js';
import type { Announcement, Wording } from './announcements.js';

/** How to announce. */
export interface AnnouncingOptions {
  readonly store: CallStore;
  /** Where to write: what waits its turn, and what interrupts. */
  readonly regions: readonly [polite: HTMLElement | null, urgent: HTMLElement | null];
  /** What has changed already, in its order. */
  readonly missed: readonly (readonly [state: CallStoreState, before: CallStoreState])[];
  /** Fulfilled when what is put into the regions is read: screen readers look for changes, of what they know. */
  readonly ready: Promise<void>;
  /** The words of now. */
  readonly wording: (state: CallStoreState) => Wording;
}

/** How long one who comes or leaves waits for others, in ms: people come in groups, as when a meeting begins. */
const gathersFor = 400;

/** How long a text stays to be found, in ms. */
const staysFor = 10_000;

/** Writes what happens in every call into live regions. @returns ends it, and empties them */
export function announce({ store, regions, missed, ready, wording }: AnnouncingOptions): () => void {
  let waiting: readonly Announcement[] | null = [];
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const after = (ms: number, task: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      task();
    }, ms);
    timers.add(timer);
  };
  // Written to the elements: what is said should render nothing. Each text is an element of its own: two that come
  // at once are both read, and none again when another one comes.
  const show = ({ text, isUrgent }: Announcement): void => {
    const region = regions[isUrgent ? 1 : 0];
    if (!region) return;
    const line = region.ownerDocument.createElement('p');
    line.textContent = text;
    region.append(line);
    after(staysFor, () => line.remove());
  };
  // Who came or left just now.
  let gathered: { readonly step: 'joined' | 'left'; readonly names: readonly string[] } | null = null;
  const tellGathered = (): void => {
    if (!gathered) return;
    const { step, names } = gathered;
    const { messages: texts } = wording(store.getState());
    gathered = null;
    const [one = ''] = names;
    const isOne = names.length === 1;
    const words =
      step === 'joined'
        ? isOne
          ? texts.personJoined(one)
          : texts.peopleJoined(names)
        : isOne
          ? texts.personLeft(one)
          : texts.peopleLeft(names);
    show({ text: words, isUrgent: false });
  };
  const gather = (news: Announcement): void => {
    const { gathers } = news;
    // In the order of their happening.
    if (gathered && gathered.step !== gathers?.step) tellGathered();
    if (!gathers) {
      show(news);
      return;
    }
    const { step, name } = gathers;
    if (!gathered) after(gathersFor, tellGathered);
    gathered = { step, names: [...(gathered?.names ?? []), name] };
  };
  const tell = (state: CallStoreState, before: CallStoreState): void => {
    const news = announcements(state, before === state ? null : before, wording(state));
    if (waiting) waiting = [...waiting, ...news];
    else news.forEach(gather);
  };
  for (const [state, before] of missed) tell(state, before);
  const leave = store.subscribe(tell);
  let isOver = false;
  void ready.then(() => {
    if (!isOver) waiting?.forEach(gather);
    waiting = null;
    return undefined;
  });
  return () => {
    isOver = true;
    leave();
    for (const timer of timers) clearTimeout(timer);
    for (const region of regions) region?.replaceChildren();
  };
}
