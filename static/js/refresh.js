// Lists in which something is on its way are fetched again until it has arrived.

const PAUSE = 4000;
const MOST = 30;

const onItsWay = (list) => list.querySelector("[data-refresh-while]") !== null;

const refresh = async (list) => {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) {
    return list;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById(list.id);
  // Whoever is in the middle of it is not disturbed.
  if (!fresh || list.contains(document.activeElement)) {
    return list;
  }
  list.replaceWith(fresh);
  return fresh;
};

for (let list of document.querySelectorAll("[data-refresh]")) {
  let left = MOST;
  const later = () => {
    if (onItsWay(list) && left > 0) {
      left -= 1;
      setTimeout(async () => {
        list = await refresh(list).catch(() => list);
        later();
      }, PAUSE);
    }
  };
  later();
}
