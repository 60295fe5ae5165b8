import { page } from './page.tsx';

/** What the dialog shows when it opens: the answers of last time, or a guess. */
export interface InstallerFields {
  readonly programYear: number;
  readonly schoolShort: string;
  readonly privacyMode: 'names' | 'codes';
  readonly functionsUrl: string;
}

function Choice({ value, checked, label }: { value: string; checked: boolean; label: string }) {
  return (
    <label class="choice">
      <input type="radio" name="privacyMode" value={value} checked={checked} required />
      <span>{label}</span>
    </label>
  );
}

/** The dialog «Установка»: asks where names may live, in plain words, and makes or mends everything else by itself. */
export function installerPage({ programYear, schoolShort, privacyMode, functionsUrl }: InstallerFields): string {
  return page(
    'Установка «Наставника»',
    <form data-call="startInstallation">
      <p>
        «Наставник» создаст листы, анкеты и напоминания. Если что-то уже есть, оно останется как есть; удалённое
        появится снова. Установку можно прервать: она продолжится сама.
      </p>
      <div class="field">
        <label for="programYear">Год программы</label>
        <input id="programYear" name="programYear" type="number" min="2020" max="2100" value={programYear} required />
      </div>
      <div class="field">
        <label for="schoolShort">Краткое название школы</label>
        <input id="schoolShort" name="schoolShort" type="text" maxLength={200} value={schoolShort} />
      </div>
      <fieldset>
        <legend>Где будут имена и почта учителей</legend>
        <p>
          Серверы Google стоят за рубежом. Закон (152-ФЗ, ст. 18 ч. 5, с 1 июля 2025 года) не разрешает собирать и
          хранить персональные данные граждан России в базах за пределами страны; за нарушение школу штрафуют на 1–6 млн
          рублей, при повторе – на 6–18 млн. О передаче данных за рубеж Роскомнадзор уведомляют заранее (ст. 12). Решает
          школа: она оператор данных.
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
          Третий путь: вся программа работает на компьютере школы, без Google. Как это сделать, написано в README.ru.md.
        </p>
        <label class="choice">
          <input type="checkbox" name="lawIsUnderstood" value="yes" required />
          <span>Я прочитал(а) это и согласовал(а) выбор с руководителем школы.</span>
        </label>
      </fieldset>
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
          Заполните, если программу для всех школ ведёт муниципалитет: адрес даст он. Иначе оставьте пустым.
        </p>
      </div>
      <button type="submit" class="main">
        Установить
      </button>
      <button type="button" data-call="uninstallSchool">
        Остановить программу
      </button>
      <p class="muted">«Остановить» убирает напоминания и обновления. Листы, анкеты и ответы остаются.</p>
    </form>,
  );
}
