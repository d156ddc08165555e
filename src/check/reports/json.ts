import { findingJson } from '../../judge/findings.ts'
import { printableJson } from '../../judge/printable.ts'
import type { Report } from '../report.ts'
import { conforms } from './words.ts'

/** The whole report. `format` grows when a field changes its meaning. */
export const jsonReport = (report: Report): string =>
  `${printableJson({ format: 'dewkit-check/1', conforms: conforms(report), ...report, findings: report.findings.map(findingJson) }, 1)}\n`
