/**
 * Loads a package that puts its own versions of built-in functions in the place of the machine's. Those are many times
 * slower, and the whole process would use them: JSON.stringify, Array.prototype.push. What the machine has stays; what
 * it lacks comes from the package.
 */
type Owner = Record<PropertyKey, unknown>;
interface BuiltIn { readonly owner: Owner; readonly name: PropertyKey; readonly descriptor: PropertyDescriptor }

export async function keepingBuiltIns<T>(load: () => Promise<T>): Promise<T> {
  const before = builtIns();
  const loaded = await load();
  for (const { owner, name, descriptor } of before) {
    const now = Object.getOwnPropertyDescriptor(owner, name);
    if (isSame(now, descriptor) || now?.configurable === false) continue;
    Object.defineProperty(owner, name, descriptor);
  }
  return loaded;
}

const isSame = (a: PropertyDescriptor | undefined, b: PropertyDescriptor): boolean =>
  a !== undefined && a.value === b.value && a.get === b.get && a.set === b.set;

function builtIns(): BuiltIn[] {
  const global = globalThis as unknown as Owner;
  // What stands behind a getter is loaded when it is asked for; nobody replaces parts of it.
  const values = Object.values(Object.getOwnPropertyDescriptors(global)).map(({ value }) => value as unknown);
  const iterator: unknown = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
  const hidden: unknown[] = [Object.getPrototypeOf(Uint8Array), iterator];
  const owners = new Set<unknown>([global]);
  for (const value of [...values, ...hidden]) {
    if (!isOwner(value) || value === global) continue;
    owners.add(value);
    const { prototype } = value;
    if (isOwner(prototype)) owners.add(prototype);
  }
  return [...owners as Set<Owner>].flatMap((owner) => Reflect.ownKeys(owner).flatMap((name): BuiltIn[] => {
    const descriptor = Object.getOwnPropertyDescriptor(owner, name);
    return descriptor?.configurable === true ? [{ owner, name, descriptor }] : [];
  }));
}

const isOwner = (value: unknown): value is Owner =>
  (typeof value === "object" && value !== null) || typeof value === "function";
