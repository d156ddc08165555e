import type { Report } from '../run.ts'

/** The whole report. `format` grows when a field changes its meaning. */
export const jsonReport = (report: Report): string =>
  `${JSON.stringify({ format: 'dewkit-check/1', conforms: report.findings.length === 0, ...report }, null, 1)}\n`
