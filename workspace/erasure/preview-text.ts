import { CONFIRMATION_PENDING } from '../../functions/jobs/erasure-scope.ts';
import type { ErasurePreview } from './erase-here.ts';

/** Describes the files to erase, in addition to the workbook and the forms. */
export function besidesWorkbook({ files }: ErasurePreview): readonly string[] {
  const listed = (action: 'delete' | 'rewrite') =>
    files.filter((file) => file.action === action).map(({ place }) => place);
  const [deleted, changed] = [listed('delete'), listed('rewrite')];
  return [
    'входящие письма этому человеку; в письмах другим и в документах вместо имени встанет код',
    ...(deleted.length > 0
      ? [`файлы папки данных (их можно сделать заново, или это старые копии): ${deleted.join('; ')}`]
      : []),
    ...(changed.length > 0 ? [`имя в файлах папки данных: ${changed.join('; ')}`] : []),
  ];
}

/** The confirmation question on the screen. */
export function previewText(preview: ErasurePreview): string {
  const { person, withdrawnOn, what, found, confirmationPending } = preview;
  return [
    person,
    `Согласие отозвано ${withdrawnOn}. Навсегда будут удалены (останутся коды и даты):`,
    ...[...what, ...besidesWorkbook(preview)].map((each) => `  • ${each}`),
    ...(found.length > 0 ? ['Сейчас поиск находит имя или адрес здесь:', ...found.map((each) => `  • ${each}`)] : []),
    ...(confirmationPending ? [CONFIRMATION_PENDING] : []),
  ].join('\n');
}
