/*
 * Hides the fields that do not belong to the selected mode. A field with a value of its own stays, so that no value is
 * stored that cannot be seen.
 */
Behaviour.specify("select.dynamodb-backup-mode", "dynamodb-backup-mode", 0, (mode) => {
  const fields = mode.closest(".jenkins-form-item").parentElement;

  function hasValue(field) {
    return Array.from(field.querySelectorAll("input, textarea")).some((input) =>
      input.type === "checkbox" ? input.checked : !["", field.dataset.unset].includes(input.value.trim()),
    );
  }

  function show() {
    fields.querySelectorAll("[data-dynamodb-modes]").forEach((field) => {
      field.hidden = !field.dataset.dynamodbModes.split(" ").includes(mode.value) && !hasValue(field);
    });
  }

  mode.addEventListener("change", show);
  mode.addEventListener("filled", show);
  show();
});
