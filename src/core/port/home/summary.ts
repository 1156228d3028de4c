/** Decision → plain data, so that the trees it speaks of can be forgotten. */
import { shownFacts } from '../../diff/verdict.js';
import { redactXml } from '../../secrets.js';
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
    ...(ours !== undefined && { ours: redactXml(ours) }),
    ...(base !== undefined && { base: redactXml(base) }),
    ...(theirs !== undefined && { theirs: redactXml(theirs) }),
    ...(proposal !== undefined && { proposal }),
  };
}

export function editOf({ edit, fate, told, conflict, at }: Decision, { ours, theirs }: Sides): PortedEdit {
  const { kind, path, into } = edit;
  return {
    kind,
    path,
    facts: shownFacts(edit),
    fate,
    reasons: told.map(reasonOf),
    ...placeOf(ours.source, edit.at.start),
    ...(into !== undefined && { into }),
    ...(conflict !== undefined && { conflict: conflictOf(conflict) }),
    ...(at !== undefined && { at: placeOf(theirs.source, at.start) }),
  };
}
