// What must be known before the first paint: that scripts run, and the colours that a reader chose on an earlier page.
{
  const root = document.documentElement;
  root.dataset.mbScripts = "";
  try {
    const chosen = localStorage.getItem(`${root.dataset.mbScope}colours`);
    if (chosen === "light" || chosen === "dark") root.dataset.mbScheme = chosen;
  } catch (error) {
    // A reader who allows no storage keeps the colours of the system.
  }
}
