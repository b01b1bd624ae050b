'use client';
import { useId } from 'react';
import type { ReactElement } from 'react';

interface ChoicesProps<Value> {
  readonly legend: string;
  readonly options: readonly (readonly [value: Value, label: string])[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
  /** Shown instead of options when there are none. */
  readonly empty?: string;
}

/** One of several, with native radio buttons. */
export function Choices<Value extends string | null>({
  legend,
  options,
  chosen,
  onChoose,
  empty,
}: ChoicesProps<Value>): ReactElement {
  const name = useId();
  return (
    <fieldset className="parley-choices">
      <legend>{legend}</legend>
      {options.map(([value, label]) => (
        <label key={value} className="parley-choice">
          <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
          <bdi>{label}</bdi>
        </label>
      ))}
      {options.length === 0 && <p className="parley-hint">{empty}</p>}
    </fieldset>
  );
}
