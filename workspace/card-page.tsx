import type { ComponentChildren } from 'preact';
import { type Answer, htmlAnswer } from '../emulator/application-pages.ts';

/** A page with one card below its title, and a link back to the main page. */
export function cardPage(title: string, inside: ComponentChildren): Answer {
  return htmlAnswer({
    title,
    body: (
      <>
        <p>
          <a href="/">← На главную</a>
        </p>
        <section class="card">
          <h1>{title}</h1>
          {inside}
        </section>
      </>
    ),
  });
}
