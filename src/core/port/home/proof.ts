export interface Proof {
  readonly conflicts: readonly { readonly file: string; readonly message: string }[];
}
