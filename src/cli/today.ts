/** The day in UTC, `2026-11-21`; `SOURCE_DATE_EPOCH` (seconds) sets it, so that a run can be repeated. */
export function today(env: NodeJS.ProcessEnv): string {
  const epoch = env['SOURCE_DATE_EPOCH'];
  const at = epoch !== undefined && /^\d{1,11}$/.test(epoch) ? new Date(Number(epoch) * 1000) : new Date();
  return at.toISOString().slice(0, 10);
}
