interface Request {
  readonly run: () => Promise<void> | undefined;
  readonly done: (error: Error | null) => void;
}

/** The locks of a browser (Web Locks), as far as the kit uses them: exclusive ones, with `signal` and `steal`. */
export class FakeLocks {
  readonly #held = new Map<string, Request>();
  readonly #queues = new Map<string, Request[]>();

  request(
    name: string,
    { signal, steal = false }: LockOptions,
    run: () => Promise<void> | undefined,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const request: Request = { run, done: (error) => (error ? reject(error) : resolve()) };
      const queue = this.#queues.get(name) ?? [];
      this.#queues.set(name, queue);
      if (steal) {
        const before = this.#held.get(name);
        this.#held.delete(name);
        before?.done(new DOMException('stolen', 'AbortError'));
        queue.unshift(request);
      } else queue.push(request);
      signal?.addEventListener('abort', () => {
        const index = queue.indexOf(request);
        if (index < 0) return;
        queue.splice(index, 1);
        request.done(new DOMException('aborted', 'AbortError'));
      });
      void Promise.resolve().then(() => this.#serve(name));
    });
  }

  #serve(name: string): void {
    const next = this.#held.has(name) ? undefined : this.#queues.get(name)?.shift();
    if (!next) return;
    this.#held.set(name, next);
    void Promise.resolve(next.run()).then(() => {
      if (this.#held.get(name) !== next) return undefined; // stolen meanwhile
      this.#held.delete(name);
      next.done(null);
      this.#serve(name);
      return undefined;
    });
  }
}
