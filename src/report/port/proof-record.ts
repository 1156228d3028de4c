import type { FileSet, Home } from '../../core/estate.js';
import type { Proof } from '../../core/port/home/proof.js';
import type { Json } from './json.js';

export const proofRecord = (home: Home, set: FileSet, _proof: Proof): Json => ({
  home: home.input,
  tenant: set.tenant,
});
