import { ctrfJson } from './formats/ctrf-json.js';
import { junitXml } from './formats/junit-xml.js';
import { pytestConsole } from './formats/pytest-console.js';
import type { ReportFormat } from './report-format.js';

/** Every format that can be read. Where two recognise a file, the earlier one reads it. */
export const REPORT_FORMATS: readonly ReportFormat[] = [junitXml, ctrfJson, pytestConsole];
