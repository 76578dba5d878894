#include "insight/outliers.h"

#include <array>
#include <cmath>

#include "stats/summary.h"

namespace crossfade::insight {
namespace {

using catalogue::Catalogue;

constexpr double kSigmas = 3;
constexpr double kScaledDeviations = 3.5;  // Iglewicz and Hoaglin 1993
constexpr double kHitShare = 0.9;
constexpr double kTopShare = 0.99;

struct Column {
  std::string_view name;
  std::vector<double> Catalogue::*values;
};
constexpr std::array<Column, 3> kColumns = {
    {{"streams", &Catalogue::streams}, {"views", &Catalogue::views}, {"likes", &Catalogue::likes}}};

// Rows whose value stands farther than `limit` from `centre`.
OutlierList far_rows(OutlierRule rule, std::string_view column, const std::vector<double>& values,
                     double centre, double limit) {
  OutlierList list{rule, column, 0, {}};
  for (std::size_t row = 0; row < values.size(); ++row) {
    if (std::isnan(values[row])) continue;
    ++list.checked;
    if (std::abs(values[row] - centre) > limit) {
      list.rows.push_back(static_cast<std::uint32_t>(row));
    }
  }
  return list;
}

OutlierList three_sigma(const Column& column, const Catalogue& catalogue,
                        const std::vector<bool>& is_cut) {
  std::vector<double> values = catalogue.*column.values;
  for (std::size_t row = 0; row < values.size(); ++row) {
    if (is_cut[row]) values[row] = std::nan("");
  }
  const double limit = kSigmas * stats::standard_deviation(values);
  return far_rows(OutlierRule::kThreeSigma, column.name, values, stats::mean(values), limit);
}

OutlierList robust(const Column& column, const Catalogue& catalogue) {
  std::vector<double> logs = catalogue.*column.values;
  for (double& value : logs) value = std::log1p(value);
  const double deviation = stats::median_absolute_deviation(logs);
  // Without spread every other value would be an outlier; nothing can be said then.
  const double limit = deviation > 0 ? kScaledDeviations * deviation : HUGE_VAL;
  return far_rows(OutlierRule::kRobust, column.name, logs, stats::median(logs), limit);
}

OutlierBill bill_of(OutlierRule rule, const Catalogue& catalogue, const std::vector<bool>& is_cut) {
  const double hit = stats::quantile(catalogue.streams, kHitShare);
  const double top = stats::quantile(catalogue.streams, kTopShare);
  OutlierBill bill{};
  bill.rule = rule;
  bill.rows = catalogue.size();
  for (std::size_t row = 0; row < catalogue.size(); ++row) {
    const std::size_t cut = is_cut[row] ? 1 : 0;
    const double streams = catalogue.streams[row];
    const double views = catalogue.views[row];
    bill.rows_cut += cut;
    if (!std::isnan(views)) {
      bill.views += views;
      bill.views_cut += cut ? views : 0;
    }
    if (std::isnan(streams)) continue;
    bill.streams += streams;
    bill.streams_cut += cut ? streams : 0;
    bill.hits += streams > hit ? 1 : 0;
    bill.hits_cut += streams > hit ? cut : 0;
    bill.top_percent += streams > top ? 1 : 0;
    bill.top_percent_cut += streams > top ? cut : 0;
  }
  return bill;
}

void mark(const OutlierList& list, std::vector<bool>& is_cut) {
  for (const std::uint32_t row : list.rows) is_cut[row] = true;
}

}  // namespace

OutlierReport find_outliers(const Catalogue& catalogue) {
  OutlierReport report;
  std::vector<bool> sigma_cut(catalogue.size());
  for (const Column& column : kColumns) {
    report.lists.push_back(three_sigma(column, catalogue, sigma_cut));
    mark(report.lists.back(), sigma_cut);
  }
  report.bills.push_back(bill_of(OutlierRule::kThreeSigma, catalogue, sigma_cut));
  std::vector<bool> robust_cut(catalogue.size());
  for (const Column& column : kColumns) {
    report.lists.push_back(robust(column, catalogue));
    mark(report.lists.back(), robust_cut);
  }
  report.bills.push_back(bill_of(OutlierRule::kRobust, catalogue, robust_cut));
  return report;
}

}  // namespace crossfade::insight
