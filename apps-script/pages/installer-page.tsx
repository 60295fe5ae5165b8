import { page } from './page.tsx';

/** The initial content of the dialog: the installed settings, the answers of an unfinished installation, or defaults. */
interface InstallerFields {
  readonly installed: boolean;
  readonly programYear: number;
  readonly schoolShort: string;
  readonly privacyMode: 'names' | 'codes';
  readonly functionsUrl: string;
  readonly lostForms: readonly string[];
}

function Choice({ value, checked, label }: { value: string; checked: boolean; label: string }) {
  return (
    <label class="choice">
      <input type="radio" name="privacyMode" value={value} checked={checked} required />
      <span>{label}</span>
    </label>
  );
}

function Names({ installed, privacyMode }: InstallerFields) {
  return (
    <fieldset>
      <legend>Где будут имена и почта учителей</legend>
      <p>
        Серверы Google стоят за рубежом. Закон (152-ФЗ, ст. 18 ч. 5, с 1 июля 2025 года) не разрешает собирать и хранить
        персональные данные граждан России в базах за пределами страны; за нарушение школу штрафуют на 1–6 млн рублей,
        при повторе – на 6–18 млн. О передаче данных за рубеж Роскомнадзор уведомляют заранее (ст. 12). Решает школа:
        она оператор данных.
      </p>
      <Choice
        value="codes"
        checked={privacyMode === 'codes'}
        label="В Google – только коды участников (советуем). Список «код – имя» хранится на компьютере школы, письма участникам рассылает школа."
      />
      <Choice
        value="names"
        checked={privacyMode === 'names'}
        label="В Google – имена и почта. Выбирайте, только если юрист школы подтвердил, что это законно."
      />
      <p class="muted">
        Коды снижают риск, но согласие участника нужно и с ними. Выбор можно сменить: накопленное сохранится, а что
        сделать с именами, подскажет лист «Проверка данных».
      </p>
      <p class="muted">
        Третий путь: вся программа работает на компьютере школы, без Google. Порядок описан в инструкции, которая
        приложена к программе: файл README.ru.md.
      </p>
      <label class="choice">
        <input type="checkbox" name="lawIsUnderstood" value="yes" checked={installed} required />
        <span>Это прочитано, выбор согласован с руководителем школы.</span>
      </label>
    </fieldset>
  );
}

/** The account of the school's own computer, which needs access to the spreadsheet, its protected tabs and the forms in the mode «коды». */
function SchoolComputer() {
  return (
    <details>
      <summary>Письма и документы делает компьютер школы (режим «коды»)</summary>
      <div class="field">
        <label for="schoolAccount">Служебная учётная запись этого компьютера</label>
        <input
          id="schoolAccount"
          name="schoolAccount"
          type="email"
          placeholder="имя@проект.iam.gserviceaccount.com"
          aria-describedby="schoolAccountHint"
        />
        <p id="schoolAccountHint" class="muted">
          Программа откроет ей таблицу, защищённые листы и анкеты. Записи ещё нет – оставьте пустым и впишите потом:
          проверку можно запускать сколько угодно раз.
        </p>
      </div>
    </details>
  );
}

/** The address of a municipality's cloud functions. Its part of the dialog is closed at first, because most schools do not need it. */
function Municipality({ functionsUrl }: InstallerFields) {
  return (
    <details open={functionsUrl !== ''}>
      <summary>Программу для школ ведёт муниципалитет</summary>
      <div class="field">
        <label for="functionsUrl">Адрес облачных функций</label>
        <input
          id="functionsUrl"
          name="functionsUrl"
          type="text"
          value={functionsUrl}
          aria-describedby="functionsHint"
        />
        <p id="functionsHint" class="muted">
          Адрес даст муниципалитет. Пусто – программа работает в самой таблице.
        </p>
      </div>
    </details>
  );
}

/** Offers to replace missing forms, after a text that explains the consequences. */
function LostForms({ lostForms }: InstallerFields) {
  if (lostForms.length === 0) return null;
  return (
    <fieldset>
      <legend>Не открываются анкеты</legend>
      <ul>
        {lostForms.map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
      <p>Сначала поищите их в корзине Google Диска: там они лежат 30 дней, и ссылки из писем снова заработают.</p>
      <label class="choice">
        <input type="checkbox" name="remakeForms" value="yes" aria-describedby="remakeHint" />
        <span>Создать их заново</span>
      </label>
      <p id="remakeHint" class="muted">
        Ответы, которые уже есть в таблице, сохранятся. Ссылки из отправленных писем работать перестанут: кто ещё должен
        ответить, получит письмо с новой. Свои правки в вопросах придётся внести снова.
      </p>
    </fieldset>
  );
}

/** The dialog «Установка». It asks in plain words where names may be stored. The installation makes or repairs everything else by itself. */
export function installerPage(fields: InstallerFields): string {
  const { installed, programYear, schoolShort } = fields;
  return page(
    'Установка «Наставника»',
    <form data-call="startInstallation" data-meanwhile="Выполняется. Это займёт несколько минут: окно можно закрыть.">
      <p>
        {installed
          ? '«Наставник» установлен. Проверка создаст заново то, чего не хватает: листы, столбцы, анкеты, напоминания. Написанное Вами останется как есть.'
          : '«Наставник» создаст листы, анкеты и напоминания. Установку можно прервать: она продолжится сама.'}
      </p>
      <div class="field">
        <label for="programYear">Год программы</label>
        <input id="programYear" name="programYear" type="number" min="2020" max="2100" value={programYear} required />
      </div>
      <div class="field">
        <label for="schoolShort">Краткое название школы</label>
        <input id="schoolShort" name="schoolShort" type="text" maxLength={200} value={schoolShort} />
      </div>
      <LostForms {...fields} />
      <Names {...fields} />
      <SchoolComputer />
      <Municipality {...fields} />
      <button type="submit" class="main">
        {installed ? 'Проверить и починить' : 'Установить'}
      </button>
      {installed ? (
        <details>
          <summary>Остановить программу</summary>
          <p class="muted">
            Таблица перестанет обновляться сама, письма и напоминания уходить не будут. Листы, анкеты и ответы
            останутся; «Проверить и починить» запустит программу снова.
          </p>
          <button type="button" data-call="uninstallSchool">
            Остановить
          </button>
        </details>
      ) : null}
    </form>,
  );
}
