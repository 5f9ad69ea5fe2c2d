"use strict";
// Shows and hides what certify has worked out; computes nothing. Text goes in as text, never as
// markup: names come from files of strangers.
(() => {
  const byId = (id) => document.getElementById(id);

  /* The gallery's filter. */
  const filter = byId("filter");
  if (filter) {
    const pictures = Array.from(byId("pictures").children);
    const choices = Array.from(filter.querySelectorAll("select"));
    const show = () => {
      let shown = 0;
      for (const picture of pictures) {
        const fits = choices.every((c) => !c.value || picture.dataset[c.dataset.filter] === c.value);
        picture.hidden = !fits;
        shown += fits ? 1 : 0;
      }
      byId("filtered").textContent = shown + " of " + pictures.length + " pictures";
    };
    filter.addEventListener("change", show);
    filter.addEventListener("submit", (event) => event.preventDefault());
    byId("boxes").addEventListener("change", (event) => {
      byId("pictures").classList.toggle("bare", !event.target.checked);
    });
    filter.reset();
    filter.hidden = false;
    show();
  }
})();
