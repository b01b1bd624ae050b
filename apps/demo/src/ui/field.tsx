import { useId } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { AlertIcon } from './icons.js';

export interface FieldProps extends Omit<ComponentProps<'input'>, 'onChange' | 'id'> {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with it. */
  readonly fault?: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A text field with its label, a hint, and what is wrong with it. */
export function Field({ label, hint, fault, onChange, ...props }: FieldProps): ReactElement {
  const id = useId();
  const hintId = `${id}-hint`;
  const faultId = `${id}-fault`;
  const described = [fault === undefined ? '' : faultId, hint === undefined ? '' : hintId].filter(Boolean);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...props}
        id={id}
        aria-invalid={fault === undefined ? undefined : true}
        aria-describedby={described.join(' ') || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {fault !== undefined && (
        <p className="field-fault" id={faultId}>
          <AlertIcon />
          {fault}
        </p>
      )}
      {hint !== undefined && (
        <p className="field-hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}
