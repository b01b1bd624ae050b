import { displayName } from '../stanza/display-name.js';
import { normalizeLocal } from '../stanza/jid.js';
import { sameSecret } from './same-secret.js';

/** Somebody this server knows. */
export interface Account {
  /** The user part of the address, in its comparable form. */
  readonly local: string;
  /** The name to show: the user part as it was first typed. */
  readonly name: string;
}

/** Who may sign in. */
export interface AccountsOptions {
  /** Passwords by user. */
  readonly accounts: Readonly<Record<string, string>>;
  /** Whether others may sign in too; each becomes known at the first sign-in. */
  readonly anyUser: boolean;
  /** What those others must give; `null`: any password will do. */
  readonly sharedPassword: string | null;
  /** How many users may be known. */
  readonly maxUsers: number;
}

/** The users known to the server. They live in memory only. */
export class Accounts {
  readonly #known = new Map<string, Account>();
  readonly #passwords = new Map<string, string>();
  readonly #options: AccountsOptions;
  readonly #onAdded: (account: Account) => void;

  /**
   * @param onAdded - told of every user who becomes known later on
   * @throws TypeError when a user name cannot be the user part of an address
   */
  constructor(options: AccountsOptions, onAdded: (account: Account) => void) {
    this.#options = options;
    this.#onAdded = onAdded;
    for (const [user, password] of Object.entries(options.accounts)) {
      const local = normalizeLocal(user);
      if (local === null) throw new TypeError(`"${user}" cannot be a user name in an XMPP address.`);
      this.#passwords.set(local, password);
      this.#known.set(local, { local, name: displayName(user) });
    }
  }

  /** Everybody known. */
  get all(): readonly Account[] {
    return [...this.#known.values()];
  }

  /** Whether a password can be checked without seeing it, which is what SCRAM does. */
  get canProve(): boolean {
    return !this.#options.anyUser || this.#options.sharedPassword !== null;
  }

  /** A known user, by the comparable form of the name. */
  find(local: string): Account | undefined {
    return this.#known.get(local);
  }

  /** The password a user must know; `null` when there is none, or any would do. */
  passwordOf(local: string): string | null {
    return this.#passwords.get(local) ?? (this.#options.anyUser ? this.#options.sharedPassword : null);
  }

  /** Whether a user may sign in with this password. Takes the same time wherever a wrong one differs. */
  accepts(local: string, password: string): boolean {
    const expected = this.passwordOf(local);
    if (expected === null) return this.#options.anyUser;
    // RFC 4616 section 2: both sides are prepared; NFKC is the part of SASLprep that matters to a password.
    return sameSecret(password.normalize('NFKC'), expected.normalize('NFKC'));
  }

  /** The account of somebody whose password was right; `null` when the server knows too many already. */
  admit(user: string): Account | null {
    const local = normalizeLocal(user);
    if (local === null) return null;
    const known = this.#known.get(local);
    if (known) return known;
    if (!this.#options.anyUser || this.#known.size >= this.#options.maxUsers) return null;
    const account: Account = { local, name: displayName(user) };
    this.#known.set(local, account);
    this.#onAdded(account);
    return account;
  }
}
