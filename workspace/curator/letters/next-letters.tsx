import { counted } from '../../../functions/domain/counted.ts';
import type { View } from '../context.ts';
import { allWait, departuresOf, waitingLetters } from './when-it-goes.ts';

/** How many moments the card names; the linked list has all letters. */
const MOST_MOMENTS = 3;

/** A card that says when the next letters go and which, or why none goes. Nothing if no letter is planned. */
export function NextLetters({ view }: { readonly view: View }) {
  const rows = waitingLetters(view);
  if (rows.length === 0) return null;
  const why = allWait(view);
  const departures = departuresOf(rows, view);
  return (
    <section class="card">
      <h2>Ближайшие письма</h2>
      {why ? <p>Сейчас не уходит ничего: {why}.</p> : null}
      <ul class="rows">
        {(why ? [] : departures.slice(0, MOST_MOMENTS)).map(({ when, letters, titles }) => (
          <li key={when}>
            {when.replace(/^./, (letter) => letter.toUpperCase())} – {counted(letters, 'письмо', 'письма', 'писем')}
            <p class="hint">{titles}</p>
          </li>
        ))}
      </ul>
      <p class="more">
        <a href="/lists/letters">Все ожидающие письма: {rows.length}</a>
      </p>
    </section>
  );
}
