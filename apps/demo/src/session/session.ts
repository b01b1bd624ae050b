import { Emitter } from '@parley/core';
import type { CallClient, Unsubscribe } from '@parley/core';
import { checkHere } from '../sign-in/sign-in-draft.js';
import type { Profile } from '../sign-in/sign-in-draft.js';
import type { Keep } from '../storage/keep.js';
import { problemOf } from './sign-in-problem.js';
import type { SignInProblem } from './sign-in-problem.js';

/** Where signing in stands. */
export type SessionState =
  | { readonly step: 'signed-out'; readonly problem: SignInProblem | null }
  /** `isResuming`: by itself, because the tab was signed in before it was loaded again. */
  | { readonly step: 'signing-in'; readonly profile: Profile; readonly isResuming: boolean }
  | { readonly step: 'signed-in'; readonly profile: Profile; readonly client: CallClient };

/** What a session is made of. */
export interface SessionOptions {
  /** Makes the client of one user. */
  readonly makeClient: (profile: Profile, password: string) => CallClient;
  /** Remembers who is signed in, for this tab alone. */
  readonly tabKeep: Keep;
}

const key = 'parley-demo:name';

/** Signs one user in and out, and owns their client meanwhile. */
export class Session {
  readonly #options: SessionOptions;
  readonly #emitter = new Emitter<{ change: [] }>();
  #state: SessionState = { step: 'signed-out', problem: null };
  #client: CallClient | null = null;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Who is signed in in this tab, by name at the server of this page; empty when nobody is. */
  get tabName(): string {
    return this.#options.tabKeep.getItem(key) ?? '';
  }

  /** Tells of every change of `state`. */
  subscribe(listener: () => void): Unsubscribe {
    return this.#emitter.on('change', listener);
  }

  /** Signs in; whoever was signed in is signed out. How it went is in `state`: it never rejects. */
  signIn(profile: Profile, password: string): Promise<void> {
    const { tabKeep } = this.#options;
    // The password of another server is not kept, so there a reload asks for it.
    if (profile.server === null) tabKeep.setItem(key, profile.name);
    else tabKeep.removeItem(key);
    return this.#start(profile, password, false);
  }

  /** Signs in whoever was signed in in this tab before it was loaded again. */
  async resume(): Promise<void> {
    const checked = checkHere({ name: this.tabName });
    if (checked.ok) await this.#start(checked.profile, checked.password, true);
  }

  /** Signs out, or gives up signing in. */
  signOut(): void {
    this.#options.tabKeep.removeItem(key);
    this.#end(null);
  }

  async #start(profile: Profile, password: string, isResuming: boolean): Promise<void> {
    this.#letGo();
    this.#set({ step: 'signing-in', profile, isResuming });
    try {
      const client = this.#options.makeClient(profile, password);
      this.#client = client;
      // The server can turn somebody away later too, when their password was changed and the connection broke.
      client.on('connection', (state, error) => {
        if (state === 'unauthorized' && this.#state.step === 'signed-in')
          this.#end(problemOf(error, profile));
      });
      await client.connect();
      // A client that was let go rejects with `aborted` or `closed`, so this one is still ours.
      this.#set({ step: 'signed-in', profile, client });
    } catch (error) {
      const problem = problemOf(error, profile);
      if (problem) this.#end(problem);
    }
  }

  #end(problem: SignInProblem | null): void {
    this.#letGo();
    this.#set({ step: 'signed-out', problem });
  }

  #letGo(): void {
    this.#client?.close();
    this.#client = null;
  }

  #set(state: SessionState): void {
    this.#state = state;
    this.#emitter.emit('change');
  }
}
