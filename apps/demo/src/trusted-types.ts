/** The part of Trusted Types (W3C) that is used here; TypeScript does not know them yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: Record<string, (text: string, type: string, sink: string) => string | null>,
  ): unknown;
}

/**
 * Where the browser has Trusted Types, lets through what this page does with text, and nothing else: strophe.js parses
 * stanzas into documents that are never shown, and the background effect starts a worker of this page. What becomes
 * markup or a script otherwise throws.
 */
export function allowTrustedTypes(): void {
  const factory: unknown = Reflect.get(globalThis, 'trustedTypes');
  if (!isTrustedTypes(factory)) return;
  factory.createPolicy('default', {
    createHTML: (text, _, sink) => (sink === 'DOMParser parseFromString' ? text : null),
    createScriptURL: (url) => (new URL(url, location.href).origin === location.origin ? url : null),
  });
}

function isTrustedTypes(value: unknown): value is TrustedTypes {
  return typeof value === 'object' && value !== null && 'createPolicy' in value;
}
