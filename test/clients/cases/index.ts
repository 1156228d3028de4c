import type { Case } from './case.js';
import { JSON_CASES } from './json.js';
import { LOOK_ALIKES } from './look-alikes.js';
import { WHERE_CASES } from './where.js';
import { XML_CASES } from './xml.js';

export type { Case } from './case.js';
export const CASES: readonly Case[] = [...XML_CASES, ...JSON_CASES, ...WHERE_CASES, ...LOOK_ALIKES];
