import type { Answer } from '../../emulator/server-parts.ts';
import { recordDone } from '../record-done.ts';
import type { Visit } from './http/visit.ts';
import type { ServedSchool } from './served-school.ts';

/** An action of an account, as «Журнал изменений» tells it. */
interface RecordedAction {
  readonly path: RegExp;
  readonly subject: string;
  readonly what: string;
  /** The field of the form that says what the action was about. */
  readonly about?: string;
  /** Whether a form without this field is only a question. */
  readonly onlyWithField?: true;
}

/** Actions that the server records, because their own page writes nothing into the journal. */
const RECORDED: readonly RecordedAction[] = [
  { path: /^\/accounts\/add$/, subject: 'Учётные записи', what: 'Заведена учётная запись', about: 'email' },
  { path: /^\/accounts\/change$/, subject: 'Учётные записи', what: 'Изменены роли или срок', about: 'email' },
  { path: /^\/accounts\/invite$/, subject: 'Учётные записи', what: 'Дана ссылка для нового пароля', about: 'email' },
  { path: /^\/accounts\/remove$/, subject: 'Учётные записи', what: 'Удалена учётная запись', about: 'email' },
  { path: /^\/server\/public-url$/, subject: 'Сервер', what: 'Изменён адрес школы', about: 'publicUrl' },
  { path: /^\/mail\/settings$/, subject: 'Почта', what: 'Изменены настройки почты', about: 'mailHost' },
  { path: /^\/backups\/(now|anew)$/, subject: 'Резервные копии', what: 'Сделана копия' },
  { path: /^\/letters\/send$/, subject: 'Письма', what: 'Нажато «Отправить сейчас»' },
  { path: /^\/(documents|papers)$/, subject: 'Документы', what: 'Подготовлены документы' },
  { path: /^\/new-year\/file$/, subject: 'Новый год программы', what: 'Скачан файл переноса' },
  { path: /^\/new-year\/begin$/, subject: 'Новый год программы', what: 'Записан файл переноса' },
  { path: /^\/memory\/[^/]+$/, subject: 'Память программы', what: 'Решено, как быть с рассылкой' },
  // The page answers before the erasure ends, and reports a refusal with the same status. The erasure itself writes its result into the journal.
  {
    path: /^\/erasure$/,
    subject: 'Отзыв согласия',
    what: 'Подтверждено уничтожение данных',
    about: 'confirmCode',
    onlyWithField: true,
  },
  { path: /^\/spreadsheets\/d\/[^/]+\/row$/, subject: 'Таблица', what: 'Заполнена строка листа' },
];

/** Writes that the journal leaves out: they change only the visitor's own login, or nothing. */
const UNRECORDED: readonly RegExp[] = [
  /^\/(login|logout|first|password|forgotten|my|unsubscribe)$/,
  /^\/account\/[\w-]+$/,
  /^\/mail\/test$/,
  /^\/(people|new-year)\/preview$/,
  /^\/forms\/d\/e\/[^/]+\/formResponse$/,
];

/** Writes of pages that put their line into the journal together with their change. */
const OWN_LINE: readonly RegExp[] = [
  /^\/(start|changes\/seen|gathering|interview|pairs|pairs\/wish|pairs\/forget|people\/write|workbook\/cells)$/,
  /^\/(lists|papers|undo)\/[^/]+$/,
];

const fits = (path: string, patterns: readonly RegExp[]): boolean => patterns.some((pattern) => pattern.test(path));

/** Whether somebody has decided how the journal learns of writes to this path. */
export const isRecordingDecided = (path: string): boolean =>
  fits(path, [...RECORDED.map((each) => each.path), ...UNRECORDED, ...OWN_LINE]);

/** Records what an account did, after it was answered. A refused action is no action. */
export async function recordVisit({ workspace }: ServedSchool, visit: Visit, { status }: Answer): Promise<void> {
  const { account, method, path, fields } = visit;
  if (!account || method !== 'POST' || status >= 400) return;
  const found = RECORDED.find((each) => each.path.test(path));
  if (!found) return;
  const about = found.about === undefined ? '' : (fields.get(found.about) ?? '').trim().slice(0, 200);
  if (found.onlyWithField && about === '') return;
  const what = about ? `${found.what}: ${about}` : found.what;
  await recordDone(workspace.school, { who: account.email, subject: found.subject, what });
}
