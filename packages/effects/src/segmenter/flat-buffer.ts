/** Reads tables of a FlatBuffer (its "internals" page: a table begins with the distance back to its list of fields). */
export class FlatBuffer {
  readonly #view: DataView;

  constructor(bytes: ArrayBuffer) {
    this.#view = new DataView(bytes);
  }

  /** Where the outermost table is. */
  get root(): number {
    return this.#follow(0);
  }

  /** A number of a table, or what it is when it is not written. */
  int8(table: number, field: number, otherwise = 0): number {
    const at = this.#field(table, field);
    return at === 0 ? otherwise : this.#view.getInt8(at);
  }

  /** As `int8`. */
  int32(table: number, field: number, otherwise = 0): number {
    const at = this.#field(table, field);
    return at === 0 ? otherwise : this.#view.getInt32(at, true);
  }

  /** A table in a table; 0 where there is none. */
  table(table: number, field: number): number {
    const at = this.#field(table, field);
    return at === 0 ? 0 : this.#follow(at);
  }

  /** A list of tables. */
  tables(table: number, field: number): number[] {
    return this.#list(table, field, 4, (at) => this.#follow(at));
  }

  /** A list of numbers. */
  int32s(table: number, field: number): number[] {
    return this.#list(table, field, 4, (at) => this.#view.getInt32(at, true));
  }

  /** A list of bytes, as it stands in the file. */
  bytes(table: number, field: number): DataView {
    const at = this.#field(table, field);
    const list = at === 0 ? 0 : this.#follow(at);
    const length = list === 0 ? 0 : this.#view.getUint32(list, true);
    return new DataView(this.#view.buffer, list + 4, length);
  }

  /** A text of ASCII. */
  text(table: number, field: number): string {
    const bytes = this.bytes(table, field);
    return String.fromCharCode(...new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }

  #follow(at: number): number {
    return at + this.#view.getUint32(at, true);
  }

  /** Where a field is; 0 when it is not written. */
  #field(table: number, field: number): number {
    const fields = table - this.#view.getInt32(table, true);
    const offset = 4 + 2 * field;
    if (offset >= this.#view.getUint16(fields, true)) return 0;
    const found = this.#view.getUint16(fields + offset, true);
    return found === 0 ? 0 : table + found;
  }

  #list<T>(table: number, field: number, size: number, read: (at: number) => T): T[] {
    const at = this.#field(table, field);
    if (at === 0) return [];
    const list = this.#follow(at);
    return Array.from({ length: this.#view.getUint32(list, true) }, (_, index) =>
      read(list + 4 + index * size),
    );
  }
}
