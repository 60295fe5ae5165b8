/**
 * What runs in the pages: a button with `data-call` calls the server function of that name with its `data-argument`; a form calls
 * its `data-call` with its fields. Work of the script cannot be waited for by the page, so that `outcome` is asked after it.
 */
export const CLIENT = `
  (function () {
    var state = document.getElementById('state');
    function busy(on, text) {
      document.querySelectorAll('button').forEach(function (button) { button.disabled = on; });
      state.textContent = text;
    }
    function failed(error) { busy(false, error && error.message ? error.message : String(error)); }
    function finish() {
      google.script.run.withFailureHandler(failed).withSuccessHandler(function (outcome) {
        busy(false, outcome.text);
        var main = document.querySelector('main[data-refresh], [data-refresh]');
        if (outcome.html && main) main.innerHTML = outcome.html;
      }).outcome();
    }
    function call(name, argument) {
      busy(true, 'Выполняется…');
      var run = google.script.run.withFailureHandler(failed).withSuccessHandler(finish);
      if (argument === undefined) run[name](); else run[name](argument);
    }
    document.addEventListener('click', function (event) {
      var button = event.target.closest('button[data-call]');
      if (button) call(button.dataset.call, button.dataset.argument);
    });
    document.addEventListener('submit', function (event) {
      event.preventDefault();
      var answers = {};
      new FormData(event.target).forEach(function (value, key) { answers[key] = value; });
      call(event.target.dataset.call, JSON.stringify(answers));
    });
  })();
`;
