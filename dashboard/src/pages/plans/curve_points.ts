import type { Schemas } from "../../api/request";

/** A point of a platform's curve: the streams a week that a weekly spend brings, with its band. */
export interface CurvePoint {
  readonly platform: string;
  readonly spend: number;
  readonly streams: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** The points of a platform's curve, by spend; points without a spend are left out. */
export function curvePoints({ name, points }: Schemas["PromotionSplit"]["platforms"][number]): CurvePoint[] {
  return points.spend.flatMap((spend, i) =>
    spend === null
      ? []
      : [
          {
            platform: name,
            spend,
            streams: points.streams[i] ?? null,
            low: points.low[i] ?? null,
            high: points.high[i] ?? null,
          },
        ],
  );
}

/** The curve's height at a spend, straight between its points; null outside of them. */
export function curveAt(curve: readonly CurvePoint[], spend: number): number | null {
  const after = curve.findIndex((point) => point.spend >= spend);
  const [left, right] = [curve[Math.max(after - 1, 0)], curve[after]];
  if (left === undefined || right === undefined || left.streams === null || right.streams === null) return null;
  if (right.spend === left.spend) return right.spend === spend ? right.streams : null;
  const way = (spend - left.spend) / (right.spend - left.spend);
  return left.streams + way * (right.streams - left.streams);
}
