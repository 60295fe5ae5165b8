import type { Account } from '../../accounts/account.ts';

/** Who is logged in, for the header of a page. */
export function AccountLine({ account: { name } }: { readonly account: Account }) {
  return (
    <div class="account">
      <a href="/home">Все страницы</a>
      <a href="/account">{name}</a>
      <form method="post" action="/logout">
        <button class="link" type="submit">
          Выйти
        </button>
      </form>
    </div>
  );
}
