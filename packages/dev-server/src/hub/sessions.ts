import type { Session } from './session.js';

/** All bound resources. */
export class Sessions {
  readonly #byBare = new Map<string, Map<string, Session>>();
  readonly #byResumeId = new Map<string, Session>();

  /** Adds a session; its address must be free. */
  add(session: Session): void {
    const own = this.#byBare.get(session.bare) ?? new Map<string, Session>();
    own.set(session.resource, session);
    this.#byBare.set(session.bare, own);
  }

  /** Makes a session resumable under its id. */
  addResumable(id: string, session: Session): void {
    this.#byResumeId.set(id, session);
  }

  /** @returns `false` when it was removed before */
  remove(session: Session): boolean {
    const own = this.#byBare.get(session.bare);
    if (own?.get(session.resource) !== session) return false;
    own.delete(session.resource);
    if (own.size === 0) this.#byBare.delete(session.bare);
    const id = session.management?.resumeId;
    if (id) this.#byResumeId.delete(id);
    return true;
  }

  /** The session at a full address. */
  get(bare: string, resource: string): Session | undefined {
    return this.#byBare.get(bare)?.get(resource);
  }

  /** The session with this resumption id. */
  resumable(id: string): Session | undefined {
    return this.#byResumeId.get(id);
  }

  /** The sessions of one user. */
  of(bare: string): readonly Session[] {
    return [...(this.#byBare.get(bare)?.values() ?? [])];
  }

  /** Every session. */
  get all(): readonly Session[] {
    return [...this.#byBare.values()].flatMap((own) => Array.from(own.values()));
  }

  /** The available sessions of everybody, or of one user. */
  available(bare?: string): readonly Session[] {
    return (bare === undefined ? this.all : this.of(bare)).filter((session) => session.presence !== null);
  }
}
