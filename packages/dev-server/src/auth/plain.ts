import { normalizeLocal } from '../stanza/jid.js';
import type { Accounts } from './accounts.js';
import { isOwnAuthzid } from './authzid.js';
import { failure, type SaslExchange } from './sasl-exchange.js';

/** PLAIN (RFC 4616): `authzid NUL user NUL password`. */
export function plainExchange(accounts: Accounts, domain: string): SaslExchange {
  return {
    step(message) {
      const parts = message.split('\0');
      const [authzid, user, password] = parts;
      if (parts.length !== 3 || authzid === undefined || !user || !password)
        return failure('malformed-request');
      const local = normalizeLocal(user);
      if (local === null || !accounts.accepts(local, password)) return failure('not-authorized');
      if (!isOwnAuthzid(authzid, user, domain)) return failure('invalid-authzid');
      const account = accounts.admit(user);
      return account ? { kind: 'success', account, data: null } : failure('temporary-auth-failure');
    },
  };
}
