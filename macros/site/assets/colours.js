// The button for dark or light colours. The choice stays in this browser; until there is one, the system's holds.
const root = document.documentElement;

/** Listen to the buttons; the press that fetched this module counts. */
export function start(buttons) {
  for (const button of buttons) button.addEventListener("click", choose);
  choose();
}

function choose() {
  const dark = getComputedStyle(root).colorScheme === "dark";
  root.dataset.mbScheme = dark ? "light" : "dark";
  try {
    localStorage.setItem(`${root.dataset.mbScope}colours`, root.dataset.mbScheme);
  } catch (error) {
    // A reader who allows no storage has these colours on this page alone.
  }
}
