/** What is not ported, and why: said by the kind of file and the set that it lies in. */
import type { FileSet, PlacedFile } from '../../estate.js';

/** `admin--Orders:v1--In` */
export const OF_ONE_API = /^.+--.+--(?:In|Out|Fault)$/;

/** Undefined for what is ported. */
export function whyNot(set: FileSet, file: PlacedFile): string | undefined {
  switch (file.part) {
    case 'sequence-in-subfolder':
      return 'a gateway does not read folders below sequences';
    case 'api-template':
      return 'templates of the old release do not work with the new one; carry changes over by hand';
    case 'operation-policy':
      return 'a policy belongs to its APIs, which the new release loads from its database';
    case 'api':
    case 'synapse-xml':
      return undefined;
    case 'sequence':
      if (set.origin === 'apictl-project') return 'it belongs to one API; from 4.1.0 it is a policy of that API';
      if (set.origin === 'custom-sequences' && file.folder !== 'fault')
        return 'it is no fault sequence; from 4.1.0 such sequences are policies of their APIs';
      return undefined;
  }
}
