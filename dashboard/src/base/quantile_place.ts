/** The share of values below `value`, 0 to 1, where `quantiles` are those of shares evenly from 0 to 1;
 * straight lines between them. Null where there are none, or no value. */
export function quantilePlace(quantiles: readonly number[], value: number | null): number | null {
  const last = quantiles.length - 1;
  const [low, high] = [quantiles[0], quantiles[last]];
  if (value === null || low === undefined || high === undefined || last === 0) return null;
  if (value <= low) return 0;
  if (value >= high) return 1;
  const above = quantiles.findIndex((quantile) => quantile > value);
  const [from, to] = [quantiles[above - 1] ?? low, quantiles[above] ?? high];
  return (above - 1 + (value - from) / (to - from)) / last;
}
