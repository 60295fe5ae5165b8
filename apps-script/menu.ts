/** The menu. A simple trigger builds it, so it works before anybody authorises the script. */
export function addMenu(): void {
  SpreadsheetApp.getUi()
    .createMenu('Наставник')
    .addItem('Панель куратора', 'openSidebar')
    .addItem('Обновить таблицу', 'updateNow')
    .addSeparator()
    .addItem('Подобрать пары', 'openPairing')
    .addItem('Письма на две недели', 'openLetters')
    .addItem('Подготовить документы', 'prepareDocuments')
    .addItem('Проверить данные', 'openProblems')
    .addSeparator()
    .addItem('Установить или проверить…', 'openInstaller')
    .addItem('Отзыв согласия…', 'openErasure')
    .addItem('Новый год программы…', 'openNewYear')
    .addItem('Как этим пользоваться', 'openHelp')
    .addToUi();
}
