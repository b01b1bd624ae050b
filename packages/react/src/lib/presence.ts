/** The value of a presence attribute: `data-muted` is there when true and absent when not. */
export function present(value: boolean): '' | undefined {
  return value ? '' : undefined;
}
