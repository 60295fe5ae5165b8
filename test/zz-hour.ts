import { openBrowser } from './browser.ts';
const root = 'http://127.0.0.1:8612/';
const b = await openBrowser();
const shots = '/tmp/pg/hour';
import { mkdirSync, writeFileSync } from 'node:fs'; mkdirSync(shots, { recursive: true });
const page = await b.newPage({ viewport: { width: 1280, height: 850 }, locale: 'en-US' });
page.setDefaultTimeout(20000);
page.on('console', (m) => m.type() === 'error' && console.log('CONSOLE', m.text()));
let n = 0;
const shot = async (name: string) => { await page.screenshot({ path: `${shots}/${String(++n).padStart(2, '0')}-${name}.png`, fullPage: true }); };
const say = async (what: string) => { console.log('==', what, '|', (await page.locator('.notice, .problem, [role=status]').allInnerTexts()).join(' / ').replace(/\s+/g, ' ').slice(0, 900)); };
await page.goto(root + 'start');
const f = (l: string) => page.getByLabel(l, { exact: true });
await page.getByRole('button', { name: 'Сохранить' }).first().click();
await say('empty settings'); await shot('empty-settings');
await f('Краткое название школы').fill('МБОУ «Школа № 7»');
await f('Директор: имя и отчество').fill('Петрова Ирина Игоревна');
await f('Директор: почта').fill('director@example.org, ');
await f('Куратор: имя и отчество').fill('Орлова Вера Павловна');
await f('Куратор: почта').fill('сurator@example.org');
await page.getByRole('button', { name: 'Сохранить' }).first().click();
await say('settings wrong'); await shot('settings-wrong');
await page.getByRole('button', { name: 'Сохранить' }).first().click();
await say('settings right');
await page.goto(root + 'people');
await shot('people-empty');
const list = `Список педагогов\t\t\t
№\tФ.И.О.\tДолжность\tЭл. почта
1\tИванова Анна Сергеевна\tучитель математики\tanna1@example.org
2\tИванова Анна Сергеевна\tучитель физики\tanna2@example.org
3\tПетров  Борис Ильич\tучитель\tboris@example
4\tСидорова\tучитель\tsid@example.org
5\tКузнецова Мария Олеговна\tпедагог-\t mar@example.org
\t\tпсихолог\t
6\tСмирнов Олег Петрович\tучитель\tanna1@example.org
7\tФёдорова Елена Ивановна\tучитель\t
8\tФедорова Елена Ивановна\tучитель\telena@example.org
9\tдекрет Волкова Ольга Юрьевна\tучитель\tvolk@example.org
10\tГромов Пётр Ильич\tучитель\tgromоv@example.org
11\tЛебедева Инна Львовна\tучитель\tinna@example.org,
12\tПримерова-Соколова Ирина Ивановна\tучитель\tmailto:sokol@example.org
\tКим Со Ён\t\t
Итого: 12\t\t\t`;
await page.getByLabel(/Список педагогов из Excel/).fill(list);
await page.getByRole('button', { name: /Показать, что/ }).first().click();
await say('preview'); await shot('preview');
await page.getByRole('radio', { name: 'Нет, другой человек' }).nth(0).check();
await page.getByRole('radio', { name: 'Нет, другой человек' }).nth(1).check();
await page.getByRole('button', { name: /пригласить сегодня/ }).click();
await say('written'); await shot('written');
await page.getByLabel('Почта', { exact: true }).first().fill('boris@example.org');
await page.getByRole('button', { name: /пригласить сегодня/ }).click();
await say('rest'); await shot('rest');
writeFileSync('/tmp/sn.csv', Buffer.from('ФИО;Должность;Почта\r\nНовикова Яна Ильинична;учитель;yana@example.org\r\n', 'utf8'));
await page.goto(root + 'people');
await page.getByText('Новый список из Excel').click();
await shot('people-again');
const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText('или выбрать файл').click()]);
await chooser.setFiles('/tmp/sn.csv');
await page.getByRole('heading', { name: 'Что изменится' }).waitFor();
await say('file'); await shot('file');
await b.close();
