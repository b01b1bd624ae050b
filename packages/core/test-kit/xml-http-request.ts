/**
 * As much of XMLHttpRequest as strophe.js needs for BOSH, made of fetch: Node has none. The answer is parsed
 * by the global DOMParser, which strophe.js brings along in Node.
 */
export class XmlHttpRequest {
  onreadystatechange: () => void = () => undefined;
  readyState = 0;
  status = 0;
  responseText = '';
  responseXML: Document | null = null;
  readonly #headers = new Headers();
  readonly #abort = new AbortController();
  #method = '';
  #url = '';

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
    this.#advance(1);
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers.set(name, value);
  }

  getAllResponseHeaders(): string {
    return '';
  }

  send(body: string): void {
    const { signal } = this.#abort;
    fetch(this.#url, { method: this.#method, headers: this.#headers, body, signal })
      .then(async (response) => [response.status, await response.text()] as const)
      .catch(() => [0, ''] as const)
      .then(([status, text]) => this.#finish(status, text))
      .catch((error: unknown) => {
        queueMicrotask(() => {
          throw error;
        });
      });
  }

  abort(): void {
    this.#abort.abort();
  }

  #finish(status: number, text: string): void {
    if (this.#abort.signal.aborted) return;
    this.status = status;
    this.responseText = text;
    if (text !== '') this.responseXML = new DOMParser().parseFromString(text, 'text/xml');
    this.#advance(4);
  }

  #advance(readyState: number): void {
    this.readyState = readyState;
    this.onreadystatechange();
  }
}
