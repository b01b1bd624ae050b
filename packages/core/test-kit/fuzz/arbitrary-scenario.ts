import {
  array,
  boolean,
  constant,
  constantFrom,
  integer,
  nat,
  oneof,
  record,
  tuple,
  type Arbitrary,
} from 'fast-check';
import type { Act, ForgedSignal, Scenario, ScenarioStep, SimpleAct } from './scenario.js';

/** How unkind a world may be. */
export interface Weather {
  readonly people: number;
  /** Whether signals get lost, doubled and out of order, and connections break. */
  readonly isRough: boolean;
}

const plain = { noNullPrototype: true } as const;

function simple(...types: readonly SimpleAct[]): Arbitrary<Act> {
  return constantFrom(...types).map((what) => ({ type: 'do', what }));
}

function callTo(count: number): Arbitrary<Act> {
  const to = array(nat(count - 1), { minLength: 1, maxLength: count });
  const rest = { type: constant('call' as const), video: boolean(), camera: boolean() };
  return record({ ...rest, to }, plain);
}

const switches: Arbitrary<Act> = record(
  {
    type: constant('switch' as const),
    what: constantFrom('microphone', 'camera', 'screen', 'hand', 'hold'),
    on: boolean(),
  },
  plain,
);

function faults(count: number): Arbitrary<Act> {
  const share = constantFrom(0, 0.1, 0.3, 0.6);
  return oneof(
    simple('cut', 'restore', 'restore', 'path-down', 'path-up', 'path-up', 'close-channels', 'notice-closed'),
    record(
      {
        type: constant('network' as const),
        loss: share,
        duplication: share,
        jitter: constantFrom(0, 30, 800),
      },
      plain,
    ),
    record(
      {
        type: constant('forge' as const),
        to: nat(count - 1),
        signal: constantFrom<ForgedSignal[]>('call', 'accept', 'reject', 'hangUp', 'iceCandidates', 'update'),
        isMember: boolean(),
      },
      plain,
    ),
  );
}

const devices: Arbitrary<Act> = oneof(
  record(
    {
      type: constant('break-device' as const),
      kind: constantFrom('audio', 'video', 'screen'),
      name: constantFrom('NotAllowedError', 'NotFoundError', 'NotReadableError', 'AbortError'),
    },
    plain,
  ),
  simple('mend-devices', 'unplug-camera', 'hold-devices', 'release-devices', 'release-devices'),
);

function acts({ people: count, isRough }: Weather): Arbitrary<Act> {
  return oneof(
    { weight: 6, arbitrary: callTo(count) },
    { weight: 14, arbitrary: simple('accept') },
    { weight: 4, arbitrary: simple('hang-up', 'hang-up', 'hang-up', 'reject', 'end-for-all') },
    { weight: 4, arbitrary: switches },
    { weight: 3, arbitrary: simple('request-video', 'end-video', 'update', 'react', 'chat') },
    { weight: 2, arbitrary: boolean().map((yes): Act => ({ type: 'answer-video', yes })) },
    {
      weight: 1,
      arbitrary: constantFrom('asking', 'on', 'paused', null).map((state): Act => ({
        type: 'record',
        state,
      })),
    },
    { weight: count > 2 ? 2 : 0, arbitrary: nat(count - 1).map((to): Act => ({ type: 'invite', to })) },
    { weight: 2, arbitrary: devices },
    { weight: 1, arbitrary: simple('reload', 'sign-out') },
    { weight: 2, arbitrary: simple('rejoin', 'sign-in') },
    { weight: isRough ? 6 : 0, arbitrary: faults(count) },
  );
}

/** Mostly moments; now and then as long as a limit. */
const waits = oneof(
  { weight: 6, arbitrary: constantFrom(0, 1, 5, 10, 11, 20, 60, 300) },
  { weight: 3, arbitrary: integer({ min: 0, max: 3000 }) },
  { weight: 1, arbitrary: constantFrom(5000, 15_000, 31_000, 61_000) },
);

/** Any story. A call comes first, as nothing happens before. */
export function arbitraryScenario(weather: Weather): Arbitrary<Scenario> {
  const { people: count, isRough } = weather;
  const who = nat(count - 1);
  const step: Arbitrary<ScenarioStep> = record({ wait: waits, who, act: acts(weather) }, plain);
  const first: Arbitrary<ScenarioStep> = record({ wait: constant(0), who, act: callTo(count) }, plain);
  const share = isRough ? constantFrom(0, 0.1, 0.3) : constant(0);
  return record(
    {
      people: constant(count),
      seed: nat(0xffff),
      isLastPlain: boolean(),
      reveal: constantFrom('on-ring', 'on-accept'),
      endWhenAlone: boolean(),
      isMetered: nat(9).map((one) => one === 0),
      network: record(
        {
          latency: constantFrom(0, 10, 80),
          jitter: constantFrom(0, isRough ? 100 : 0),
          loss: share,
          duplication: share,
        },
        plain,
      ),
      steps: tuple(first, array(step, { maxLength: 14, size: 'max' })).map(([one, rest]) =>
        [one].concat(rest),
      ),
    },
    plain,
  );
}
