import type { IceCandidate } from '../model/signal.js';
import { isReservedId, type CallType, type UserId } from '../model/ids.js';
import type { Params } from '../model/params.js';
import { maxIdLength, maxOpponents, maxParamsDepth, maxSdpLength } from './limits.js';
import { readCandidate } from './read-candidate.js';
import { readParams } from './read-params.js';
import { toCrlf } from './sdp-lines.js';
import type { WireFailure } from './wire-failure.js';
import { childElements, childrenNamed, textOf, type XmlElement } from './xml-element.js';

/**
 * Reads the fields of one `extraParams`. Where an element repeats, the first counts. What is wrong is noted
 * instead of thrown, and a stand-in returned: look at `failure` when all is read.
 */
export class FieldReader {
  readonly #first = new Map<string, XmlElement>();
  readonly #all: readonly XmlElement[];
  #failure: WireFailure | null = null;

  constructor(extraParams: XmlElement) {
    this.#all = childElements(extraParams);
    for (const element of this.#all) {
      if (!this.#first.has(element.name)) this.#first.set(element.name, element);
    }
  }

  /** The first thing that was wrong, `null` while nothing was. */
  get failure(): WireFailure | null {
    return this.#failure;
  }

  /** Notes a failure; only the first is kept. */
  fail(code: WireFailure['code'], message: string, field: string): void {
    this.#failure ??= { code, message, field };
  }

  /** The text of a field as written; `undefined` when it is not there or holds elements only. */
  text(field: string): string | undefined {
    const element = this.#first.get(field);
    if (element === undefined || isStructure(element)) return undefined;
    return textOf(element);
  }

  /** The trimmed text of a field; fails when there is none. */
  requiredText(field: string): string {
    const element = this.#first.get(field);
    if (element === undefined) this.fail('missing-field', `There is no ${field}.`, field);
    else if (isStructure(element)) this.fail('wrong-type', `${field} holds elements, not text.`, field);
    else if (textOf(element).trim() === '') this.fail('missing-field', `${field} is empty.`, field);
    return element === undefined ? '' : textOf(element).trim();
  }

  /** A required id. */
  requiredId(field: string): string {
    return this.#measured(this.requiredText(field), field);
  }

  /** An optional id; `undefined` when it is not there or empty. */
  id(field: string): string | undefined {
    const id = this.text(field)?.trim() ?? '';
    return id === '' ? undefined : this.#measured(id, field);
  }

  /** `callType`; `undefined` when it is not there or not one that is known. */
  callType(): CallType | undefined {
    const text = this.text('callType')?.trim();
    return text === '1' ? 'video' : text === '2' ? 'audio' : undefined;
  }

  /** A required `callType`. */
  requiredCallType(): CallType {
    const type = this.callType();
    if (type !== undefined) return type;
    if (this.requiredText('callType') !== '') {
      this.fail('wrong-type', 'callType is neither 1 (video) nor 2 (audio).', 'callType');
    }
    return 'video';
  }

  /** `opponentsIDs`, without empty ones. */
  opponentIds(): UserId[] {
    const list = this.#first.get('opponentsIDs');
    if (list === undefined) return [];
    const ids = childrenNamed(list, 'opponentID').map((element) => textOf(element).trim());
    if (ids.length > maxOpponents) {
      this.fail('too-large', `opponentsIDs has over ${maxOpponents} ids.`, 'opponentsIDs');
      return [];
    }
    return ids.filter((id) => id !== '').map((id) => this.#measured(id, 'opponentsIDs'));
  }

  /** `opponentsIDs`; fails unless there is at least one. */
  requiredOpponentIds(): UserId[] {
    const ids = this.opponentIds();
    if (ids.length === 0) this.fail('missing-field', 'There is no opponentID.', 'opponentsIDs');
    return ids;
  }

  /** A required `sdp`, with CRLF line ends. */
  requiredSdp(): string {
    const text = this.requiredText('sdp');
    if (text.length <= maxSdpLength) return toCrlf(text);
    this.fail('too-large', `sdp has over ${maxSdpLength} characters.`, 'sdp');
    return '';
  }

  /**
   * `userInfo`; `undefined` when it is not there. Bare text in it is not kept: it is a map.
   */
  userInfo(): Params | undefined {
    const element = this.#first.get('userInfo');
    return element === undefined ? undefined : this.#params(childElements(element), 'userInfo');
  }

  /**
   * The well-formed ones of `iceCandidates`; fails when there are none. A malformed one is left out: it costs
   * one path, while refusing the batch could cost the call.
   */
  requiredCandidates(): IceCandidate[] {
    const list = this.#first.get('iceCandidates');
    const elements = list === undefined ? [] : childrenNamed(list, 'iceCandidate');
    if (elements.length === 0) this.fail('missing-field', 'There is no iceCandidate.', 'iceCandidates');
    const candidates = elements.map(readCandidate).filter((candidate) => candidate !== null);
    if (candidates.length === 0) this.fail('wrong-type', 'No iceCandidate is well-formed.', 'iceCandidates');
    return candidates;
  }

  /** Everything but the known fields; `undefined` when there is nothing else. */
  extra(known: readonly string[]): Params | undefined {
    const rest = this.#all.filter((element) => !known.includes(element.name));
    return rest.length === 0 ? undefined : this.#params(rest, undefined);
  }

  #params(elements: readonly XmlElement[], field: string | undefined): Params {
    const params = readParams(elements);
    if (params !== null) return params;
    this.#failure ??= {
      code: 'too-deep',
      message: `Parameters nest over ${maxParamsDepth} levels.`,
      ...(field !== undefined && { field }),
    };
    return {};
  }

  #measured(id: string, field: string): string {
    if (id.length > maxIdLength)
      this.fail('too-large', `${field} has over ${maxIdLength} characters.`, field);
    if (isReservedId(id)) this.fail('wrong-type', `${field} cannot be an id.`, field);
    return id;
  }
}

function isStructure(element: XmlElement): boolean {
  return childElements(element).length > 0 && textOf(element).trim() === '';
}
