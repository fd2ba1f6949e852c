/** Kernel parameters that a boot script writes down, for an image that runs no scripts and must have the same. */
export function kernelParameters(script: string): Readonly<Record<string, string>> {
  const lines = script.matchAll(/^(?:echo ')?([a-z]+(?:\.\w+)+) = (\d+)(?:'|$)/gm);
  return Object.fromEntries([...lines].map(([, key, value]) => [key, value]));
}
