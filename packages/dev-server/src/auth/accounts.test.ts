import { describe, expect, it } from 'vitest';
import { Accounts, type Account, type AccountsOptions } from './accounts.js';

function accountsWith(options: Partial<AccountsOptions>): { accounts: Accounts; added: Account[] } {
  const added: Account[] = [];
  const all = {
    accounts: { Alice: 'secret' },
    anyUser: false,
    sharedPassword: null,
    maxUsers: 3,
    ...options,
  };
  return { accounts: new Accounts(all, (account) => added.push(account)), added };
}

describe('Accounts', () => {
  it('knows the given users from the start, whatever the case of their names', () => {
    const { accounts } = accountsWith({});
    expect(accounts.all).toEqual([{ local: 'alice', name: 'Alice' }]);
    expect(accounts.accepts('alice', 'secret')).toBe(true);
    expect(accounts.accepts('alice', 'wrong')).toBe(false);
    expect(accounts.accepts('bob', 'secret')).toBe(false);
    expect(accounts.admit('bob')).toBeNull();
  });

  it('takes anybody with any password, but named accounts only with theirs', () => {
    const { accounts, added } = accountsWith({ anyUser: true });
    expect(accounts.canProve).toBe(false);
    expect(accounts.accepts('bob', 'anything')).toBe(true);
    expect(accounts.accepts('alice', 'anything')).toBe(false);
    expect(accounts.admit('Bob')).toEqual({ local: 'bob', name: 'Bob' });
    expect(accounts.admit('bob')).toEqual({ local: 'bob', name: 'Bob' });
    expect(added).toEqual([{ local: 'bob', name: 'Bob' }]);
  });

  it('takes anybody with the shared password', () => {
    const { accounts } = accountsWith({ anyUser: true, sharedPassword: 'open' });
    expect(accounts.canProve).toBe(true);
    expect(accounts.accepts('bob', 'open')).toBe(true);
    expect(accounts.accepts('bob', 'secret')).toBe(false);
    expect(accounts.accepts('alice', 'open')).toBe(false);
  });

  it('has a limit on users', () => {
    const { accounts } = accountsWith({ anyUser: true });
    expect(accounts.admit('b')).not.toBeNull();
    expect(accounts.admit('c')).not.toBeNull();
    expect(accounts.admit('d')).toBeNull();
    expect(accounts.admit('c')).not.toBeNull();
  });

  it('compares passwords by their characters, not their code points', () => {
    const { accounts } = accountsWith({ accounts: { alice: 'caf\u00e9' } });
    expect(accounts.accepts('alice', 'cafe\u0301')).toBe(true);
  });

  it('refuses a user name that cannot be in an address', () => {
    expect(() => accountsWith({ accounts: { 'a b': 'x' } })).toThrow(TypeError);
  });
});
