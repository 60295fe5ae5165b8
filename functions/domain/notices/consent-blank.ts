import { programmeYear } from '../calendar/programme-year.ts';
import type { Standing } from '../standing.ts';
import type { Attachment } from './letter.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (words: string) => words.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

const LINE = '<span class="line"></span>';

const DATA = [
  'фамилия, имя, отчество;',
  'должность, преподаваемый предмет, педагогический стаж;',
  'адрес рабочей электронной почты;',
  'ответы на анкеты программы наставничества;',
  'сведения о встречах в паре (группе), обучении и результатах участия.',
];

/**
 * The blank of the consent to the processing of personal data, to print and to sign: a document of its own, with what
 * 152-ФЗ, ст. 9 ч. 4 asks for. Name and address are left to be written by hand.
 */
export function consentBlank({ programme, context }: Pick<Standing, 'programme' | 'context'>): Attachment {
  const { settings } = programme;
  const year = programmeYear(settings, context.today);
  const school = escaped(settings.schoolFull ?? settings.schoolShort ?? '');
  const address = escaped(settings.schoolAddress ?? '');
  const google =
    settings.privacyMode === 'names'
      ? ''
      : '<p>Ответы на анкеты под кодом участника, без фамилии, могут храниться в сервисах Google; их серверы находятся за пределами Российской Федерации.</p>';
  const content = `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<title>Согласие на обработку персональных данных</title>
<style>
@page { size: A4; margin: 20mm; }
body { max-width: 170mm; margin: 8mm auto; font: 12pt/1.4 "Times New Roman", serif; color: #000; }
h1 { font-size: 14pt; text-align: center; margin: 0 0 6mm; }
p { margin: 0 0 3mm; }
ul { margin: 0 0 3mm; }
.line { display: inline-block; min-width: 60mm; border-bottom: 1px solid #000; }
.fill { display: flex; gap: 3mm; } .fill .line { flex: 1; }
footer { margin-top: 10mm; }
</style>
</head>
<body>
<h1>Согласие на обработку персональных данных</h1>
<p class="fill">Я, ${LINE}</p>
<p class="fill">(фамилия, имя, отчество) проживающий(ая) по адресу: ${LINE}</p>
<p class="fill">документ, удостоверяющий личность (вид, серия, номер, кем и когда выдан): ${LINE}</p>
<p class="fill">контакт для связи: ${LINE}</p>
<p>в соответствии со статьёй 9 Федерального закона от 27.07.2006 № 152-ФЗ «О персональных данных» свободно, своей волей и в своём интересе даю согласие оператору – ${school || LINE}, адрес: ${address || LINE} – на обработку моих персональных данных.</p>
<p><b>Цель обработки:</b> участие в программе наставничества «учитель – учитель» ${year} года.</p>
<p><b>Перечень персональных данных:</b></p>
<ul>
${DATA.map((item) => `<li>${item}</li>`).join('\n')}
</ul>
<p><b>Перечень действий:</b> сбор, запись, систематизация, накопление, хранение, уточнение (обновление, изменение), извлечение, использование, обезличивание, блокирование, удаление, уничтожение; с использованием средств автоматизации и без них. Передача третьим лицам и распространение этим согласием не разрешаются.</p>
${google}<p><b>Срок действия:</b> со дня подписания по 31 декабря ${year + 1} года.</p>
<p><b>Как отозвать:</b> согласие можно отозвать в любое время, подав оператору письменное заявление. После отзыва обработка прекращается, а данные уничтожаются в срок не более 30 дней (часть 5 статьи 21 того же закона), если их хранения не требует закон.</p>
<p>Мне разъяснено, что участие в программе добровольное и отказ от согласия не влечёт никаких последствий.</p>
<footer>
<p class="fill">Дата: ${LINE} Подпись: ${LINE}</p>
<p>Редакция текста: ${escaped(settings.consentTextVersion)}</p>
</footer>
</body>
</html>
`;
  return { name: 'Согласие на обработку персональных данных.html', contentType: 'text/html; charset=utf-8', content };
}
