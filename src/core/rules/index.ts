/** The only list of rules. To add one: its file, a line here, a folder below test/fixtures/rules. */

import { acceptedEmptyOnTarget } from './accepted-empty-on-target.js';
import { apiDefinitionPromisesOldFault } from './api-definition-promises-old-fault.js';
import { apiOwnFaultSequence } from './api-own-fault-sequence.js';
import { carbonAppIgnored } from './carbon-app-ignored.js';
import { clientComparesCodeAsNumber } from './client-compares-code-as-number.js';
import { clientMayReadOldFault } from './client-may-read-old-fault.js';
import { clientReadsBothForms } from './client-reads-both-forms.js';
import { clientReadsWrappedJson } from './client-reads-wrapped-json.js';
import { clientReadsXml } from './client-reads-xml.js';
import { corsHeadersOnEveryError } from './cors-headers-on-every-error.js';
import { deletedAtStart } from './deleted-at-start.js';
import { doesNotDeploy } from './does-not-deploy.js';
import { duplicateName } from './duplicate-name.js';
import { emptyBodyOnTarget } from './empty-body-on-target.js';
import { errorMessageTypeIgnored } from './error-message-type-ignored.js';
import { faultAnswersInstead } from './fault-answers-instead.js';
import { faultWrittenHere } from './fault-written-here.js';
import { helperMissing } from './helper-missing.js';
import { keepsXml } from './keeps-xml.js';
import { mainFailsOnBrokenBody } from './main-fails-on-broken-body.js';
import { missingOnTarget } from './missing-on-target.js';
import { mojibake } from './mojibake.js';
import { nameDiffersFromFile } from './name-differs-from-file.js';
import { noAnswerOnTarget } from './no-answer-on-target.js';
import { noDirectUpgrade } from './no-direct-upgrade.js';
import { nodeWithoutGateway } from './node-without-gateway.js';
import { notAllowedMediator } from './not-allowed-mediator.js';
import { oldApiTemplate } from './old-api-template.js';
import { oldFaultQuoted } from './old-fault-quoted.js';
import type { ClientRule, FileRule, HomeRule, Rule, SequenceRule, SetRule } from './rule.js';
import { sequenceInSubfolder } from './sequence-in-subfolder.js';
import { tenantEditsLost } from './tenant-edits-lost.js';
import { testReadsOldFault } from './test-reads-old-fault.js';
import { threatStatusFixed } from './threat-status-fixed.js';
import { unknownClass } from './unknown-class.js';
import { unreadableFile } from './unreadable-file.js';
import { vanishedClass } from './vanished-class.js';
import { wrappedJson } from './wrapped-json.js';

export const RULES: readonly Rule[] = [
  noAnswerOnTarget,
  acceptedEmptyOnTarget,
  emptyBodyOnTarget,
  faultAnswersInstead,
  keepsXml,
  vanishedClass,
  unknownClass,
  doesNotDeploy,
  notAllowedMediator,
  unreadableFile,
  mojibake,
  nameDiffersFromFile,
  sequenceInSubfolder,
  deletedAtStart,
  helperMissing,
  duplicateName,
  missingOnTarget,
  tenantEditsLost,
  threatStatusFixed,
  mainFailsOnBrokenBody,
  corsHeadersOnEveryError,
  errorMessageTypeIgnored,
  oldApiTemplate,
  wrappedJson,
  carbonAppIgnored,
  noDirectUpgrade,
  nodeWithoutGateway,
  apiOwnFaultSequence,
  clientReadsXml,
  clientReadsWrappedJson,
  clientComparesCodeAsNumber,
  clientMayReadOldFault,
  testReadsOldFault,
  apiDefinitionPromisesOldFault,
  clientReadsBothForms,
  faultWrittenHere,
  oldFaultQuoted,
];

export const SEQUENCE_RULES = RULES.filter((rule): rule is SequenceRule => rule.about === 'sequence');
export const FILE_RULES = RULES.filter((rule): rule is FileRule => rule.about === 'file');
export const SET_RULES = RULES.filter((rule): rule is SetRule => rule.about === 'set');
export const HOME_RULES = RULES.filter((rule): rule is HomeRule => rule.about === 'home');
export const CLIENT_RULES = RULES.filter((rule): rule is ClientRule => rule.about === 'client');

const byKey = new Map(RULES.flatMap((rule) => [[rule.id, rule] as const, [rule.code.toLowerCase(), rule] as const]));

/** Finds a rule by its id or its code, in any case. */
export const ruleOf = (idOrCode: string): Rule | undefined => byKey.get(idOrCode.toLowerCase());
