/** The rules about answers of a live gateway: a list of their own, since a probe starts without the others. */
import { probeAcceptedEmpty } from './probe-accepted-empty.js';
import { probeAmbiguousJson } from './probe-ambiguous-json.js';
import { probeAnswerChanged } from './probe-answer-changed.js';
import { probeCodeIsNumber } from './probe-code-is-number.js';
import { probeCredentialsEchoed } from './probe-credentials-echoed.js';
import { probeEmptyBody } from './probe-empty-body.js';
import { probeExtraMembers } from './probe-extra-members.js';
import { probeInvalidJson } from './probe-invalid-json.js';
import { probeJsonAlready } from './probe-json-already.js';
import { probeLabelDiffers } from './probe-label-differs.js';
import { probeLegacyXml } from './probe-legacy-xml.js';
import { probeMembersDiffer } from './probe-members-differ.js';
import { probeNoAnswer } from './probe-no-answer.js';
import { probeNotAFault } from './probe-not-a-fault.js';
import { probeNotRead } from './probe-not-read.js';
import { probeOddOneOut } from './probe-odd-one-out.js';
import { probeOtherFault } from './probe-other-fault.js';
import { probePredictionDiffers } from './probe-prediction-differs.js';
import { probeSoapEnvelope } from './probe-soap-envelope.js';
import { probeStatusDiffers } from './probe-status-differs.js';
import { probeWrappedJson } from './probe-wrapped-json.js';
import type { ProbeRule } from './rule.js';

export const PROBE_RULES: readonly ProbeRule[] = [
  probeNoAnswer,
  probeAcceptedEmpty,
  probeEmptyBody,
  probeNotRead,
  probeNotAFault,
  probeInvalidJson,
  probeLegacyXml,
  probeWrappedJson,
  probeSoapEnvelope,
  probeJsonAlready,
  probeOtherFault,
  probeMembersDiffer,
  probeCodeIsNumber,
  probeStatusDiffers,
  probeLabelDiffers,
  probeAmbiguousJson,
  probeCredentialsEchoed,
  probeAnswerChanged,
  probePredictionDiffers,
  probeOddOneOut,
  probeExtraMembers,
];
