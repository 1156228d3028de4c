/** What is not ported, and why: said by the kind of file, the set that it lies in, and the new release. */
import type { FileSet, PlacedFile } from '../../estate.js';
import { POLICIES_SINCE } from '../../stock/facts.js';
import { isAtLeast, type Release } from '../../stock/releases.js';
import { deploymentOf, type ReadFile } from '../../synapse/index.js';

/** `admin--Orders:v1--In` */
export const OF_ONE_API = /^.+--.+--(?:In|Out|Fault)$/;

/** Whether APIs of a release have sequences of their own; later ones have policies. */
const hasApiSequences = (to: Release | undefined): boolean => to !== undefined && !isAtLeast(to, POLICIES_SINCE);

const POLICY = `from ${POLICIES_SINCE} on APIs have operation policies instead; make it the definition of one`;

/**
 * Undefined for what is ported.
 * @see gateway-faults E.1, E.4, E.5, E.6
 */
export function whyNot(set: FileSet, file: PlacedFile, to: Release | undefined): string | undefined {
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
      if (set.origin === 'apictl-project') {
        const how = hasApiSequences(to) ? `${to} takes it with the project` : POLICY;
        return `it belongs to one API; ${how}`;
      }
      if (set.origin === 'custom-sequences' && file.folder !== 'fault') {
        const how = hasApiSequences(to) ? `${to} takes it from the same folder` : POLICY;
        return `it is no fault sequence; ${how}`;
      }
      return undefined;
  }
}

/** The same, and why the new release would refuse it as it is. */
export function withRefusal(why: string, file: ReadFile, to: Release | undefined): string {
  const [failure] = to === undefined ? [] : deploymentOf(file, to).failures;
  return failure === undefined ? why : `${why}. It does not deploy as it is: ${failure.words}`;
}
