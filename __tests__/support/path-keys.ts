/** Keys of a path such as `target.registry`; a backslash keeps a dot in its key: `pullThrough.quay\\.io`. */
export function pathKeys(path: string): readonly string[] {
  return path.split(/(?<!\\)\./).map((key) => key.replaceAll("\\.", "."));
}
