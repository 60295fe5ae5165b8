import type { Choice, GridCell } from '../../curator/grid/grid-view.ts';
import { contentOf } from './tab-state.ts';

/** The ISO date that a date field needs, for «01.09.2026»; empty if the text is not such a date. */
const isoOf = (text: string): string => {
  const [, day, month, year] = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text) ?? [];
  return year ? `${year}-${month}-${day}` : '';
};

const russianOf = (iso: string): string => iso.split('-').reverse().join('.');

function listOf(choices: readonly Choice[]): HTMLDataListElement {
  const list = document.createElement('datalist');
  list.id = 'choices';
  for (const { value, label } of choices) {
    const option = document.createElement('option');
    option.value = value;
    if (label !== undefined) option.label = label;
    list.append(option);
  }
  return list;
}

/** A button that opens the browser's calendar and puts the chosen day into the field. */
function calendarOf(field: HTMLInputElement | HTMLTextAreaElement): HTMLElement {
  const calendar = document.createElement('input');
  calendar.type = 'date';
  calendar.className = 'calendar';
  calendar.tabIndex = -1;
  calendar.setAttribute('aria-label', 'Календарь');
  calendar.value = isoOf(field.value);
  // A press must not take the focus from the field, which would end the editing.
  calendar.addEventListener('mousedown', (event) => event.preventDefault());
  calendar.addEventListener('click', () => calendar.showPicker());
  calendar.addEventListener('change', () => {
    field.value = russianOf(calendar.value);
    field.focus();
  });
  return calendar;
}

/** The end of an edit: the entered text, or undefined if the person cancelled the edit; and the direction in which the selection moves. */
export interface EditEnd {
  readonly text: string | undefined;
  readonly step?: 'down' | 'right' | 'left';
}

interface CellEditor {
  readonly element: HTMLElement;
  /** Puts the cursor into the field after the field was added to the page. */
  focus(): void;
}

/**
 * The field in which a person edits a cell. A cell with choices gets a list, a date gets a calendar, any other cell gets a field of several lines.
 * @param begun - the text that the person has typed already; undefined to edit the present content
 */
export function cellEditor(
  cell: GridCell,
  choices: readonly Choice[] | undefined,
  begun: string | undefined,
  end: (how: EditEnd) => void,
): CellEditor {
  const isLine = choices !== undefined || cell.isDate === true;
  const field: HTMLInputElement | HTMLTextAreaElement = document.createElement(isLine ? 'input' : 'textarea');
  field.className = 'cell-field';
  field.value = begun ?? contentOf(cell);
  field.setAttribute('aria-label', 'Содержимое ячейки');
  const element = document.createElement('div');
  element.className = 'cell-editor';
  element.append(field);
  if (choices) {
    element.append(listOf(choices));
    field.setAttribute('list', 'choices');
  } else if (cell.isDate) element.append(calendarOf(field));
  /** If somebody types a person's name, the cell gets the person's code. */
  const text = () => choices?.find(({ label }) => label === field.value.trim())?.value ?? field.value;
  field.addEventListener('blur', () => end({ text: text() }));
  field.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (!(event instanceof KeyboardEvent)) return;
    const { key, shiftKey, altKey } = event;
    if (key === 'Escape') end({ text: undefined });
    else if (key === 'Enter' && !altKey && !shiftKey) end({ text: text(), step: 'down' });
    else if (key === 'Tab') end({ text: text(), step: shiftKey ? 'left' : 'right' });
    else return;
    event.preventDefault();
  });
  const focus = () => {
    field.focus();
    if (begun === undefined) field.select();
    else field.setSelectionRange(begun.length, begun.length);
  };
  return { element, focus };
}
