/** The only list of rules. To add one: its file, a line here, a folder below test/fixtures/rules. */

import { acceptedEmptyOnTarget } from './accepted-empty-on-target.js';
import { apiDefinitionPromisesOldFault } from './api-definition-promises-old-fault.js';
import { apiOwnFaultSequence } from './api-own-fault-sequence.js';
import { axis2PropertyOutsideAxis2 } from './axis2-property-outside-axis2.js';
import { bareWordInExpression } from './bare-word-in-expression.js';
import { carbonAppIgnored } from './carbon-app-ignored.js';
import { clientComparesCodeAsNumber } from './client-compares-code-as-number.js';
import { clientMayReadOldFault } from './client-may-read-old-fault.js';
import { clientReadsBothForms } from './client-reads-both-forms.js';
import { clientReadsWrappedJson } from './client-reads-wrapped-json.js';
import { clientReadsXml } from './client-reads-xml.js';
import { computedPropertyUnset } from './computed-property-unset.js';
import { contentTypeCharsetDiffers } from './content-type-charset-differs.js';
import { contentTypeContradictsPayload } from './content-type-contradicts-payload.js';
import { contentTypeNameIgnored } from './content-type-name-ignored.js';
import { contentTypeSetTooEarly } from './content-type-set-too-early.js';
import { corsHeadersOnEveryError } from './cors-headers-on-every-error.js';
import { credentialsReturned } from './credentials-returned.js';
import { deletedAtStart } from './deleted-at-start.js';
import { doesNotDeploy } from './does-not-deploy.js';
import { dropWithoutAnswer } from './drop-without-answer.js';
import { duplicateName } from './duplicate-name.js';
import { emptyBodyOnTarget } from './empty-body-on-target.js';
import { enrichTextToBody } from './enrich-text-to-body.js';
import { errorCodeInAxis2 } from './error-code-in-axis2.js';
import { errorMessageTypeIgnored } from './error-message-type-ignored.js';
import { expressionAsText } from './expression-as-text.js';
import { expressionThrows } from './expression-throws.js';
import { falseFlagIsTrue } from './false-flag-is-true.js';
import { faultAnswersInstead } from './fault-answers-instead.js';
import { faultDetailValue } from './fault-detail-value.js';
import { faultThrows } from './fault-throws.js';
import { faultWrittenHere } from './fault-written-here.js';
import { forcedAccepted } from './forced-accepted.js';
import { headerMatchedWhole } from './header-matched-whole.js';
import { helperMissing } from './helper-missing.js';
import { ignoredChild } from './ignored-child.js';
import { indexWithoutArg } from './index-without-arg.js';
import { integerCompared } from './integer-compared.js';
import { jsonConversionBreaks } from './json-conversion-breaks.js';
import { keepsXml } from './keeps-xml.js';
import { mainFailsOnBrokenBody } from './main-fails-on-broken-body.js';
import { mediaTypeUnknown } from './media-type-unknown.js';
import { messageTypeSetTooEarly } from './message-type-set-too-early.js';
import { messageTypeWithoutFormatter } from './message-type-without-formatter.js';
import { missingOnTarget } from './missing-on-target.js';
import { mojibake } from './mojibake.js';
import { nameDiffersFromFile } from './name-differs-from-file.js';
import { neverRuns } from './never-runs.js';
import { noAnswerOnTarget } from './no-answer-on-target.js';
import { noDirectUpgrade } from './no-direct-upgrade.js';
import { noEntityBodyNotBoolean } from './no-entity-body-not-boolean.js';
import { nodeWithoutGateway } from './node-without-gateway.js';
import { notAllowedMediator } from './not-allowed-mediator.js';
import { numberWithFraction } from './number-with-fraction.js';
import { oldApiTemplate } from './old-api-template.js';
import { oldFaultQuoted } from './old-fault-quoted.js';
import { payloadInSynapseNamespace } from './payload-in-synapse-namespace.js';
import { payloadNotJson } from './payload-not-json.js';
import { prefixHidesVariables } from './prefix-hides-variables.js';
import { PROBE_RULES } from './probe-rules.js';
import { propertyMisspelt } from './property-misspelt.js';
import { propertyOfWrongType } from './property-of-wrong-type.js';
import { regexNeverMatches } from './regex-never-matches.js';
import { responseNotTrue } from './response-not-true.js';
import { routerStops } from './router-stops.js';
import { routerWithoutTo } from './router-without-to.js';
import type { ClientRule, FileRule, HomeRule, Rule, SequenceRule, SetRule } from './rule.js';
import { secondPayloadElement } from './second-payload-element.js';
import { sequenceCallsItself } from './sequence-calls-itself.js';
import { sequenceInSubfolder } from './sequence-in-subfolder.js';
import { sequenceTooLong } from './sequence-too-long.js';
import { soap12GetsSoap11 } from './soap12-gets-soap11.js';
import { stackTraceToClients } from './stack-trace-to-clients.js';
import { staticArgEscaped } from './static-arg-escaped.js';
import { statusNotUsable } from './status-not-usable.js';
import { statusOutsideAxis2 } from './status-outside-axis2.js';
import { statusOverwritten } from './status-overwritten.js';
import { synapseConditionNeverTrue } from './synapse-condition-never-true.js';
import { synapseExpressionPrinted } from './synapse-expression-printed.js';
import { synapseExpressionUnescaped } from './synapse-expression-unescaped.js';
import { tenantEditsLost } from './tenant-edits-lost.js';
import { testReadsOldFault } from './test-reads-old-fault.js';
import { textPlainEmptiesBody } from './text-plain-empties-body.js';
import { threatStatusFixed } from './threat-status-fixed.js';
import { toNotRemoved } from './to-not-removed.js';
import { unknownClass } from './unknown-class.js';
import { unquotedArg } from './unquoted-arg.js';
import { unreadableFile } from './unreadable-file.js';
import { vanishedClass } from './vanished-class.js';
import { wrappedJson } from './wrapped-json.js';
import { xmlBecomesJson } from './xml-becomes-json.js';
import { xmlCannotBecomeJson } from './xml-cannot-become-json.js';
import { xmlLabelledAsForm } from './xml-labelled-as-form.js';
import { xmlValueInJson } from './xml-value-in-json.js';

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
  mediaTypeUnknown,
  statusOverwritten,
  dropWithoutAnswer,
  neverRuns,
  responseNotTrue,
  noEntityBodyNotBoolean,
  statusNotUsable,
  falseFlagIsTrue,
  regexNeverMatches,
  ignoredChild,
  computedPropertyUnset,
  prefixHidesVariables,
  expressionThrows,
  integerCompared,
  bareWordInExpression,
  expressionAsText,
  headerMatchedWhole,
  indexWithoutArg,
  staticArgEscaped,
  xmlValueInJson,
  payloadNotJson,
  unquotedArg,
  xmlBecomesJson,
  xmlCannotBecomeJson,
  payloadInSynapseNamespace,
  secondPayloadElement,
  faultDetailValue,
  stackTraceToClients,
  enrichTextToBody,
  contentTypeSetTooEarly,
  messageTypeSetTooEarly,
  messageTypeWithoutFormatter,
  textPlainEmptiesBody,
  contentTypeContradictsPayload,
  contentTypeNameIgnored,
  contentTypeCharsetDiffers,
  xmlLabelledAsForm,
  routerStops,
  routerWithoutTo,
  toNotRemoved,
  soap12GetsSoap11,
  errorCodeInAxis2,
  synapseConditionNeverTrue,
  synapseExpressionPrinted,
  synapseExpressionUnescaped,
  statusOutsideAxis2,
  axis2PropertyOutsideAxis2,
  propertyMisspelt,
  propertyOfWrongType,
  forcedAccepted,
  sequenceCallsItself,
  faultThrows,
  numberWithFraction,
  sequenceTooLong,
  credentialsReturned,
  jsonConversionBreaks,
  clientReadsXml,
  clientReadsWrappedJson,
  clientComparesCodeAsNumber,
  clientMayReadOldFault,
  testReadsOldFault,
  apiDefinitionPromisesOldFault,
  clientReadsBothForms,
  faultWrittenHere,
  oldFaultQuoted,
  ...PROBE_RULES,
];

export const SEQUENCE_RULES = RULES.filter((rule): rule is SequenceRule => rule.about === 'sequence');
export const FILE_RULES = RULES.filter((rule): rule is FileRule => rule.about === 'file');
export const SET_RULES = RULES.filter((rule): rule is SetRule => rule.about === 'set');
export const HOME_RULES = RULES.filter((rule): rule is HomeRule => rule.about === 'home');
export const CLIENT_RULES = RULES.filter((rule): rule is ClientRule => rule.about === 'client');

const byKey = new Map(RULES.flatMap((rule) => [[rule.id, rule] as const, [rule.code.toLowerCase(), rule] as const]));

/** Finds a rule by its id or its code, in any case. */
export const ruleOf = (idOrCode: string): Rule | undefined => byKey.get(idOrCode.toLowerCase());
