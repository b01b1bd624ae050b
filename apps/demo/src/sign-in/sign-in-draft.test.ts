import { describe, expect, it } from 'vitest';
import { checkDraft, checkHere, emptyDraft, userIdOf } from './sign-in-draft.js';
import type { SignInDraft } from './sign-in-draft.js';

const elsewhere: SignInDraft = {
  ...emptyDraft,
  isElsewhere: true,
  service: ' wss://chat.example:5443/ws ',
  userId: 'bob',
  password: 'secret',
};

describe('signing in by name', () => {
  it('takes a name and nothing else', () => {
    expect(checkDraft({ ...emptyDraft, name: ' Zoë  Müller ' })).toMatchObject({
      ok: true,
      profile: { name: 'Zoë Müller', userId: 'zoë müller', server: null },
    });
  });

  it('does not look at fields that are folded away', () => {
    expect(checkDraft({ ...elsewhere, isElsewhere: false, name: 'Bob' })).toMatchObject({
      profile: { server: null },
    });
  });

  it.each([
    ['', 'missing'],
    [' \t ', 'missing'],
    ['\u200B', 'invalid'],
    ['Ω'.repeat(512), 'invalid'],
  ])('refuses %j', (name, fault) => {
    expect(checkHere({ name })).toEqual({ ok: false, faults: { name: fault } });
  });
});

describe('signing in elsewhere', () => {
  it('takes the host of the service where no domain is given', () => {
    expect(checkDraft(elsewhere)).toEqual({
      ok: true,
      profile: {
        name: 'bob',
        userId: 'bob',
        server: {
          service: 'wss://chat.example:5443/ws',
          host: 'chat.example',
          style: 'jid',
          appId: '',
          publicIce: false,
        },
      },
      password: 'secret',
    });
  });

  it('takes a domain of its own, a name to show, and QuickBlox with its application', () => {
    const draft: SignInDraft = {
      ...elsewhere,
      name: 'Bob',
      host: 'other.example',
      style: 'quickblox',
      appId: ' 7 ',
      userId: ' 101 ',
      publicIce: true,
    };
    expect(checkDraft(draft)).toMatchObject({
      profile: {
        name: 'Bob',
        userId: '101',
        server: { host: 'other.example', style: 'quickblox', appId: '7', publicIce: true },
      },
    });
  });

  it('takes a password as it is, with space around it', () => {
    expect(checkDraft({ ...elsewhere, password: ' a ' })).toMatchObject({ password: ' a ' });
  });

  it('names everything that is missing at once', () => {
    expect(checkDraft({ ...emptyDraft, isElsewhere: true, style: 'quickblox' })).toEqual({
      ok: false,
      faults: { service: 'missing', appId: 'missing', userId: 'missing', password: 'missing' },
    });
  });

  const wrong: readonly (readonly [Partial<SignInDraft>, string])[] = [
    [{ service: 'chat.example' }, 'service'],
    [{ service: 'ftp://chat.example' }, 'service'],
    [{ service: 'wss://' }, 'service'],
    [{ host: 'a@b' }, 'host'],
    [{ host: 'chat.example/x' }, 'host'],
    [{ style: 'quickblox', appId: '1.5' }, 'appId'],
    [{ style: 'quickblox', appId: '1', userId: 'b c' }, 'userId'],
    [{ userId: 'a\u0000b' }, 'userId'],
  ];
  it.each(wrong)('refuses %j', (part, field) => {
    expect(checkDraft({ ...elsewhere, ...part })).toEqual({ ok: false, faults: { [field]: 'invalid' } });
  });
});

describe('userIdOf', () => {
  const server = {
    service: 'wss://x',
    host: 'chat.example',
    style: 'jid',
    appId: '',
    publicIce: false,
  } as const;

  it('takes an id alone or a whole address of this server', () => {
    expect(userIdOf(' bob ', server)).toBe('bob');
    expect(userIdOf('bob@chat.example/desk', server)).toBe('bob');
    expect(userIdOf('101-7@chat.example', { ...server, style: 'quickblox', appId: '7' })).toBe('101');
    // Somebody elsewhere: an id with an @ in it, as far as this server goes.
    expect(userIdOf('bob@other.example', server)).toBe('bob@other.example');
  });
});
