import { invalidArgument } from '../core/errors.ts';
import { message, optionalChoice, outputOnly, type Shape, text, unsupportedFields } from './shape.ts';

const timeZone: Shape<string> = {
  read(value, at) {
    const name = text.read(value, at);
    try {
      new Intl.DateTimeFormat('en-US', { timeZone: name });
    } catch (error) {
      if (error instanceof RangeError) throw invalidArgument(`Invalid ${at}: unknown time zone ${name}`);
      throw error;
    }
    return name;
  },
};

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Whether the language and the region exist. Google supports only some of these locales, and publishes no list for the API. */
function isKnownLocale(name: string): boolean {
  const [, language, region] = /^([a-z]{2,3})(?:_([A-Z]{2}))?$/.exec(name) ?? [];
  if (!language || Intl.DateTimeFormat.supportedLocalesOf(language).length === 0) return false;
  return region === undefined || regions.of(region) !== undefined;
}

const locale: Shape<string> = {
  read(value, at) {
    const name = text.read(value, at);
    if (!isKnownLocale(name)) throw invalidArgument(`Invalid ${at}: unsupported locale ${name}`);
    return name;
  },
};

/** Google's SpreadsheetProperties in a request. */
export const spreadsheetProperties = message({
  title: text,
  locale,
  timeZone,
  autoRecalc: optionalChoice('RecalculationInterval', ['ON_CHANGE', 'MINUTE', 'HOUR']),
  defaultFormat: outputOnly,
  ...unsupportedFields('iterativeCalculationSettings', 'spreadsheetTheme', 'importFunctionsExternalUrlAccessAllowed'),
});
