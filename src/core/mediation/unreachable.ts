/** Ends a switch over a union: a new member shows every place to visit. */
export function unreachable(never: never): never {
  throw new Error(`no such kind: ${JSON.stringify(never)}`);
}
