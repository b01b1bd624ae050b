import { CallError } from '../model/call-error.js';

/** Runs asynchronous tasks one after another; `close()` refuses those that have not begun. */
export class TaskQueue {
  readonly #name: string;
  #tail: Promise<unknown> = Promise.resolve();
  #closed = false;

  /** @param name - named in errors */
  constructor(name: string) {
    this.#name = name;
  }

  /**
   * Queues a task.
   *
   * @returns what the task returns
   * @throws CallError `closed` when the queue is closed before the task begins
   */
  push<T>(task: () => Promise<T> | T): Promise<T> {
    const run = this.#tail.then(() => {
      if (this.#closed) throw new CallError('closed', `${this.#name} is closed: start a new one.`);
      return task();
    });
    this.#tail = run.catch(() => undefined);
    return run;
  }

  /** Refuses every task that has not begun. Idempotent. */
  close(): void {
    this.#closed = true;
  }
}
