import { expect, it } from 'vitest';
import { memoryKeep } from '../test-support/memory-keep.js';
import { readDraft, saveDraft } from './saved-draft.js';
import { emptyDraft } from './sign-in-draft.js';
import type { SignInDraft } from './sign-in-draft.js';

const elsewhere: SignInDraft = {
  name: 'Bob',
  isElsewhere: true,
  service: 'wss://chat.example/ws',
  host: 'chat.example',
  style: 'quickblox',
  appId: '7',
  publicIce: true,
  userId: '101',
  password: 'secret',
};

it('remembers another server, and never the password', () => {
  const keep = memoryKeep();
  saveDraft(keep, elsewhere);
  expect(readDraft(keep)).toEqual({ ...elsewhere, password: '' });
  expect([...keep.texts.values()].join('')).not.toContain('secret');
});

it('keeps that server, folded away, after signing in by name, and not the name', () => {
  const keep = memoryKeep();
  saveDraft(keep, elsewhere);
  saveDraft(keep, { ...emptyDraft, name: 'Zoë' });
  expect(readDraft(keep)).toEqual({ ...elsewhere, name: '', isElsewhere: false, password: '' });
});

it.each(['', 'nonsense', 'null', '7', '[]', '{"service":7,"style":"x","isElsewhere":"yes","password":"p"}'])(
  'begins anew when %j is stored',
  (text) => {
    const keep = memoryKeep();
    saveDraft(keep, elsewhere);
    for (const key of keep.texts.keys()) keep.setItem(key, text);
    expect(readDraft(keep)).toEqual(emptyDraft);
  },
);
