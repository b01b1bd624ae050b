/**
 * Free parameters as they travel in a signal: text, a nested map, or a list of either where an element repeats.
 * Keys become element names, so they must be XML names without a colon (XML Names 1.0, NCName).
 * An empty map travels as an empty element and arrives as `''`.
 */
export type ParamValue = string | Params | readonly (string | Params)[];

/** A map of free parameters: `{ name: 'Bob', team: { color: 'red' } }`. */
export interface Params {
  readonly [name: string]: ParamValue;
}
