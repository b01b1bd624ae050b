import type { ReactNode } from 'react';

/** What was given for a part, `null` for none of it, else the standard one. */
export function slot(given: ReactNode, standard: ReactNode): ReactNode {
  return given === undefined ? standard : given;
}
