/** Decision → plain data, so that the trees it speaks of can be forgotten. */
import { placeOf } from '../../xml/index.js';
import { reasonSource, reasonWords } from '../reasons.js';
import type { Conflict, Decision, Sides, Told } from '../sides.js';
import type { PortedConflict, PortedEdit, Reason } from './report.js';

export function reasonOf({ code, args }: Told): Reason {
  const source = reasonSource(code);
  return { code, words: reasonWords(code, args), ...(source !== undefined && { source }) };
}

function conflictOf({ code, why, ours, base, theirs, proposal }: Conflict): PortedConflict {
  return {
    code,
    why,
    ...(ours !== undefined && { ours }),
    ...(base !== undefined && { base }),
    ...(theirs !== undefined && { theirs }),
    ...(proposal !== undefined && { proposal }),
  };
}

export function editOf({ edit, fate, told, conflict, at }: Decision, { ours, theirs }: Sides): PortedEdit {
  const { kind, path, into, facts } = edit;
  return {
    kind,
    path,
    facts,
    fate,
    reasons: told.map(reasonOf),
    ...placeOf(ours.source, edit.at.start),
    ...(into !== undefined && { into }),
    ...(conflict !== undefined && { conflict: conflictOf(conflict) }),
    ...(at !== undefined && { at: placeOf(theirs.source, at.start) }),
  };
}
