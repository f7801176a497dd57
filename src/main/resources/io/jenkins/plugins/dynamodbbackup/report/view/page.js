/*
 * Adds a filter box to long tables. A row can have a detail line below it, which stays with its row when Jenkins sorts the
 * table.
 */
(function () {
  const worthFiltering = 10;

  function filter(box) {
    const table = document.getElementById(box.dataset.dynamodbFilter);
    const input = box.querySelector("input");
    const status = box.querySelector("[role=status]");
    const below = linesBelow(table.tBodies[0]);
    const rows = Array.from(table.tBodies[0].rows).filter((row) => !row.dataset.dynamodbBelow);
    if (rows.length < worthFiltering) {
      return;
    }
    const parts = (row) => (below.has(row) ? [row, below.get(row)] : [row]);
    const text = (row) => parts(row).map((part) => part.textContent).join(" ").toLowerCase();
    const texts = new Map(rows.map((row) => [row, text(row)]));
    box.hidden = false;
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row) => {
        const found = words.every((word) => texts.get(row).includes(word));
        parts(row).forEach((part) => (part.hidden = !found));
        shown += found ? 1 : 0;
      });
      status.textContent =
        words.length === 0
          ? ""
          : status.dataset.dynamodbFound.replace("{0}", shown).replace("{1}", rows.length);
    });
  }

  /** Maps each row to the detail line below it. */
  function linesBelow(body) {
    const below = new Map();
    Array.from(body.rows)
      .filter((line) => line.dataset.dynamodbBelow)
      .forEach((line) => below.set(body.rows.namedItem(line.dataset.dynamodbBelow), line));
    return below;
  }

  function keepTogether(table) {
    const body = table.tBodies[0];
    const below = linesBelow(body);
    const join = () =>
      below.forEach((line, row) => {
        if (row.nextElementSibling !== line) {
          body.insertBefore(line, row.nextSibling);
        }
      });
    const watch = new MutationObserver(() => {
      join();
      watch.takeRecords();
    });
    join(); // Jenkins may already have restored the previous sort order
    watch.observe(body, { childList: true });
  }

  // By Jenkins' own means, so that it also reaches what is fetched while a build runs.
  Behaviour.specify(".dynamodb-wide > .sortable", "dynamodb-lines-below", 0, keepTogether);
  Behaviour.specify("[data-dynamodb-filter]", "dynamodb-filter", 0, filter);
})();
