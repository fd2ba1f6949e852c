/** Whether all expressions of the text are plain references to ephemeral resources, whose values nothing keeps. */
export function isEphemeral(text: string): boolean {
  return [...text.replace(/\$\$\{/g, "").matchAll(/\$\{([^}]*)\}/g)].every(([, inner = ""]) =>
    /^\s*ephemeral\.[\w.[\]-]+\s*$/.test(inner),
  );
}
