import { formatTime } from '../lib/clock.js';
import { readDelay } from './call-log.js';
import {
  childElements,
  childNamed,
  textElement,
  textOf,
  xmlElement,
  type XmlElement,
} from './xml-element.js';

/** Message Archive Management (XEP-0313), result sets (XEP-0059) and what carries the messages (XEP-0297). */
const namespaces = {
  archive: 'urn:xmpp:mam:2',
  sets: 'http://jabber.org/protocol/rsm',
  form: 'jabber:x:data',
  forward: 'urn:xmpp:forward:0',
} as const;

/** Asks what an account can do (XEP-0030). */
export const accountInfoQuery: XmlElement = xmlElement('query', {
  xmlns: 'http://jabber.org/protocol/disco#info',
});

/** Whether the answer names an archive. */
export function hasArchive(answer: XmlElement): boolean {
  const query = childNamed(answer, 'query');
  return query !== undefined && childElements(query).some(({ attrs }) => attrs['var'] === namespaces.archive);
}

/** Which part of an archive is asked for. */
export interface ArchivePage {
  /** Names the question in its results. */
  readonly queryId: string;
  /** The id of the last message that is known; else `start` counts. */
  readonly after: string | null;
  /** In ms since the epoch. */
  readonly start: number;
  /** How many messages at most. */
  readonly max: number;
}

function field(name: string, value: string, type?: string): XmlElement {
  const attrs = { var: name, ...(type === undefined ? {} : { type }) };
  return xmlElement('field', attrs, [textElement('value', value)]);
}

/** Asks for a page. */
export function archiveQuery({ queryId, after, start, max }: ArchivePage): XmlElement {
  const form = xmlElement('x', { xmlns: namespaces.form, type: 'submit' }, [
    field('FORM_TYPE', namespaces.archive, 'hidden'),
    ...(after === null ? [field('start', formatTime(start))] : []),
  ]);
  const set = xmlElement('set', { xmlns: namespaces.sets }, [
    textElement('max', String(max)),
    ...(after === null ? [] : [textElement('after', after)]),
  ]);
  return xmlElement('query', { xmlns: namespaces.archive, queryid: queryId }, [form, set]);
}

/** One message of a page. */
export interface ArchivedMessage {
  readonly queryId: string | null;
  /** When the server took it in, in ms since the epoch; `null` when it does not say. */
  readonly at: number | null;
  /** As it was sent. */
  readonly message: XmlElement;
}

/** Reads what carries an archived message; `null` for anything else. */
export function readArchived(holder: XmlElement): ArchivedMessage | null {
  const result = childNamed(holder, 'result');
  if (result?.attrs['xmlns'] !== namespaces.archive) return null;
  const forwarded = childNamed(result, 'forwarded');
  const message = forwarded && childNamed(forwarded, 'message');
  if (forwarded?.attrs['xmlns'] !== namespaces.forward || !message) return null;
  return { queryId: result.attrs['queryid'] ?? null, at: readDelay(forwarded), message };
}

/** Reads the end of a page: the id of its last message, `null` where it was empty, and whether nothing comes after it. */
export function readPageEnd(answer: XmlElement): { readonly last: string | null; readonly isLast: boolean } {
  const fin = childNamed(answer, 'fin');
  const set = fin && childNamed(fin, 'set');
  const last = set && childNamed(set, 'last');
  const id = last ? textOf(last).trim() : '';
  return { last: id === '' ? null : id, isLast: fin?.attrs['complete'] === 'true' || id === '' };
}
