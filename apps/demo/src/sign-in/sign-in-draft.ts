import { CallError } from '@parley/core';
import type { UserId } from '@parley/core';
import { tidyName, userIdOfName } from '../people/user-id.js';
import { addressingOf, serviceHost } from './server-settings.js';
import type { AddressStyle, ServerSettings } from './server-settings.js';

/** What stands in the form, as typed. */
export interface SignInDraft {
  readonly name: string;
  /** Sign in to the server below, not to that of this page. */
  readonly isElsewhere: boolean;
  readonly service: string;
  readonly host: string;
  readonly style: AddressStyle;
  readonly appId: string;
  readonly publicIce: boolean;
  readonly userId: string;
  readonly password: string;
}

/** A field that can be at fault. */
export type SignInField = 'name' | 'service' | 'host' | 'appId' | 'userId' | 'password';

/** What is wrong with a field. */
export type SignInFault = 'missing' | 'invalid';

/** What is wrong with a draft, in the order of the form. */
export type SignInFaults = Readonly<Partial<Record<SignInField, SignInFault>>>;

/** Who signs in, and where; holds no secret. */
export interface Profile {
  /** How the others shall see this user. */
  readonly name: string;
  readonly userId: UserId;
  /** `null`: the server of this page, which knows people by name. */
  readonly server: ServerSettings | null;
}

/** A draft that can be used to sign in, or what is wrong with it. */
export type CheckedDraft =
  | { readonly ok: true; readonly profile: Profile; readonly password: string }
  | { readonly ok: false; readonly faults: SignInFaults };

/** An empty form. */
export const emptyDraft: SignInDraft = {
  name: '',
  isElsewhere: false,
  service: '',
  host: '',
  style: 'jid',
  appId: '',
  publicIce: false,
  userId: '',
  password: '',
};

/** The one password of the development server (vite.config.ts): there a name is enough, the protocol wants both. */
const sharedPassword = 'parley';

/** Checks a draft before anything is sent. */
export function checkDraft(draft: SignInDraft): CheckedDraft {
  return draft.isElsewhere ? checkElsewhere(draft) : checkHere(draft);
}

/** Somebody known by name, at the server of this page; faulty when nothing of the name can be an id. */
export function checkHere({ name }: Pick<SignInDraft, 'name'>): CheckedDraft {
  const userId = userIdOfName(name);
  const fault = faultOfUserId(userId, null);
  // A name of invisible characters only is there, and still nothing.
  if (fault) return { ok: false, faults: { name: tidyName(name) === '' ? 'missing' : 'invalid' } };
  return { ok: true, profile: { name: tidyName(name), userId, server: null }, password: sharedPassword };
}

function checkElsewhere(draft: SignInDraft): CheckedDraft {
  const { style, password } = draft;
  const service = draft.service.trim();
  const host = draft.host.trim() || serviceHost(service);
  const appId = style === 'quickblox' ? draft.appId.trim() : '';
  const server = { service, host, style, appId, publicIce: draft.publicIce };
  const faults: Partial<Record<SignInField, SignInFault>> = {};

  if (service === '') faults.service = 'missing';
  else if (serviceHost(service) === '') faults.service = 'invalid';
  // A service without a fault has a host, which stands in for an empty domain.
  if (host !== '' && !isAccepted(() => addressingOf({ ...server, style: 'jid' }))) faults.host = 'invalid';
  if (style === 'quickblox' && appId === '') faults.appId = 'missing';
  else if (style === 'quickblox' && !/^\d+$/.test(appId)) faults.appId = 'invalid';

  const hasServer = Object.keys(faults).length === 0;
  const userId = hasServer ? userIdOf(draft.userId, server) : draft.userId.trim();
  const fault = faultOfUserId(userId, hasServer ? server : null);
  if (fault) faults.userId = fault;
  if (password === '') faults.password = 'missing';

  if (Object.keys(faults).length > 0) return { ok: false, faults };
  return { ok: true, profile: { name: tidyName(draft.name) || userId, userId, server }, password };
}

/** A user id as typed: alone, or as the whole address. */
export function userIdOf(typed: string, server: ServerSettings): UserId {
  const text = typed.trim();
  return addressingOf(server).toUserId(text) ?? text;
}

function faultOfUserId(userId: UserId, server: ServerSettings | null): SignInFault | null {
  if (userId === '') return 'missing';
  return isAccepted(() => addressingOf(server).toJid(userId)) ? null : 'invalid';
}

/** Whether the core takes a value. */
function isAccepted(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch (error) {
    if (error instanceof CallError && error.code === 'invalid-argument') return false;
    throw error;
  }
}
