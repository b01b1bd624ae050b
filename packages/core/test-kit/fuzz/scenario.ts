/** What somebody does, or what happens to them. `who` and `to` count in `people`. */
export type Act =
  | {
      readonly type: 'call';
      readonly to: readonly number[];
      readonly video: boolean;
      readonly camera: boolean;
    }
  | { readonly type: 'invite'; readonly to: number }
  | {
      readonly type: 'switch';
      readonly what: 'microphone' | 'camera' | 'screen' | 'hand' | 'hold';
      readonly on: boolean;
    }
  | { readonly type: 'answer-video'; readonly yes: boolean }
  | { readonly type: 'record'; readonly state: 'asking' | 'on' | 'paused' | null }
  | { readonly type: 'network'; readonly loss: number; readonly duplication: number; readonly jitter: number }
  | { readonly type: 'break-device'; readonly kind: 'audio' | 'video' | 'screen'; readonly name: string }
  /** A well-formed signal that they never sent, for a session that is or is not there. */
  | { readonly type: 'forge'; readonly to: number; readonly signal: ForgedSignal; readonly isMember: boolean }
  | { readonly type: 'do'; readonly what: SimpleAct };

/** What needs no more said. */
export type SimpleAct =
  | 'accept'
  | 'reject'
  | 'hang-up'
  | 'end-for-all'
  | 'request-video'
  | 'end-video'
  | 'update'
  | 'react'
  | 'chat'
  | 'cut'
  | 'restore'
  | 'path-down'
  | 'path-up'
  | 'close-channels'
  | 'notice-closed'
  | 'mend-devices'
  | 'unplug-camera'
  | 'hold-devices'
  | 'release-devices'
  | 'sign-out'
  | 'sign-in'
  | 'reload'
  | 'rejoin';

export type ForgedSignal = 'call' | 'accept' | 'reject' | 'hangUp' | 'iceCandidates' | 'update';

/** Something that happens `wait` ms after what was before. */
export interface ScenarioStep {
  readonly wait: number;
  readonly who: number;
  readonly act: Act;
}

/** All of a random story: it is data, so that it can be shrunk, written down and played again. */
export interface Scenario {
  /** How many take part, the first ones of `people`. */
  readonly people: number;
  /** Repeats the same losses, doubles and delays. */
  readonly seed: number;
  /** Whether the last one uses QuickBlox: nothing of what Parley adds comes through. */
  readonly isLastPlain: boolean;
  /** Whether the connection comes up before the answer. */
  readonly reveal: 'on-ring' | 'on-accept';
  readonly endWhenAlone: boolean;
  /** Whether microphones are measured, which takes many timers. */
  readonly isMetered: boolean;
  readonly network: {
    readonly latency: number;
    readonly jitter: number;
    readonly loss: number;
    readonly duplication: number;
  };
  readonly steps: readonly ScenarioStep[];
}

/** Who takes part. By number 9 < 37 < 102, by text another way. */
export const people: readonly string[] = ['102', '9', '37'];

/** What an act is called. */
export function nameOf(act: Act): string {
  return act.type === 'do' ? act.what : act.type;
}

/** Whether something that was read from a file looks like a scenario. */
export function isScenario(value: unknown): value is Scenario {
  return (
    typeof value === 'object' &&
    value !== null &&
    'people' in value &&
    'seed' in value &&
    'network' in value &&
    'steps' in value &&
    Array.isArray(value.steps)
  );
}
