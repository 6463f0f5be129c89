const constructors = [
  'ArrayBuffer',
  'Int8Array',
  'Uint8Array',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
] as const;

/**
 * Counts the bytes of all typed arrays and buffers that are made from now on; views of what is there count nothing.
 *
 * @returns a function that answers the count since it was last asked, and one that ends the counting
 */
export function meterAllocations(): { readonly taken: () => number; readonly stop: () => void } {
  let bytes = 0;
  const scope = globalThis as unknown as Record<string, new (...values: unknown[]) => ArrayBuffer>;
  const originals = constructors.map((name) => [name, scope[name]!] as const);
  const Plain = ArrayBuffer;
  for (const [name, original] of originals)
    scope[name] = new Proxy(original, {
      construct(target, values, newTarget) {
        const made = Reflect.construct(target, values, newTarget) as ArrayBuffer;
        if (!(values[0] instanceof Plain)) bytes += made.byteLength;
        return made;
      },
    });
  return {
    taken: () => {
      const count = bytes;
      bytes = 0;
      return count;
    },
    stop: () => {
      for (const [name, original] of originals) scope[name] = original;
    },
  };
}
