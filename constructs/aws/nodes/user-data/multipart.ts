export interface Part {
  readonly type: string;
  readonly content: string;
}

const boundary = "==gantry==";

/**
 * A MIME message of several parts, as cloud-init and nodeadm take it: each reads the parts of its own types.
 *
 * @throws Error when a part has the boundary in it, and so would end before its end.
 */
export function multipart(parts: readonly Part[]): string {
  const unfit = parts.find(({ content }) => content.includes(boundary));
  if (unfit) throw new Error(`a part of type ${unfit.type} contains the boundary ${boundary}`);
  return [
    "MIME-Version: 1.0",
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    "",
    ...parts.flatMap(({ type, content }) => [
      `--${boundary}`,
      `Content-Type: ${type}; charset="us-ascii"`,
      "",
      content.trimEnd(),
      "",
    ]),
    `--${boundary}--`,
    "",
  ].join("\n");
}
