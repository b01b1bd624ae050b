import { systemClock } from '../lib/clock.js';
import { Emitter, type Unsubscribe } from '../lib/emitter.js';
import { silentLogger } from '../lib/logger.js';
import { browserPage } from '../lib/page-lifecycle.js';
import { defaultConstraints } from '../media/capture.js';
import { DeviceList } from '../media/device-list.js';
import { browserDeviceStorage } from '../media/device-storage.js';
import { browserMediaDevices } from '../media/media-devices.js';
import { CallError } from '../model/call-error.js';
import type { Contact } from '../model/contact.js';
import type { SessionId, UserId } from '../model/ids.js';
import { defaultReactions } from '../model/emoji.js';
import type { Signaling, SignalingState } from '../signaling/signaling.js';
import { assertParams } from '../wire/params-fault.js';
import type { CallClientOptions } from './call-client-options.js';
import { ClientHistory } from './call-history.js';
import type {
  CallClient,
  CallClientEvents,
  CallOptions,
  CallSession,
  RefusalCounters,
  RejoinOptions,
} from './call-client.js';
import { assertLimit, checkedReactions } from './checked-options.js';
import { loadedSwitchboard, loadSwitchboard } from './load-switchboard.js';
import { mergeQuality } from './media-quality.js';
import { noRefusals } from './no-refusals.js';
import type { RejoinableCall } from './rejoinable-call.js';
import type { Switchboard, SwitchboardContext } from './switchboard.js';

/**
 * Makes a client; `connect()` signs it in, and fetches all that calls need before it does. Touches no global until
 * then, so it can be made on a server. When the page is left it hangs up and signs out by itself.
 *
 * @throws CallError `invalid-argument` when `userInfo` cannot be XML, `media` makes no sense, `maxMembers` is
 * less than 2, or one of the `reactions` is not a single emoji
 */
export function createCallClient(options: CallClientOptions): CallClient {
  return new Client(options);
}

class Client implements CallClient {
  readonly devices: DeviceList;
  readonly history: ClientHistory;
  readonly reactions: readonly string[];
  readonly callWaiting: boolean;
  readonly #context: SwitchboardContext;
  readonly #signaling: Signaling;
  readonly #emitter: Emitter<CallClientEvents>;
  /** Nobody can be signed in without. */
  #switchboard: Switchboard | null = null;
  /** Its code is on its way. */
  #opening: Promise<Switchboard> | null = null;
  #told: SignalingState = 'offline';
  #stopWatchingPage: Unsubscribe | null = null;

  constructor(options: CallClientOptions) {
    if (options.userInfo) assertParams(options.userInfo);
    this.reactions = checkedReactions(options.reactions ?? defaultReactions);
    this.callWaiting = options.callWaiting ?? false;
    const quality = mergeQuality({}, options.media);
    if (options.maxMembers !== undefined) assertLimit(options.maxMembers);
    const mediaDevices = options.mediaDevices ?? browserMediaDevices;
    const storage = options.deviceStorage ?? browserDeviceStorage;
    const logger = options.logger ?? silentLogger;
    const page = options.pageLifecycle ?? browserPage;
    const clock = options.clock ?? systemClock;
    this.devices = new DeviceList(mediaDevices, storage, { ...defaultConstraints, ...options.constraints });
    const emitter = (this.#emitter = new Emitter<CallClientEvents>(logger));
    const { addressing } = options;
    const signaling = options.signaling({ addressing, clock, logger, pageLifecycle: page });
    this.#signaling = signaling;
    this.history = new ClientHistory(signaling, (userId) => this.blocked.includes(userId), options);
    const { devices, history, reactions, callWaiting } = this;
    const own = { devices, history, reactions, callWaiting };
    const tell = (state: SignalingState, error: CallError | null): void => this.#tell(state, error);
    this.#context = {
      ...own,
      tell,
      options,
      quality,
      mediaDevices,
      storage,
      logger,
      page,
      clock,
      emitter,
      signaling,
    };
  }

  get connectionState(): SignalingState {
    return this.#opening ? 'connecting' : this.#signaling.state;
  }

