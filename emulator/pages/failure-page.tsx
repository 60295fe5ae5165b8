import type { Answer } from '../core/exchange.ts';
import type { StoreFailure } from '../core/store-error.ts';
import { htmlAnswer } from './layout.tsx';

const UNWRITTEN: Partial<Readonly<Record<StoreFailure, string>>> = {
  full: 'На диске компьютера, где хранятся данные, нет места.',
  unwritable: 'Диск компьютера, где хранятся данные, не даёт в них записать: возможно, на нём нет места.',
};

/** The page that tells somebody that an answer or edit was not saved, or that the data cannot be read. */
export function failurePage(reason: StoreFailure): Answer {
  const why = UNWRITTEN[reason];
  if (why === undefined) {
    return htmlAnswer({
      title: 'Данные не читаются',
      status: 500,
      body: (
        <div class="card">
          <h1>Данные не читаются</h1>
          <p>
            Файл данных на этом компьютере повреждён: часть его не читается. Скажите об этом тому, кто ведёт этот
            компьютер: программу нужно закрыть, а папку данных вернуть из резервной копии.
          </p>
        </div>
      ),
    });
  }
  return htmlAnswer({
    title: 'Не сохранено',
    status: 507,
    body: (
      <div class="card">
        <h1>Не сохранено</h1>
        <p>{why} Всё, что было сохранено раньше, на месте.</p>
        <p>
          Вернитесь на прежнюю страницу кнопкой «Назад»: написанное Вами ещё там. Не закрывайте её, скажите тому, кто
          ведёт этот компьютер, и отправьте ещё раз, когда место появится.
        </p>
      </div>
    ),
  });
}
