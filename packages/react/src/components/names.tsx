'use client';
import type { ReactElement } from 'react';
import { useMessages } from '../hooks/use-messages.js';

/** Who it is: one name runs as its own script does, a list as the language that it is made in. */
export function Names({ names }: { readonly names: readonly string[] }): ReactElement {
  const { people } = useMessages();
  return names.length === 1 ? <bdi>{names[0]}</bdi> : <span>{people(names)}</span>;
}
