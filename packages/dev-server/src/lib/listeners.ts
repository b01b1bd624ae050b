/** A set of listeners for one kind of event. A listener that throws cannot break the server. */
export class Listeners<Event> {
  readonly #set = new Set<{ readonly call: (event: Event) => void }>();
  readonly #onError: (error: unknown) => void;

  /** @param onError - told what a listener threw */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** How many listeners there are; lets a caller skip the work of building an event for nobody. */
  get size(): number {
    return this.#set.size;
  }

  /** Adds a listener; the function it returns removes it. */
  add(call: (event: Event) => void): () => void {
    const entry = { call };
    this.#set.add(entry);
    return () => {
      this.#set.delete(entry);
    };
  }

  /** Calls every listener. */
  emit(event: Event): void {
    for (const { call } of Array.from(this.#set)) {
      try {
        call(event);
      } catch (error) {
        this.#onError(error);
      }
    }
  }
}
