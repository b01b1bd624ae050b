import { CallError, type UserId, type XmlElement } from '@parley/core';

/** What a server keeps of the messages of its users (XEP-0313), as far as a client asks for it. */
export interface FakeArchive {
  /** Keeps a message for both ends, if its sender wants that (XEP-0334). */
  keep(from: UserId, to: UserId, message: XmlElement): void;
  /** Answers a question of a user; what it finds is handed over before. @throws CallError `disconnected` for a no */
  answer(self: UserId, query: XmlElement, hand: (result: XmlElement) => void): XmlElement;
}

interface Kept {
  readonly id: string;
  readonly at: number;
  readonly message: XmlElement;
}

const archiveNamespace = 'urn:xmpp:mam:2';

/** @param now - the clock of the server, in ms since the epoch */
export function createFakeArchive(toJid: (userId: UserId) => string, now: () => number): FakeArchive {
  const archives = new Map<UserId, Kept[]>();
  let count = 0;
  return {
    keep(from, to, message) {
      if (!message.children.some((child) => typeof child !== 'string' && child.name === 'store')) return;
      const attrs = { ...message.attrs, from: toJid(from), to: toJid(to) };
      for (const userId of new Set([from, to])) {
        count += 1;
        const kept = { id: `kept-${count}`, at: now(), message: { ...message, attrs } };
        archives.set(userId, [...(archives.get(userId) ?? []), kept]);
      }
    },
    answer(self, query, hand) {
      if (query.attrs['xmlns'] !== archiveNamespace) {
        const feature = { name: 'feature', attrs: { var: archiveNamespace }, children: [] };
        return result({ ...query, children: [feature] });
      }
      const all = archives.get(self) ?? [];
      const after = valueOf(query, 'after');
      if (after !== null && !all.some(({ id }) => id === after))
        throw new CallError('disconnected', 'The fake archive has no such message.');
      const start = Date.parse(valueOf(query, 'start') ?? '1970-01-01T00:00:00Z');
      const first = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
      const rest = all.slice(first).filter(({ at }) => at >= start);
      const page = rest.slice(0, Number(valueOf(query, 'max') ?? 100));
      for (const kept of page) hand(carry(kept, query.attrs['queryid'] ?? ''));
      const last = page.at(-1);
      const set = { name: 'set', attrs: {}, children: last ? [text('last', last.id)] : [] };
      const complete = String(page.length === rest.length);
      return result({ name: 'fin', attrs: { xmlns: archiveNamespace, complete }, children: [set] });
    },
  };
}

function result(child: XmlElement): XmlElement {
  return { name: 'iq', attrs: { type: 'result' }, children: [child] };
}

function text(name: string, value: string): XmlElement {
  return { name, attrs: {}, children: [value] };
}

function carry({ id, at, message }: Kept, queryid: string): XmlElement {
  const stamp = new Date(at).toISOString();
  const delay = { name: 'delay', attrs: { xmlns: 'urn:xmpp:delay', stamp }, children: [] };
  const attrs = { xmlns: 'urn:xmpp:forward:0' };
  const forwarded = { name: 'forwarded', attrs, children: [delay, message] };
  const found = { name: 'result', attrs: { xmlns: archiveNamespace, queryid, id }, children: [forwarded] };
  return { name: 'message', attrs: {}, children: [found] };
}

/** The text of the first element of that name, or of the value of that field of a form. */
function valueOf(element: XmlElement, name: string): string | null {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    const isIt = child.name === name || child.attrs['var'] === name;
    const inner = isIt ? child.children.map((node) => textIn(node)).join('') : valueOf(child, name);
    if (inner !== null) return inner;
  }
  return null;
}

function textIn(node: XmlElement | string): string {
  return typeof node === 'string' ? node : node.children.map((child) => textIn(child)).join('');
}
