import { type CellType, cellType } from './cell.ts';
import { FROM_EARLIER_VERSION } from './earlier-version.ts';

/** What somebody offered as a mentor in last year's programme, in the words of that year's form. */
export interface FormerOffer {
  readonly best?: string;
  readonly areas: readonly string[];
  /** How many mentees. */
  readonly places?: string;
  readonly hours?: string;
}

const LABELS = { best: 'Сильнее всего', areas: 'Направление', places: 'Наставляемых', hours: 'Часов в месяц' } as const;

/** «Направление: управление классом», «Наставляемых: 2», each in a line. */
export const formerOffer: CellType<FormerOffer> = cellType<FormerOffer>(
  'formerOffer',
  'text',
  (cell) => {
    const lines = String(cell)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const said = (label: string) =>
      lines.flatMap((line) => (line.startsWith(`${label}:`) ? line.slice(label.length + 1).trim() || [] : []));
    const [best, places, hours] = [said(LABELS.best)[0], said(LABELS.places)[0], said(LABELS.hours)[0]];
    const areas = said(LABELS.areas);
    const known = areas.length + [best, places, hours].filter((one) => one !== undefined).length;
    if (known === 0 || known !== lines.length) {
      return {
        problem: `Эти строки записывает перенос в новый год. Верните их ${FROM_EARLIER_VERSION} или очистите ячейку.`,
      };
    }
    return { value: { areas, ...(best && { best }), ...(places && { places }), ...(hours && { hours }) } };
  },
  ({ best, areas, places, hours }) =>
    [
      ...(best ? [`${LABELS.best}: ${best}`] : []),
      ...areas.map((one) => `${LABELS.areas}: ${one}`),
      ...(places ? [`${LABELS.places}: ${places}`] : []),
      ...(hours ? [`${LABELS.hours}: ${hours}`] : []),
    ].join('\n'),
);
