import type { DraftReport } from '../../functions/jobs/draft-documents.ts';
import { documentKinds } from '../../sheets-schema/choices/document-kind.ts';

/** The prepared documents as text for the screen. */
export function documentsText({ documents, folder, contents, left }: DraftReport): string {
  const made = documents.filter((each) => each.new).length;
  return [
    made > 0 ? `Новых документов: ${made}.` : 'Нового нет: все документы подготовлены раньше.',
    ...documents.map(({ kind, link, new: isNew }) => `  ${documentKinds[kind]}${isNew ? ' – новый' : ''}\n    ${link}`),
    ...(contents ? [`  Оглавление папки\n    ${contents}`] : []),
    ...(folder ? [`Папка: ${folder}`] : []),
    ...(left > 0 ? [`Осталось файлов: ${left}. Запустите команду ещё раз.`] : []),
  ].join('\n');
}
