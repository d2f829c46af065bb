// A former address that names a place of its page, as citations do: the place is the same on the present page.
if (location.hash) location.replace(document.querySelector("main a").href + location.hash);
