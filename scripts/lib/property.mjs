/**
 * A property of something unknown.
 *
 * @param {unknown} value
 * @param {string} key
 * @returns {unknown} `undefined` unless `value` is an object that has it
 */
export function property(value, key) {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
