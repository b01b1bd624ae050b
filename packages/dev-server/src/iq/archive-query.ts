import type { ArchivedMessage } from '../hub/archive.js';
import type { StanzaCondition } from '../stanza/stanza-error.js';
import { formatJid, parseJid } from '../stanza/jid.js';
import { childElements, childOf, el, textOf, type XmlElement } from '../xml/element.js';
import { NS } from '../xml/namespaces.js';

/** So many are given at once, whatever is asked for: as Prosody does. */
const maxPage = 50;
const defaultPage = 20;

/** A page of an archive. */
export interface ArchiveAnswer {
  /** What carries the messages, oldest first, without addresses. */
  readonly results: readonly XmlElement[];
  /** The answer itself, which comes after them. */
  readonly fin: XmlElement;
}

/** The fields of a question that are understood (XEP-0313 section 4.1). */
const fields = ['with', 'start', 'end'] as const;

/** Which fields a question may have (XEP-0313 section 4.1.5). */
export function archiveForm(): XmlElement {
  const rows = fields.map((name) =>
    el(NS.dataForms, 'field', { var: name, type: name === 'with' ? 'jid-single' : 'text-single' }),
  );
  const type = el(
    NS.dataForms,
    'field',
    { var: 'FORM_TYPE', type: 'hidden' },
    el(NS.dataForms, 'value', {}, NS.archive),
  );
  return el(NS.archive, 'query', {}, el(NS.dataForms, 'x', { type: 'form' }, type, ...rows));
}

/**
 * Answers a question for a part of an archive (XEP-0313 section 4), page by page (XEP-0059).
 *
 * @returns `item-not-found` when it goes on from a message that is not there, or not any more
 */
export function answerArchiveQuery(
  all: readonly ArchivedMessage[],
  query: XmlElement,
): ArchiveAnswer | StanzaCondition {
  const filter = readForm(childOf(query, NS.dataForms, 'x'));
  if (!filter) return 'bad-request';
  const set = childOf(query, NS.resultSets, 'set');
  const [max, after, before] = ['max', 'after', 'before'].map((name) => {
    const asked = set && childOf(set, NS.resultSets, name);
    return asked && textOf(asked).trim();
  });
  if (max !== undefined && !/^\d{1,9}$/.test(max)) return 'bad-request';
  const size = Math.min(max === undefined ? defaultPage : Number(max), maxPage);
  const matching = all.filter(filter);
  const [from, to] = [indexAfter(all, after), indexOf(all, before)];
  if (from === null || to === null) return 'item-not-found';
  const ids = new Set(all.slice(from, to).map(({ id }) => id));
  const rest = matching.filter(({ id }) => ids.has(id));
  // With `before`, also an empty one, the last of them are asked for.
  const page = before === undefined ? rest.slice(0, size) : rest.slice(Math.max(0, rest.length - size));
  const queryid = query.attrs.get('queryid');
  const [first, last] = [page[0], page.at(-1)];
  const ends = first && last ? [setElement('first', first.id), setElement('last', last.id)] : [];
  const count = setElement('count', String(matching.length));
  const complete = page.length === rest.length ? 'true' : undefined;
  return {
    results: page.map((entry) => resultOf(entry, queryid)),
    fin: el(NS.archive, 'fin', { complete }, el(NS.resultSets, 'set', {}, ...ends, count)),
  };
}

function setElement(name: string, text: string): XmlElement {
  return el(NS.resultSets, name, {}, text);
}

function resultOf({ id, at, message }: ArchivedMessage, queryid: string | undefined): XmlElement {
  const delay = el(NS.delay, 'delay', { stamp: new Date(at).toISOString() });
  const forwarded = el(NS.forward, 'forwarded', {}, delay, message);
  return el(NS.client, 'message', {}, el(NS.archive, 'result', { queryid, id }, forwarded));
}

/** Reads what is asked for; `null` for a form that cannot be understood. */
function readForm(form: XmlElement | undefined): ((entry: ArchivedMessage) => boolean) | null {
  if (!form) return () => true;
  const values = new Map(
    childElements(form).map((field) => {
      const value = childOf(field, NS.dataForms, 'value');
      return [field.attrs.get('var') ?? '', value ? textOf(value).trim() : ''];
    }),
  );
  if (values.get('FORM_TYPE') !== NS.archive) return null;
  values.delete('FORM_TYPE');
  // XEP-0313 section 4.1: what is not understood must not be passed over.
  if ([...values.keys()].some((name) => !fields.some((known) => known === name))) return null;
  const jid = values.has('with') ? parseJid(values.get('with') ?? '') : null;
  if (values.has('with') && !jid) return null;
  const other = jid && formatJid({ ...jid, resource: null });
  const start = timeOf(values.get('start'), -Infinity);
  const end = timeOf(values.get('end'), Infinity);
  if (Number.isNaN(start) || Number.isNaN(end)) return null;
  return ({ at, with: partner }) => at >= start && at <= end && (other === null || partner === other);
}

function timeOf(text: string | undefined, otherwise: number): number {
  return text === undefined ? otherwise : Date.parse(text);
}

/** Where the page begins; `null` when what it should begin after is not there. */
function indexAfter(all: readonly ArchivedMessage[], id: string | undefined): number | null {
  if (id === undefined || id === '') return 0;
  const index = all.findIndex((entry) => entry.id === id);
  return index < 0 ? null : index + 1;
}

/** Where the page ends; `null` when what it should end before is not there. */
function indexOf(all: readonly ArchivedMessage[], id: string | undefined): number | null {
  if (id === undefined || id === '') return all.length;
  const index = all.findIndex((entry) => entry.id === id);
  return index < 0 ? null : index;
}
