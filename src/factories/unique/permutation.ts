/** A shuffled order of the whole numbers from 0: each of `0 … size - 1` is given once. */
export type Permutation = (index: number) => number;

const ROUNDS = 4;

/**
 * The permutation of `0 … size - 1` that belongs to a key: a Feistel network over the next square, walked until it is
 * back in range, which takes two steps on average at the most. Without memory, whatever the size.
 *
 * @param size a whole number from 1 to `Number.MAX_SAFE_INTEGER`.
 * @param key a whole number; every other one gives another order.
 */
export function permutation(size: number, key: number): Permutation {
  const side = Math.ceil(Math.sqrt(size));
  const keys = Array.from({ length: ROUNDS }, (_, round) =>
    mix(key % 2 ** 32, mix(Math.floor(key / 2 ** 32), round)),
  );
  return (index) => {
    let value = index;
    do {
      value = encrypt(value, side, keys);
    } while (value >= size);
    return value;
  };
}

function encrypt(value: number, side: number, keys: readonly number[]): number {
  let left = Math.floor(value / side);
  let right = value % side;
  for (const key of keys) {
    [left, right] = [right, (left + mix(right, key)) % side];
  }
  return left * side + right;
}

/** A hash of two numbers of 32 bits, as one of 32 bits: the finalizer of MurmurHash3. */
function mix(value: number, key: number): number {
  let hash = (value ^ Math.imul(key | 0, 0x9e3779b1)) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A text as a number of 32 bits. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return mix(hash, text.length);
}
