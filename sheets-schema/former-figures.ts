import { type CellType, cellType } from './cell.ts';
import { FROM_EARLIER_VERSION } from './earlier-version.ts';

/** A figure of the school's programme of last year. */
export interface FormerFigure {
  /** What was measured. */
  readonly measure: string;
  /** A fingerprint of the question and its scale. It differs if one of them has changed. */
  readonly instrument: string;
  readonly value: number;
  readonly answers: number;
}

const LINE = /^(?<measure>[\w.]+); (?<instrument>[0-9a-f]+); (?<value>\d+(?:,\d+)?); (?<answers>\d+)$/;

function readLine(line: string): FormerFigure | undefined {
  const { measure = '', instrument = '', value = '', answers = '' } = LINE.exec(line.trim())?.groups ?? {};
  if (measure === '') return undefined;
  return { measure, instrument, value: Number(value.replace(',', '.')), answers: Number(answers) };
}

/** Figures of last year, one in a line: «satisfactionMentee.overall; 1a2b3c4d; 8,4; 12». */
export const formerFigures: CellType<readonly FormerFigure[]> = cellType<readonly FormerFigure[]>(
  'longText',
  'text',
  (cell) => {
    const lines = String(cell)
      .split('\n')
      .filter((line) => line.trim() !== '');
    const figures = lines.map(readLine);
    const known = figures.filter((figure) => figure !== undefined);
    return known.length === figures.length
      ? { value: known }
      : {
          problem: `Эти строки записывает перенос в новый год. Верните их ${FROM_EARLIER_VERSION} или очистите ячейку.`,
        };
  },
  (figures) =>
    figures
      .map(({ measure, instrument, value, answers }) =>
        [measure, instrument, `${value}`.replace('.', ','), `${answers}`].join('; '),
      )
      .join('\n'),
);
