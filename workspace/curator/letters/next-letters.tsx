import { counted } from '../../../functions/domain/counted.ts';
import type { View } from '../context.ts';
import { allWait, departuresOf, waitingLetters } from './when-it-goes.ts';

/** How many moments the card names; the linked list has all letters. */
const MOST_MOMENTS = 3;

/** A card with the next letters and their moments, or the reason why none goes. Nothing is shown if no letter waits. */
export function NextLetters({ view }: { readonly view: View }) {
  const rows = waitingLetters(view);
  if (rows.length === 0) return null;
  const why = allWait(view);
  const departures = why ? [] : departuresOf(rows, view).slice(0, MOST_MOMENTS);
  return (
    <section class="card">
      <h2>Ближайшие письма</h2>
      {why ? <p>Сейчас не уходит ничего: {why}.</p> : null}
      {departures.length > 0 ? (
        <ul class="rows">
          {departures.map(({ when, letters, titles }) => (
            <li key={when}>
              {when.replace(/^./, (letter) => letter.toUpperCase())} – {counted(letters, 'письмо', 'письма', 'писем')}
              <p class="hint">{titles}</p>
            </li>
          ))}
        </ul>
      ) : null}
      <p class="more">
        <a href="/lists/letters">Все ожидающие письма: {rows.length}</a>
      </p>
    </section>
  );
}
