#pragma once

namespace crossfade::stats {

/// The share of Student's t distribution (1908) with `degrees` > 0 degrees of freedom, not
/// necessarily whole, that lies at or below `t`; to about 1e-12. NaN gives NaN.
double student_cdf(double t, double degrees);
/// Where the share `probability` (0 to 1, without the ends) lies below; to about 1e-10.
double student_quantile(double probability, double degrees);
/// The chance of a t at least as far from 0 on either side: the p-value of a two-sided test.
double two_sided_p(double t, double degrees);

}  // namespace crossfade::stats
