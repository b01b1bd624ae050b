/** How long the ladder waits; all in ms. */
export interface RecoveryTimes {
  /**
   * From the loss of the path to the first attempt, unless the browser gives up before: after a short cut the path heals
   * by itself, sooner than by anything that can be done about it.
   */
  readonly grace: number;
  /** The same to a QuickBlox client, which waits as long. */
  readonly plainGrace: number;
  /**
   * From one attempt to the next. Between Parley clients it doubles each time, up to four times as much; a QuickBlox client
   * gives up after 30 s in all.
   */
  readonly attempt: number;
}

/** Deployed QuickBlox clients have a grace of 5 s; browsers take 5 to 7 s to see that a path is dead. */
export const defaultRecoveryTimes: RecoveryTimes = { grace: 8000, plainGrace: 5000, attempt: 5000 };

/** Where the recovery of the path to one member stands. */
export interface RecoveryState {
  /** `idle`: nothing is wrong, or not known to be. */
  readonly rung: 'idle' | 'grace' | 'restart' | 'rebuild';
  /** The browser says that the path is gone. */
  readonly lost: boolean;
  /** When to look at it again, in ms since the epoch. */
  readonly due: number | null;
  /** An attempt is to be made as soon as the other side can be asked. */
  readonly waiting: boolean;
  /** How many attempts were made without a stop. */
  readonly attempts: number;
  /** The other side has taken part in the last attempt. */
  readonly answered: boolean;
  /** How many ICE restarts of both sides led nowhere. */
  readonly failures: number;
}

/** What the ladder hears of. */
export type RecoveryEvent =
  /** The browser sees no traffic any more; or has given up to look for a path. */
  | 'lost'
  | 'broken'
  | 'connected'
  /** Both sides have taken part in an attempt, whoever began it. */
  | 'answered'
  /** The server can be reached again, over a new connection. */
  | 'reachable'
  /** This machine is in another network, or was asleep. */
  | 'changed'
  /** The time of `due` has come. */
  | 'due';

/** What else is known when something happens. */
export interface RecoveryFacts {
  readonly at: number;
  /** Whether the other side is a Parley client, where a connection can be changed in place. */
  readonly parley: boolean;
  /** Whether the server can be reached. */
  readonly reachable: boolean;
  readonly times: RecoveryTimes;
}

/** What is to be done now, and where that leads. */
export interface RecoveryStep {
  readonly state: RecoveryState;
  readonly action: 'restart' | 'rebuild' | null;
}

/** Nothing is wrong. */
export const intact: RecoveryState = {
  rung: 'idle',
  lost: false,
  due: null,
  waiting: false,
  attempts: 0,
  answered: false,
  failures: 0,
};

/** After so many ICE restarts that led nowhere a new connection is made: something else than the path is broken. */
const maxFailures = 2;

/**
 * How soon after a reconnection the path may be expected to heal by itself, in ms: in the short time it takes to find
 * back to the server, the checks of ICE have mostly found the way back as well.
 */
const healing = 1000;

/** How much longer than the first time an attempt may take at most. */
const maxGrowth = 4;

/**
 * The ladder on which a lost path is climbed back to: grace, ICE restarts in place, rebuilt connections. Pure. How long
 * all of it may take is the call's own limit.
 */
export function recover(state: RecoveryState, event: RecoveryEvent, facts: RecoveryFacts): RecoveryStep {
  const { at, parley, times } = facts;
  const stay = (change: Partial<RecoveryState> = {}): RecoveryStep => ({
    state: { ...state, ...change },
    action: null,
  });
  switch (event) {
    case 'connected':
      return { state: intact, action: null };
    case 'lost':
      if (state.rung !== 'idle') return stay({ lost: true });
      return stay({ lost: true, rung: 'grace', due: at + (parley ? times.grace : times.plainGrace) });
    case 'broken':
      if (state.rung === 'restart' || state.rung === 'rebuild') return stay({ lost: true });
      // A QuickBlox client waits out its own grace, and would begin again after us.
      if (!parley) return stay({ lost: true, rung: 'grace', due: state.due ?? at + times.plainGrace });
      return attempt({ ...state, lost: true }, facts);
    case 'answered':
      // Nothing was lost: whoever asked for it had changed the network, and is heard.
      if (!state.lost) return { state: intact, action: null };
      return stay({
        rung: state.rung === 'rebuild' ? 'rebuild' : 'restart',
        answered: true,
        waiting: false,
        due: at + patience(Math.max(1, state.attempts), facts),
      });
    case 'changed':
      // To rebuild is to break: not before it is known to be of use.
      if (!parley && !state.lost) return stay();
      return attempt({ ...state, attempts: 0 }, facts);
    case 'reachable':
      if (state.rung === 'grace') return stay({ due: Math.min(state.due ?? Infinity, at + healing) });
      if (!state.lost && !state.waiting) return stay();
      return attempt({ ...state, attempts: 0 }, facts);
    case 'due': {
      if (state.due === null || at < state.due) return stay();
      if (state.rung === 'grace') return attempt(state, facts);
      // It was for a change of the network, and no harm was done by it.
      if (!state.lost) return { state: intact, action: null };
      const failures = state.failures + (state.rung === 'restart' && state.answered ? 1 : 0);
      return attempt({ ...state, failures }, facts);
    }
    default:
      event satisfies never;
      return stay();
  }
}

function attempt(state: RecoveryState, facts: RecoveryFacts): RecoveryStep {
  const { at, parley, reachable } = facts;
  const action = parley && state.failures < maxFailures ? 'restart' : 'rebuild';
  // What is sent now would come late, and by then be about a network that may be gone.
  if (!reachable) return { state: { ...state, rung: action, waiting: true, due: null }, action: null };
  const attempts = state.attempts + 1;
  const due = at + patience(attempts, facts);
  return { state: { ...state, rung: action, waiting: false, answered: false, attempts, due }, action };
}

function patience(attempts: number, { parley, times }: RecoveryFacts): number {
  return times.attempt * (parley ? Math.min(maxGrowth, 2 ** (attempts - 1)) : 1);
}
