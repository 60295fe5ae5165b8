import { invalidArgument } from '../../core/errors.ts';
import { parameter } from '../query.ts';
import { choice, optionalChoice } from '../shape.ts';

export const valueRenderOption = choice('ValueRenderOption', ['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA']);
export const dateTimeRenderOption = choice('DateTimeRenderOption', ['SERIAL_NUMBER', 'FORMATTED_STRING']);
export const majorDimension = optionalChoice('Dimension', ['ROWS', 'COLUMNS']);
export const valueInputOption = optionalChoice('ValueInputOption', ['RAW', 'USER_ENTERED'], {
  unset: 'INPUT_VALUE_OPTION_UNSPECIFIED',
});
export const insertDataOption = choice('InsertDataOption', ['OVERWRITE', 'INSERT_ROWS']);

export type InputOption = NonNullable<ReturnType<typeof valueInputOption.read>>;

export interface RenderOptions {
  readonly render: ReturnType<typeof valueRenderOption.read>;
  readonly dateTime: ReturnType<typeof dateTimeRenderOption.read>;
}

/** Reads `valueRenderOption` and `dateTimeRenderOption`; the names may have a prefix, as in `responseValueRenderOption`. */
export function renderOptions(query: URLSearchParams, response = false): RenderOptions {
  const [render, dateTime] = response
    ? (['responseValueRenderOption', 'responseDateTimeRenderOption'] as const)
    : (['valueRenderOption', 'dateTimeRenderOption'] as const);
  return {
    render: parameter(query, render, valueRenderOption) ?? 'FORMATTED_VALUE',
    dateTime: parameter(query, dateTime, dateTimeRenderOption) ?? 'SERIAL_NUMBER',
  };
}

/** The input option, which has no default. @throws 400 if the option is missing */
export function requiredInputOption(option: InputOption | undefined): InputOption {
  if (!option) throw invalidArgument("'valueInputOption' is required but not specified");
  return option;
}
