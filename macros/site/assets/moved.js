// A former address leads on, to the same place of the present page where it names one, as citations do.
const link = document.querySelector("main a");
if (location.hash || !document.querySelector("meta[http-equiv=refresh]")) location.replace(link.href + location.hash);
