/** SHA-256 of the first n digits of π, the 3 included, without a point: the same from GMP and CLN, two independent programs. */
export const knownHashes: ReadonlyMap<number, string> = new Map([
  [1e3, '2f77ba99f311974f0d188c0b19710260c11c70d6f4d96d78570d4a59c3b0dbe0'],
  [1e4, '2a32257c1b63c17b152835a29b8f832c1beb4d04d1594e18632104cf29243309'],
  [1e5, 'ad86ad5fd8620210bcb5785ed727acb572ed55b6089c65b9cc31960f728db38a'],
  [1e6, '387877db67fdddbde761c053c4376e0b411b10fd2b126fd8b1249963cb628877'],
  [1e7, 'b9ab87d543b32442904b37922ef2145d112590db238d181a6cf81b9ea8d1dc59'],
])
