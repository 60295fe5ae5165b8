import type { Answer } from '../../core/exchange.ts';
import { htmlAnswer } from '../../pages/layout.tsx';
import type { FormDocument } from '../model.ts';
import type { SentPage } from './form-pages.ts';
import { FORM_CSS } from './form-style.ts';

/** The page after sending a form. */
export function thankYouPage({ form, again, edit }: SentPage): Answer {
  return htmlAnswer({
    title: 'Ответ записан',
    css: FORM_CSS,
    body: (
      <div class="card head done" role="status">
        <p class="soft">{form.info.title}</p>
        <h1>Ответ записан</h1>
        <p>{form.scripted?.confirmation ?? 'Спасибо! Всё сохранено, страницу можно закрыть.'}</p>
        <p>
          {edit ? (
            <>
              <a href={edit}>Изменить ответ</a>
              {' · '}
            </>
          ) : null}
          <a href={again}>Отправить ещё один ответ</a>
        </p>
      </div>
    ),
  });
}

/** The page of a form that no longer accepts answers. */
export function closedPage(form: FormDocument): Answer {
  const reason = form.published ? 'Приём ответов закончен.' : 'Эта форма ещё не открыта или уже закрыта.';
  return htmlAnswer({
    title: form.info.title || 'Форма закрыта',
    css: FORM_CSS,
    status: 200,
    body: (
      <div class="card head">
        <h1>{form.info.title || 'Форма закрыта'}</h1>
        <p>{reason} Ответить на неё сейчас нельзя.</p>
        <p>Если Вы считаете, что это ошибка, напишите, пожалуйста, тому, кто прислал Вам ссылку.</p>
      </div>
    ),
  });
}
