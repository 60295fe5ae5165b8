import type { Answer } from '../../core/exchange.ts';
import { htmlAnswer } from '../../pages/layout.tsx';
import { FormContent, pageTitle } from './form-content.tsx';
import type { FormPage } from './form-pages.ts';
import { FORM_CSS } from './form-style.ts';
import { PageData } from './page-data.tsx';

/** The page of one section. */
export function formPage(page: FormPage): Answer {
  const body = (
    <>
      <FormContent page={page} />
      <PageData form={page.form} />
    </>
  );
  return htmlAnswer({ title: pageTitle(page), status: page.status, css: FORM_CSS, body });
}
