// Loads a page of a preview again when it has become another one. While nobody looks at the page it asks for nothing:
// a browser keeps few connections to a server.
(() => {
  const news = new URL(document.currentScript.src);
  news.pathname = "/.preview/news";
  let asked;
  const ask = () => {
    asked?.close();
    if (document.hidden) return;
    asked = new EventSource(news);
    asked.onmessage = () => location.reload();
  };
  document.addEventListener("visibilitychange", ask);
  ask();
})();
