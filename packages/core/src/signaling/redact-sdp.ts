/**
 * Replaces what an SDP, or a candidate of one, tells of a machine and of the keys of its call: ICE credentials, DTLS
 * fingerprints, SDES keys and addresses. The same is replaced by the same, and by something of the same form (addresses of
 * documentation: RFC 5737, RFC 3849).
 */
export class SdpRedactor {
  readonly #replaced = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  redact(sdp: string): string {
    return sdp
      .replaceAll(/^(a=ice-ufrag:)(\S+)/gm, (_, name: string, value: string) => name + this.#ufrag(value))
      .replaceAll(/( ufrag )(\S+)/g, (_, name: string, value: string) => name + this.#ufrag(value))
      .replaceAll(
        /^(a=ice-pwd:)(\S+)/gm,
        (_, name: string, value: string) =>
          name + this.#replace('pwd', value, (count) => `redacted-password-${`${count}`.padStart(6, '0')}`),
      )
      .replaceAll(
        /^(a=fingerprint:\S+ )(\S+)/gm,
        (_, name: string, value: string) =>
          name + this.#replace('fingerprint', value, (count) => fingerprint(count, value.length)),
      )
      .replaceAll(/^(a=crypto:\d+ \S+ inline:)(\S+)/gm, '$1redacted')
      .replaceAll(/\b[\w-]+\.local\b/g, (value) =>
        this.#replace('name', value, (count) => `host-${count}.local`),
      )
      .replaceAll(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, (value) =>
        isNobodys(value) ? value : this.#replace('v4', value, (count) => `192.0.2.${count % 256}`),
      )
      .replaceAll(/(?<=^| )[\da-f]{0,4}(?::[\da-f]{0,4}){2,7}(?=\s|$)/gim, (value) =>
        isNobodys(value) ? value : this.#replace('v6', value, (count) => `2001:db8::${count.toString(16)}`),
      );
  }

  #ufrag(value: string): string {
    return this.#replace('ufrag', value, (count) => `uf${`${count}`.padStart(2, '0')}`);
  }

  #replace(kind: string, value: string, make: (count: number) => string): string {
    const key = `${kind} ${value}`;
    const known = this.#replaced.get(key);
    if (known !== undefined) return known;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    const made = make(count);
    this.#replaced.set(key, made);
    return made;
  }
}

/** The addresses that SDP has in place of one. */
function isNobodys(address: string): boolean {
  return address === '0.0.0.0' || address === '127.0.0.1' || address === '::' || address === '::1';
}

/** As long as the one before, in the same form. */
function fingerprint(count: number, length: number): string {
  const byte = (count % 256).toString(16).toUpperCase().padStart(2, '0');
  return Array.from({ length: Math.ceil((length + 1) / 3) }, () => byte).join(':');
}
