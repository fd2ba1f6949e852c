import { createHash } from "node:crypto";

/** First ten characters of the SHA-256 of the content: enough to tell versions of one object apart. */
export function contentHash(content: unknown): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 10);
}
