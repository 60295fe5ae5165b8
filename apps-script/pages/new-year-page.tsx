import { renderToStaticMarkup } from 'preact-render-to-string';
import type { NextProgramme } from '../../functions/domain/new-year/next-programme.ts';
import type { Transfer } from '../../functions/domain/new-year/transfer-text.ts';
import { tables } from '../../sheets-schema/tables/index.ts';
import type { Legacy } from '../new-year.ts';
import { page } from './page.tsx';

const TITLE = 'Новый год программы';

function Carried({ next: { settings, tables: carried } }: { readonly next: NextProgramme }) {
  return (
    <ul>
      {carried.flatMap(({ table, rows }) =>
        rows.length > 0 ? [<li key={table}>{`«${tables[table].title}»: ${rows.length}`}</li>] : [],
      )}
      <li>{`«${tables.settings.title}»: ${Object.keys(settings).length}`}</li>
    </ul>
  );
}

function Leaving({ next, left, text, hasNames }: Legacy) {
  return (
    <>
      <p>
        Программа {next.settings.programYear} года начинается в новой пустой таблице, а эта остаётся как есть: здесь
        ничего не меняется.
      </p>
      <ol>
        <li>Скопируйте текст переноса – кнопка ниже.</li>
        <li>
          Создайте новую таблицу (адрес sheets.new) и вставьте в неё программу так же, как в эту: в этой таблице
          «Расширения» → «Apps Script», скопируйте оттуда оба файла – с программой и appsscript.json – в редактор новой.
        </li>
        <li>
          В новой таблице: «Наставник» → «Установить или проверить…», год программы – {next.settings.programYear}.
        </li>
        <li>Там же: «Наставник» → «{TITLE}…» – и вставьте текст.</li>
      </ol>
      <div class="field">
        <label for="transfer">Текст переноса</label>
        <textarea id="transfer" rows={3} readonly>
          {text}
        </textarea>
      </div>
      <button type="button" class="main" data-copy="transfer">
        Скопировать текст
      </button>
      <p class="muted">
        {hasNames
          ? 'В тексте есть имена и адреса: не пересылайте его и никуда больше не вставляйте.'
          : 'В тексте только коды. Ключ имён остаётся тот же, на компьютере школы.'}
      </p>
      <h2>Переходит</h2>
      <Carried next={next} />
      <h2>Не переходит</h2>
      <ul>
        {left.map(({ what, why }) => (
          <li key={what}>
            {what}. <span class="muted">{why}</span>
          </li>
        ))}
      </ul>
      <p>Что из этого уничтожить и когда, сказано на листе «{tables.retention.title}».</p>
    </>
  );
}

function Beginning() {
  return (
    <div data-step>
      <form data-call="previewNewYear">
        <p>
          Эта таблица пуста. Если в прошлом году программа уже была, откройте прежнюю таблицу, там выберите «Наставник»
          → «{TITLE}…» и скопируйте текст переноса. Сначала покажем, что запишется.
        </p>
        <div class="field">
          <label for="text">Текст переноса</label>
          <textarea id="text" name="text" rows={6} required />
        </div>
        <button type="submit" class="main">
          Показать, что запишется
        </button>
      </form>
    </div>
  );
}

/** Shows what the programme of this spreadsheet takes over. The form keeps the text, so that exactly what was shown is written. */
export function previewStep(transfer: Transfer, text: string): string {
  return renderToStaticMarkup(
    <form data-call="beginNewYear" data-meanwhile="Записываем. Это займёт около минуты.">
      <h1>{[transfer.school, `программа ${transfer.settings.programYear} года`].filter(Boolean).join(': ')}</h1>
      <p>Запишется:</p>
      <Carried next={transfer} />
      <p>Когда внизу появится «Готово»:</p>
      <ol>
        <li>проверьте лист «{tables.settings.title}»: год и месяц начала, сроки;</li>
        <li>на листе «{tables.people.title}» впишите стаж и «Молодой специалист»;</li>
        <li>поставьте даты в столбце «Приглашён»: с них начинаются письма.</li>
      </ol>
      <input type="hidden" name="text" value={text} />
      <button type="submit" class="main">
        Начать программу
      </button>
    </form>,
  );
}

/** The dialog «Новый год программы». @param legacy - what this school hands over; undefined in a new, empty spreadsheet */
export function newYearPage(legacy: Legacy | undefined): string {
  return page(TITLE, legacy ? <Leaving {...legacy} /> : <Beginning />);
}
