import { compareUserIds, type UserId } from '../model/ids.js';
import type { Params, ParamValue } from '../model/params.js';
import type { IceCandidate, Signal } from '../model/signal.js';
import type { Tape, TapeEntry } from '../model/tape.js';
import { SdpRedactor } from './redact-sdp.js';

/** What the mark of Parley and the reconnection of QuickBlox clients say in words of their own: no secret, no person. */
const known: ReadonlySet<string> = new Set(
  (
    'parley audio video screen reason end held ringing sync elsewhere back invitation pictures description answer type id ' +
    'sessionDescription offerId sdp state said asksConsent take agrees recording consent'
  ).split(' '),
);

/**
 * Takes out of a tape what is nobody's business: the secrets and fingerprints of SDP, addresses, names, what the
 * application says. The same is replaced by the same, so that what belonged together still does; user ids keep their order,
 * as it decides who offers.
 */
export function redactTape(tape: Tape, keepsIds: boolean): Tape {
  const ids = keepsIds ? new Map<UserId, UserId>() : pseudonyms(tape);
  const redactor = new Redactor((id) => ids.get(id) ?? (keepsIds ? id : 'somebody'));
  return {
    ...tape,
    self: tape.self === null ? null : redactor.id(tape.self),
    entries: tape.entries.map((entry) => redactor.entry(entry)),
  };
}

class Redactor {
  readonly id: (id: UserId) => UserId;
  readonly #sdp = new SdpRedactor();
  readonly #resources = new Map<string, string>();

  constructor(id: (id: UserId) => UserId) {
    this.id = id;
  }

  entry(entry: TapeEntry): TapeEntry {
    switch (entry.type) {
      case 'sent':
        return {
          ...entry,
          to: this.id(entry.to),
          resource: this.#resource(entry.resource),
          signal: this.#signal(entry.signal),
        };
      case 'received':
        return {
          ...entry,
          from: this.id(entry.from),
          resource: this.#resource(entry.resource),
          signal: this.#signal(entry.signal),
        };
      case 'message':
        return { ...entry, from: this.id(entry.from) };
      case 'state':
      case 'failure':
        return entry;
      default:
        return entry satisfies never;
    }
  }

  #signal(signal: Signal): Signal {
    const { callerId, opponentIds, extra } = signal;
    const common = {
      ...(callerId === undefined ? {} : { callerId: this.id(callerId) }),
      ...(opponentIds === undefined ? {} : { opponentIds: opponentIds.map(this.id) }),
      ...(extra === undefined ? {} : { extra: this.#params(extra) }),
    };
    switch (signal.type) {
      case 'call': {
        const people = { callerId: this.id(signal.callerId), opponentIds: signal.opponentIds.map(this.id) };
        return {
          ...signal,
          ...common,
          ...people,
          ...this.#info(signal.userInfo),
          sdp: this.#sdp.redact(signal.sdp),
        };
      }
      case 'accept':
        return { ...signal, ...common, ...this.#info(signal.userInfo), sdp: this.#sdp.redact(signal.sdp) };
      case 'reject':
      case 'hangUp':
        return { ...signal, ...common, ...this.#info(signal.userInfo) };
      case 'iceCandidates':
        return { ...signal, ...common, candidates: signal.candidates.map((one) => this.#candidate(one)) };
      case 'update':
        return { ...signal, ...common };
      default:
        return signal satisfies never;
    }
  }

  #candidate(candidate: IceCandidate): IceCandidate {
    return { ...candidate, candidate: this.#sdp.redact(candidate.candidate) };
  }

  #info(userInfo: Params | undefined): { readonly userInfo?: Params } {
    return userInfo === undefined ? {} : { userInfo: {} };
  }

  #params(params: Params, isInvitation = false): Params {
    const entries = Object.entries(params);
    return Object.fromEntries(entries.map(([name, value]) => [name, this.#value(name, value, isInvitation)]));
  }

  #value(name: string, value: ParamValue, isInvitation: boolean): ParamValue {
    if (typeof value === 'string') return this.#text(name, value, isInvitation);
    if (isParams(value)) return this.#params(value, name === 'invited');
    return value.map((one) =>
      typeof one === 'string' ? this.#text(name, one, isInvitation) : this.#params(one),
    );
  }

  #text(name: string, text: string, isInvitation: boolean): string {
    if (isInvitation && name === 'id') return this.id(text);
    if (/^v=0\r?\n/.test(text)) return this.#sdp.redact(text);
    return known.has(name) ? text : 'redacted';
  }

  #resource(resource: string | null): string | null {
    if (resource === null) return null;
    const found = this.#resources.get(resource) ?? `device-${this.#resources.size + 1}`;
    this.#resources.set(resource, found);
    return found;
  }
}

function isParams(value: ParamValue): value is Params {
  return typeof value === 'object' && !Array.isArray(value);
}

/** `user-01`, `user-02` … in the order in which the ids stand to each other. */
function pseudonyms({ self, entries }: Tape): Map<UserId, UserId> {
  const found = new Set<UserId>(self === null ? [] : [self]);
  for (const entry of entries) {
    if (entry.type === 'sent') found.add(entry.to);
    if (entry.type === 'received' || entry.type === 'message') found.add(entry.from);
    if (entry.type !== 'sent' && entry.type !== 'received') continue;
    const { callerId, opponentIds = [] } = entry.signal;
    for (const id of opponentIds) found.add(id);
    if (callerId !== undefined) found.add(callerId);
  }
  const sorted = [...found].toSorted(compareUserIds);
  const width = `${sorted.length}`.length + 1;
  return new Map(sorted.map((id, index) => [id, `user-${`${index + 1}`.padStart(width, '0')}`]));
}
