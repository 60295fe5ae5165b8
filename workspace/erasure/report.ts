import { dayText } from '../../functions/domain/calendar/day-text.ts';
import { counted } from '../../functions/domain/counted.ts';
import { groupBy } from '../../functions/domain/group-by.ts';
import type { ErasureReport } from '../../functions/jobs/erase-person.ts';
import { erasureText, type ReadableReport } from '../../functions/jobs/erasure-text.ts';
import type { StoreChanges } from './erase-from-store.ts';
import type { FolderFile } from './folder-files.ts';
import type { PlaceTraces } from './search-place.ts';

/** Tasks that people must do themselves if the school's data are on one computer. */
export const LEFT_HERE: readonly string[] = [
  'Копии папки данных в других местах – на съёмном диске, в облаке, на другом компьютере – программа не видит: уничтожьте их и сделайте новую копию.',
  'Напечатанные документы и бланки, файлы вне папки данных – выгруженные таблицы, документы Word, списки и ответы, которые Вы переносили, – уничтожьте сами и внесите в акт.',
  'Если письма уходили через почтовый сервер школы, они остались в ящике программы и у получателей: в своём ящике удалите их.',
  'На самом диске стёртое может сохраняться, пока место не занято другим: списывая компьютер, диск перезапишите или уничтожьте.',
];

/** The results outside the workbook and the forms. */
export interface DoneHere {
  readonly store: StoreChanges;
  readonly files: readonly FolderFile[];
  /** Path of the key whose line was deleted; undefined if there was no such line. */
  readonly keyFile: string | undefined;
  /** When the search took place. Without a name or an address there is nothing to search for. */
  readonly search: 'now' | 'before' | 'never';
  /** What to know about backups that still contain the data. */
  readonly backups: readonly string[];
}

/** The part of a place's name that similar places share: «Рассылка!», «письмо № ». */
const SHARED = /^(?:.*!|письмо № |файл |анкета )?/;

/**
 * Lists each kind of trace with its places, and each tab, form and file once.
 * @example «Рассылка!B4, B9; письмо № 22, 27 (имя и отчество)»
 */
function places(traces: PlaceTraces['surely']): string {
  const kinds = groupBy(traces, ({ what }) => what.join(', '));
  return [...kinds]
    .map(([what, own]) => {
      const similar = groupBy(own, ({ place }) => place.match(SHARED)?.[0] ?? '');
      const lists = [...similar].map(
        ([shared, each]) => shared + each.map(({ place }) => place.slice(shared.length)).join(', '),
      );
      return `${lists.join('; ')} (${what})`;
    })
    .join('; ');
}

/** What the search found, or why there was none. */
function searched(search: DoneHere['search'], { surely, unread }: PlaceTraces): string[] {
  const nothing = 'нет ни имени, ни адреса, ни телефона';
  const where =
    unread.length > 0 ? 'в файлах папки данных, которые программа прочитала,' : 'ни в одном файле папки данных';
  if (search === 'never') {
    return [
      'Ни ФИО, ни адреса этого человека программа не знает, поэтому искать его в письмах, документах и файлах она не могла: посмотрите их сами.',
    ];
  }
  if (search === 'before') {
    return [
      'Файлы проверены раньше, и с тех пор программа не хранит ни ФИО, ни адреса этого человека: снова искать ей нечего. Если после этого в папку данных положили файлы, посмотрите их сами.',
    ];
  }
  if (surely.length > 0) {
    return [
      `Не удалось очистить, удалите или исправьте сами и повторите: ${places(surely)}.`,
      'До тех пор имя хранится и в файле данных google.sqlite: по нему программа снова всё проверит, когда Вы повторите удаление, и тогда забудет его.',
    ];
  }
  return [
    'Файл данных записан заново: на освободившемся месте в нём ничего не осталось.',
    `Проверено: ${where} ${nothing}. Слов с опечаткой и имён, записанных шифром, программа не узнаёт.`,
  ];
}

function besides({ store, files, keyFile, search }: DoneHere, traces: PlaceTraces): string[] {
  const { surely, perhaps, unread } = traces;
  const { lettersDeleted, lettersChanged, documentsChanged } = store;
  const isOpen = new Set([...surely, ...perhaps, ...unread].map(({ place }) => place));
  const listed = (action: FolderFile['action']) =>
    files.flatMap((each) => (each.action === action && !isOpen.has(each.place) ? [each.place] : []));
  const [deleted, changed] = [listed('delete'), listed('rewrite')];
  return [
    `Входящие письма: удалено ${lettersDeleted}, имя заменено кодом в ${counted(lettersChanged, 'письме', 'письмах', 'письмах')}. Документы и прочие записи, где имя заменено кодом: ${documentsChanged}.`,
    ...(deleted.length > 0 ? [`Удалены файлы папки данных: ${deleted.join('; ')}.`] : []),
    ...(changed.length > 0 ? [`Имя заменено кодом в файлах папки данных: ${changed.join('; ')}.`] : []),
    ...(keyFile === undefined ? [] : [`Строка ключа уничтожена: ${keyFile}. Уничтожьте её и в копиях ключа.`]),
    ...searched(search, traces),
    ...(perhaps.length > 0 ? [`Посмотрите сами, не об этом ли человеке здесь: ${places(perhaps)}.`] : []),
    ...(unread.length > 0
      ? [
          `Прочитать программа не смогла, посмотрите сами, нет ли там имени, и удалите или исправьте: ${unread.map(({ place, why }) => `${place} (${why})`).join('; ')}. Если имени там нет, больше ничего делать не нужно.`,
        ]
      : []),
  ];
}

/** The report for people after an erasure. */
export function reportHere(
  code: string,
  report: ReadableReport & { readonly act: Pick<ErasureReport['act'], 'destroyedOn'> },
  done: DoneHere,
  traces: PlaceTraces,
): readonly string[] {
  return [
    `Данные ${code} уничтожены ${dayText(report.act.destroyedOn)}.`,
    ...erasureText(
      { ...report, drafts: [], lookAt: [], byHand: [...done.backups, ...LEFT_HERE] },
      besides(done, traces),
    ),
  ];
}
