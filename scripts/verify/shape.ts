/** Reads JSON that may be anything: every step says what it expects, and a failure says where. */
import { parseFraction, type Fraction } from "./fraction.ts";

/** The file is JSON, but not of the shape that it should have. */
export class ShapeError extends Error {
  /** JSON pointer of the place. */
  readonly pointer: string;
  constructor(pointer: string, expected: string) {
    super(`expected ${expected}`);
    this.name = "ShapeError";
    this.pointer = pointer === "" ? "/" : pointer;
  }
}

/** A number as the file writes it, and as we calculate with it. */
export interface Numeral {
  readonly text: string;
  readonly value: Fraction;
}

/** Powers of ten of a scale or of decimals beyond this are no filing's. */
const MOST_POWER = 30;

export class Shape {
  readonly value: unknown;
  readonly pointer: string;

  constructor(value: unknown, pointer = "") {
    this.value = value;
    this.pointer = pointer;
  }

  fail(expected: string): never {
    throw new ShapeError(this.pointer, expected);
  }

  get isNull(): boolean {
    return this.value === null || this.value === undefined;
  }

  /** The member; null where it is left out. */
  key(name: string): Shape {
    const record = this.#record();
    return new Shape(Object.hasOwn(record, name) ? record[name] : null, `${this.pointer}/${name}`);
  }

  entries(): [string, Shape][] {
    return Object.entries(this.#record()).map(([name, value]) => [name, new Shape(value, `${this.pointer}/${name}`)]);
  }

  list(): Shape[] {
    if (!Array.isArray(this.value)) this.fail("a list");
    return this.value.map((item: unknown, index) => new Shape(item, `${this.pointer}/${index}`));
  }

  text(): string {
    return typeof this.value === "string" ? this.value : this.fail("a text");
  }

  flag(): boolean {
    return typeof this.value === "boolean" ? this.value : this.fail("true or false");
  }

  count(): number {
    const { value } = this;
    return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : this.fail("a count");
  }

  power(): number {
    const { value } = this;
    const isPower = typeof value === "number" && Number.isSafeInteger(value) && Math.abs(value) <= MOST_POWER;
    return isPower ? value : this.fail("a power of ten");
  }

  numeral(): Numeral {
    const text = this.text();
    const value = parseFraction(text);
    return value === undefined ? this.fail("a number in plain decimal notation, as text") : { text, value };
  }

  orNull<T>(read: (shape: Shape) => T): T | null {
    return this.isNull ? null : read(this);
  }

  #record(): Record<string, unknown> {
    const { value } = this;
    const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
    return isRecord ? value as Record<string, unknown> : this.fail("an object");
  }
}
