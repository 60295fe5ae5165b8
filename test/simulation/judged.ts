import { BrowsedWorkbook } from '../../simulation/browsed-workbook.ts';
import { verdictsOn } from './oracle.ts';
import { asCurator, type LivedYear } from './year-kit.ts';

/** Compares «Дорожная карта» with an observer's verdicts on the year. */
export async function unlikeVerdicts({ workspace, played }: LivedYear) {
  const workbook = await BrowsedWorkbook.open(asCurator(workspace), workspace.spreadsheetId, ['roadmap']);
  const rows = workbook.rows('roadmap').map(({ id = '', status, missing = '' }) => ({ id, status, missing }));
  const verdicts = verdictsOn(played.life);
  const lacking = (id: string) => verdicts.get(id) ?? ['нет такого мероприятия'];
  return {
    done: rows.filter(({ status }) => status === 'done').length,
    /** Activities whose state differs from the observer's verdict. */
    unlike: rows
      .filter(({ id, status }) => (status === 'done') !== (lacking(id).length === 0))
      .map((row) => ({ ...row, lacking: lacking(row.id) })),
    /** Missing things that the observer's verdict lists and «Чего не хватает» does not name. */
    silent: rows.flatMap(({ id, missing }) =>
      lacking(id)
        .filter((word) => !missing.includes(word))
        .map((word) => ({ id, word, missing })),
    ),
  };
}