  get userId(): UserId | null {
    return this.#signaling.userId;
  }

  get contacts(): readonly Contact[] {
    return this.#signaling.contacts;
  }

  get calls(): readonly CallSession[] {
    return this.#switchboard?.calls ?? [];
  }

  get refused(): RefusalCounters {
    return this.#switchboard?.refusals.counts ?? noRefusals;
  }

  get blocked(): readonly UserId[] {
    return this.#switchboard?.blocked.list ?? nobody;
  }

  async block(userId: UserId): Promise<void> {
    await this.#signedIn().block(userId);
  }

  async unblock(userId: UserId): Promise<void> {
    await this.#signedIn().unblock(userId);
  }

  async connect(): Promise<void> {
    // Somebody who closes the tab has left: say so while the page can still send. Without a goodbye the server
    // would keep them available until its stream management gives up (XEP-0198 section 5).
    this.#stopWatchingPage ??= this.#context.page.on((moment) => {
      if (moment !== 'leaving') return;
      this.#switchboard?.leavePage();
      void this.disconnect();
    });
    const Loaded = loadedSwitchboard();
    // At once where all is there.
    if (Loaded && !this.#signaling.prepare) this.#switchboard ??= new Loaded(this.#context);
    const switchboard = this.#switchboard ?? (await this.#open());
    await this.#signaling.connect();
    switchboard.prepareSpare();
  }

  async disconnect(): Promise<void> {
    this.#leave();
    await this.#signaling.disconnect();
  }

  get rejoinable(): RejoinableCall | null {
    return this.#switchboard?.rejoining.found ?? null;
  }

  rejoin(id: SessionId, options: RejoinOptions = {}): CallSession {
    return this.#signedIn().rejoin(id, options);
  }

  forgetRejoinable(): void {
    this.#switchboard?.rejoining.giveUp();
  }

  call(userIds: UserId | readonly UserId[], options: CallOptions = {}): CallSession {
    return this.#signedIn().call(userIds, options);
  }

  on<K extends keyof CallClientEvents>(
    event: K,
    listener: (...args: CallClientEvents[K]) => void,
  ): Unsubscribe {
    return this.#emitter.on(event, listener);
  }

  close(): void {
    this.#leave();
    this.history.close();
    this.#signaling.close();
    this.#switchboard?.close();
    this.#emitter.clear();
  }

  /** Fetches what calls need, while the signaling fetches what it needs: nobody is signed in who has not all of it. */
  #open(): Promise<Switchboard> {
    if (this.#opening) return this.#opening;
    const opening = this.#fetch(() => this.#opening === opening);
    this.#opening = opening;
    this.#tell('connecting', null);
    return opening;
  }

  /** @param isWanted - whether nobody has signed out meanwhile */
  async #fetch(isWanted: () => boolean): Promise<Switchboard> {
    try {
      const [Loaded] = await Promise.all([loadSwitchboard(), this.#signaling.prepare?.()]);
      if (!isWanted())
        throw new CallError('aborted', 'disconnect() was called before the connection was up.');
      this.#opening = null;
      return (this.#switchboard = new Loaded(this.#context));
    } catch (cause) {
      if (!isWanted()) throw cause;
      this.#opening = null;
      const failed = new CallError('unreachable', 'The code that calls need could not be fetched.', {
        cause,
      });
      this.#tell('offline', failed);
      throw failed;
    }
  }

  /** What was told before is not told again. */
  #tell(state: SignalingState, error: CallError | null): void {
    if (state === this.#told && !error) return;
    this.#told = state;
    this.#emitter.emit('connection', state, error);
  }

  #signedIn(): Switchboard {
    const { userId, state } = this.#signaling;
    if (!this.#switchboard || userId === null || state === 'offline' || state === 'unauthorized')
      throw new CallError('invalid-state', 'Sign in with connect() before calling somebody.');
    return this.#switchboard;
  }

  #leave(): void {
    this.#switchboard?.leave();
    this.#stopWatchingPage?.();
    this.#stopWatchingPage = null;
    if (!this.#opening) return;
    this.#opening = null;
    this.#tell('offline', null);
  }
}

const nobody: readonly UserId[] = [];
