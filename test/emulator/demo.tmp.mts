import { createEmulator } from '../../emulator/index.ts';
import { driveRoutes } from '../../emulator/drive/routes.ts';
import { pageRoutes } from '../../emulator/pages/routes.ts';
import { forms } from 'googleapis/build/src/apis/forms/index.js';
import { sheets } from 'googleapis/build/src/apis/sheets/index.js';
import { drive } from 'googleapis/build/src/apis/drive/index.js';
import { OAuth2Client } from 'google-auth-library';
import { writeFileSync } from 'node:fs';
const e = await createEmulator({ port: 8791, seed: 1, routes: [...driveRoutes, ...pageRoutes] });
const auth = new OAuth2Client(); auth.setCredentials({ access_token: 'curator@example.org' });
const f = forms({ version: 'v1', rootUrl: e.url, auth });
const s = sheets({ version: 'v4', rootUrl: e.url, auth });
const d = drive({ version: 'v3', rootUrl: e.url, auth });
const book = (await s.spreadsheets.create({ requestBody: { properties: { title: 'Наставничество 2026', locale: 'ru_RU', timeZone: 'Europe/Moscow' }, sheets: [{ properties: { sheetId: 1, title: 'Сводка', gridProperties: { frozenRowCount: 1, frozenColumnCount: 1 } } }, { properties: { sheetId: 2, title: 'Большой', gridProperties: { rowCount: 4000, frozenRowCount: 1 } } }, { properties: { sheetId: 3, title: 'Скрытый', hidden: true } }] } })).data;
const id = book.spreadsheetId!;
const form = (await f.forms.create({ requestBody: { info: { title: 'Анкета учителя', documentTitle: 'Анкета' } } })).data;
await f.forms.batchUpdate({ formId: form.formId!, requestBody: { requests: [
 { updateFormInfo: { info: { description: 'Ответы помогут подобрать наставника.\nЭто займёт около пяти минут.' }, updateMask: 'description' } },
 { createItem: { location: { index: 0 }, item: { title: 'Код участника', description: 'Подставлен из письма. Не меняйте его.', questionItem: { question: { questionId: '0a', required: true, textQuestion: {} } } } } },
 { createItem: { location: { index: 1 }, item: { title: 'Служебный ключ', description: 'Служебное поле: оно подтверждает, что ответили именно Вы.', questionItem: { question: { questionId: '0b', textQuestion: {} } } } } },
 { createItem: { location: { index: 2 }, item: { title: 'Какой предмет Вы ведёте?', questionItem: { question: { questionId: '0c', required: true, choiceQuestion: { type: 'RADIO', options: [{ value: 'Математика' }, { value: 'Русский язык и литература' }, { value: 'Физика' }, { isOther: true }] } } } } } },
 { createItem: { location: { index: 3 }, item: { title: 'С чем Вы готовы помочь коллегам?', description: 'Можно отметить несколько.', questionItem: { question: { questionId: '0d', required: true, choiceQuestion: { type: 'CHECKBOX', options: [{ value: 'Планирование урока' }, { value: 'Работа с родителями' }, { value: 'Цифровые инструменты' }, { isOther: true }] } } } } } },
 { createItem: { location: { index: 4 }, item: { title: 'Стаж', questionItem: { question: { questionId: '0e', choiceQuestion: { type: 'DROP_DOWN', options: [{ value: 'До 3 лет' }, { value: '3–10 лет' }] } } } } } },
 { createItem: { location: { index: 5 }, item: { title: 'О себе', pageBreakItem: {}, description: 'Вторая часть анкеты' } } },
 { createItem: { location: { index: 6 }, item: { title: 'Насколько Вы довольны работой в паре?', questionItem: { question: { questionId: '0f', required: true, scaleQuestion: { low: 1, high: 10, lowLabel: 'Совсем не доволен', highLabel: 'Полностью доволен' } } } } } },
 { createItem: { location: { index: 7 }, item: { title: 'Дата первой встречи', questionItem: { question: { questionId: '10', required: true, dateQuestion: { includeYear: true } } } } } },
 { createItem: { location: { index: 8 }, item: { title: 'Расскажите подробнее', questionItem: { question: { questionId: '11', textQuestion: { paragraph: true } } } } } },
 { createItem: { location: { index: 9 }, item: { title: 'Когда Вам удобно?', questionGroupItem: { grid: { columns: { type: 'RADIO', options: [{ value: 'Утро' }, { value: 'День' }, { value: 'Вечер' }] } }, questions: [{ questionId: '12', rowQuestion: { title: 'Понедельник' } }, { questionId: '13', required: true, rowQuestion: { title: 'Среда' } }] } } } },
] } });
await f.forms.setPublishSettings({ formId: form.formId!, requestBody: { publishSettings: { publishState: { isPublished: true, isAcceptingResponses: true } } } });
const link = await auth.request<{ sheetId: number }>({ url: `${e.url}emulator/forms/${form.formId}:setDestination`, method: 'POST', data: { spreadsheetId: id, title: 'Ответы: анкета' } });
console.log(link.data, form.responderUri);
const target = form.responderUri!.replace('viewform', 'formResponse');
const post = (b: [string, string][]) => fetch(target, { method: 'POST', body: new URLSearchParams(b) });
for (let i = 0; i < 6; i++) {
  const r = await post([['entry.10', 'К-014'], ['entry.11', '00a7' + i], ['entry.12', '__other_option__'], ['entry.12.other_option_response', 'Химия'], ['entry.13', 'Планирование урока'], ['entry.13', 'Работа с родителями'], ['entry.14', '3–10 лет'], ['entry.15', String(4 + i)], ['entry.16', '2026-09-0' + (i + 1)], ['entry.17', '=HYPERLINK("http://x")'], ['entry.19', 'День']]);
  if (r.status !== 200) console.log(await r.text());
}
await s.spreadsheets.values.update({ spreadsheetId: id, range: 'Сводка!A1', valueInputOption: 'RAW', requestBody: { values: [['Этап', 'Готово', 'Всего', 'Состояние', 'Подробно'], ['1. Подготовка', 5, 8, 'просрочено', 'https://example.org/page'], ['2. Анкеты', 3, 3, 'выполнено', 'Все ответили'], ['3. База наставляемых', 4, 5, 'в работе', 'Ждём согласий троих учителей: напомнить до пятницы'], ['4. База наставников', 1, 2, 'в работе', ''], ['5. Пары', -1, 4, 'впереди', '']] } });
await s.spreadsheets.values.update({ spreadsheetId: id, range: 'Большой!A1', valueInputOption: 'RAW', requestBody: { values: [['№', 'Имя'], ...Array.from({ length: 3990 }, (_, i) => [i + 1, `Тестовая Анна ${i}`])] } });
const src = (c: number) => ({ sourceRange: { sources: [{ sheetId: 1, startRowIndex: 0, endRowIndex: 6, startColumnIndex: c, endColumnIndex: c + 1 }] } });
const chart = (chartType: string, title: string, col: number) => ({ addChart: { chart: { spec: { title, basicChart: { chartType, headerCount: 1, legendPosition: 'BOTTOM_LEGEND', domains: [{ domain: src(0) }], series: [{ series: src(1) }, { series: src(2) }] } }, position: { overlayPosition: { anchorCell: { sheetId: 1, rowIndex: 8, columnIndex: col } } } } } });
await s.spreadsheets.batchUpdate({ spreadsheetId: id, requestBody: { requests: [
 { repeatCell: { range: { sheetId: 1, endRowIndex: 1 , startRowIndex: 0, startColumnIndex: 0, endColumnIndex: 5}, cell: { userEnteredFormat: { backgroundColor: { red: 0.85, green: 0.92, blue: 0.93 }, textFormat: { bold: true }, wrapStrategy: 'WRAP', horizontalAlignment: 'CENTER' }, note: 'Заполняет система' }, fields: 'userEnteredFormat,note' } },
 { repeatCell: { range: { sheetId: 1, startRowIndex: 1, startColumnIndex: 4, endColumnIndex: 5, endRowIndex: 10 }, cell: { userEnteredFormat: { wrapStrategy: 'WRAP' } }, fields: 'userEnteredFormat' } },
 { updateDimensionProperties: { range: { sheetId: 1, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 }, properties: { pixelSize: 220 }, fields: 'pixelSize' } },
 { mergeCells: { range: { sheetId: 1, startRowIndex: 7, endRowIndex: 8, startColumnIndex: 0, endColumnIndex: 3 }, mergeType: 'MERGE_ALL' } },
 { addConditionalFormatRule: { index: 0, rule: { ranges: [{ sheetId: 1, startColumnIndex: 3, endColumnIndex: 4 }], booleanRule: { condition: { type: 'TEXT_EQ', values: [{ userEnteredValue: 'просрочено' }] }, format: { backgroundColor: { red: 0.98, green: 0.85, blue: 0.83 }, textFormat: { bold: true } } } } } },
 chart('COLUMN', 'Ход работ по этапам', 0), chart('BAR', 'То же лёжа', 4), chart('LINE', 'Линия', 8),
 { addChart: { chart: { spec: { title: 'Доли', pieChart: { legendPosition: 'RIGHT_LEGEND', domain: src(0), series: src(2) } }, position: { overlayPosition: { anchorCell: { sheetId: 1, rowIndex: 30, columnIndex: 0 } } } } } },
] as any } });
const x = await d.files.export({ fileId: id, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }, { responseType: 'arraybuffer' });
writeFileSync('/tmp/x.xlsx', Buffer.from(x.data as any));
console.log((await d.files.export({ fileId: id, mimeType: 'text/csv' })).data);
console.log(JSON.stringify((await d.files.list({ q: "name contains 'наставн' and trashed = false" })).data));
console.log(`${e.url}spreadsheets/d/${id}/edit`);
writeFileSync('/tmp/urls.json', JSON.stringify({ root: e.url, form: form.responderUri, book: `${e.url}spreadsheets/d/${id}/edit`, answers: link.data.sheetId }));
setTimeout(() => process.exit(0), 1000 * 60 * 8);
