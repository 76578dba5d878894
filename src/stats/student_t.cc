// Student's distribution by way of the incomplete beta function: with x = n / (n + t^2),
//   P(|T| > |t|) = I_x(n / 2, 1 / 2),
// and I_x by its continued fraction (Abramowitz and Stegun 1964, 26.5.8), worked out from the front
// by Lentz's method as Thompson and Barnett (1986) mended it. The fraction converges fast for x
// below (a + 1) / (a + b + 2); above, I_x(a, b) = 1 - I_(1-x)(b, a). The quantile halves an
// interval of t until doubles cannot tell its ends apart: slow, certain, and asked for a few times
// a study.
#include "stats/student_t.h"

#include <cmath>
#include <limits>

#include "base/check.h"

namespace crossfade::stats {
namespace {

double away_from_zero(double value) {
  constexpr double kTiny = 1e-300;
  return std::abs(value) < kTiny ? kTiny : value;
}

double beta_fraction(double x, double a, double b) {
  constexpr int kMostSteps = 10000;
  double c = 1;
  double d = 1 / away_from_zero(1 - (a + b) * x / (a + 1));
  double fraction = d;
  for (int m = 1; m <= kMostSteps; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away_from_zero(1 + even * d);
    c = away_from_zero(1 + even / c);
    fraction *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away_from_zero(1 + odd * d);
    c = away_from_zero(1 + odd / c);
    fraction *= d * c;
    if (std::abs(d * c - 1) < 1e-15) break;
  }
  return fraction;
}

// I_x(a, b), told x and 1 - x, either of which may be too small to be left of the other.
double incomplete_beta(double x, double rest, double a, double b) {
  if (x <= 0) return 0;
  if (rest <= 0) return 1;
  const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) +
                                a * std::log(x) + b * std::log(rest));
  if (x < (a + 1) / (a + b + 2)) return front * beta_fraction(x, a, b) / a;
  return 1 - front * beta_fraction(rest, b, a) / b;
}

}  // namespace

double two_sided_p(double t, double degrees) {
  CF_CHECK(degrees > 0);
  if (std::isnan(t)) return std::numeric_limits<double>::quiet_NaN();
  if (std::isinf(t)) return 0;
  const double square = t * t;
  return incomplete_beta(degrees / (degrees + square), square / (degrees + square), degrees / 2,
                         0.5);
}

double student_cdf(double t, double degrees) {
  const double tail = two_sided_p(t, degrees) / 2;
  return t > 0 ? 1 - tail : tail;
}

double student_quantile(double probability, double degrees) {
  CF_CHECK(probability > 0 && probability < 1);
  double low = -1;
  double high = 1;
  while (student_cdf(low, degrees) > probability) low *= 2;
  while (student_cdf(high, degrees) < probability) high *= 2;
  while (true) {
    const double middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return middle;
    (student_cdf(middle, degrees) < probability ? low : high) = middle;
  }
}

}  // namespace crossfade::stats
