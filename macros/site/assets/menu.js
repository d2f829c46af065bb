// What unfolds from the bar. The browser unfolds it; here it folds again by Escape, a press elsewhere, or when the
// focus moves on, so that it never covers what has the focus.

/** Watch the menus of a page. */
export function start(menus) {
  for (const menu of menus) {
    menu.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !menu.contains(relatedTarget)) menu.open = false;
    });
    menu.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }
  document.addEventListener("click", ({ target }) => {
    for (const menu of menus) if (!menu.contains(target)) menu.open = false;
  });
}
