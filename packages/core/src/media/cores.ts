/** How many things the machine can do at once; 2 where it does not tell. */
export function coresOf(): number {
  const told = typeof navigator === 'undefined' ? undefined : navigator.hardwareConcurrency;
  return told && told > 0 ? told : 2;
}
