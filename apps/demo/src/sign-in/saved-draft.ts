import type { Keep } from '../storage/keep.js';
import { emptyDraft } from './sign-in-draft.js';
import type { SignInDraft } from './sign-in-draft.js';

const key = 'parley-demo:server';

/**
 * What the form last signed in with elsewhere, without the password. At the server of this page people are known
 * by name, and the next window is likely to be somebody else's: there no name is saved.
 */
export function readDraft(keep: Keep): SignInDraft {
  const saved = parse(keep.getItem(key));
  const text = (field: string): string => (typeof saved[field] === 'string' ? saved[field] : '');
  return {
    ...emptyDraft,
    name: text('name'),
    isElsewhere: saved['isElsewhere'] === true,
    service: text('service'),
    host: text('host'),
    style: saved['style'] === 'quickblox' ? 'quickblox' : 'jid',
    appId: text('appId'),
    publicIce: saved['publicIce'] === true,
    userId: text('userId'),
  };
}

/** Saves what somebody signs in with. */
export function saveDraft(keep: Keep, draft: SignInDraft): void {
  // After signing in here, the other server stays in the form for another time, folded away.
  const kept = draft.isElsewhere ? draft : { ...readDraft(keep), name: '', isElsewhere: false };
  const { password: _, ...saved } = kept;
  keep.setItem(key, JSON.stringify(saved));
}

function parse(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
