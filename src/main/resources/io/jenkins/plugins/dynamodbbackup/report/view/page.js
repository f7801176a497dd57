/* Long tables get a box that shows only the rows with the words typed into it. */
(function () {
  const worthFiltering = 10;

  function filter(box) {
    const table = document.getElementById(box.dataset.dynamodbFilter);
    const input = box.querySelector("input");
    const status = box.querySelector("[role=status]");
    const rows = Array.from(table.tBodies[0].rows);
    if (rows.length < worthFiltering) {
      return;
    }
    const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
    box.hidden = false;
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row) => {
        const found = words.every((word) => texts.get(row).includes(word));
        row.hidden = !found;
        shown += found ? 1 : 0;
      });
      status.textContent =
        words.length === 0
          ? ""
          : status.dataset.dynamodbFound.replace("{0}", shown).replace("{1}", rows.length);
    });
  }

  function begin() {
    document.querySelectorAll("[data-dynamodb-filter]").forEach(filter);
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", begin);
  } else {
    begin();
  }
})();
