// A search of all boxes.
//
// With ten bins a column there are 54 runs that leave some bin out, and with ten columns some
// 131,000 pairs of runs. Each is judged in constant time: rows and values are summed once into the
// cells of two columns, then summed up along both, so that any box is four corners of that table.
// That judgement takes rows for independent; it is only good for a short list. The boxes on that
// are judged again with rows of one group allowed to hang together, and taken one by one, the
// surest first, unless they say much the same as one that was taken. The simpler rule is the better
// one to be told: boxes of one side come first, and a box of two must do clearly better than either
// side does alone.
#include "insight/box_search.h"

#include <algorithm>
#include <cmath>

namespace crossfade::insight {
namespace {

constexpr std::size_t kShortList = 300;  // boxes of one kind that are judged by groups
constexpr double kMostAlike = 0.5;       // shared rows of two boxes, as a share of those in either
constexpr double kEarned = 2;            // standard errors by which a box of two beats a side alone

struct Scored {
  BinBox box;
  double z = 0;
};

// Rows and sum of values.
struct Cell {
  double rows = 0;
  double total = 0;
};

double spread_of(std::span<const double> values) {
  double total = 0;
  double squares = 0;
  for (const double value : values) total += value;
  const double mean = total / static_cast<double>(values.size());
  for (const double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / static_cast<double>(values.size()));
}

// Judges boxes by their rows and sum, against all rows.
class QuickJudge {
 public:
  QuickJudge(const BoxRows& rows, const BoxSearchOptions& options)
      : options_(options), spread_(spread_of(rows.value)) {
    all_.rows = static_cast<double>(rows.value.size());
    for (const double value : rows.value) all_.total += value;
  }

  // Whether what lies inside does better than the rest of one of its sides.
  bool earns_place(const Cell& inside, const Cell& side) const {
    const double rest = side.rows - inside.rows;
    if (!(inside.rows > 0) || !(rest > 0)) return false;
    const double gain = inside.total / inside.rows - (side.total - inside.total) / rest;
    return gain >= kEarned * spread_ * std::sqrt(1 / inside.rows + 1 / rest);
  }

  // Keeps the box if it is large enough and better than the others by enough.
  void judge(const BinBox& box, const Cell& inside, std::vector<Scored>& kept) const {
    const double others = all_.rows - inside.rows;
    const auto least = static_cast<double>(options_.least_rows);
    if (inside.rows < least || others < least) return;
    const double mean = inside.total / inside.rows;
    const double other_mean = (all_.total - inside.total) / others;
    const double lift = options_.scale == stats::Scale::kLogarithmic ? std::expm1(mean - other_mean)
                                                                     : mean / other_mean - 1;
    if (!(lift >= options_.least_lift)) return;
    const double error = spread_ * std::sqrt(1 / inside.rows + 1 / others);
    kept.push_back({box, (mean - other_mean) / error});
  }

 private:
  const BoxSearchOptions& options_;
  double spread_;
  Cell all_;
};

std::size_t runs_of(std::size_t bins) { return bins > 0 ? bins * (bins + 1) / 2 - 1 : 0; }

// Calls `use` with the first and last bin of every run that leaves some bin out.
void for_each_run(std::size_t bins, const auto& use) {
  for (std::size_t first = 0; first < bins; ++first) {
    for (std::size_t last = first; last < bins; ++last) {
      if (last - first + 1 < bins) use(first, last);
    }
  }
}

BinRun run(std::size_t column, std::size_t first, std::size_t last) {
  return {static_cast<std::uint32_t>(column), static_cast<std::uint8_t>(first),
          static_cast<std::uint8_t>(last)};
}

// sums[(i, j)]: of the rows in bins below i of one column and below j of the other.
class CellTable {
 public:
  CellTable(const BoxRows& rows, std::size_t a, std::size_t b)
      : width_(rows.features.bin_count(b) + 1), cells_((rows.features.bin_count(a) + 1) * width_) {
    const std::uint8_t* codes_a = rows.features.column(a);
    const std::uint8_t* codes_b = rows.features.column(b);
    for (std::size_t i = 0; i < rows.rows.size(); ++i) {
      const std::uint8_t in_a = codes_a[rows.rows[i]];
      const std::uint8_t in_b = codes_b[rows.rows[i]];
      if (in_a == learn::BinnedMatrix::kMissing || in_b == learn::BinnedMatrix::kMissing) continue;
      Cell& cell = cells_[(in_a + 1U) * width_ + in_b + 1U];
      cell.rows += 1;
      cell.total += rows.value[i];
    }
    for (std::size_t i = width_; i < cells_.size(); ++i) {
      if (i % width_ == 0) continue;
      add(i, i - 1);
    }
    for (std::size_t i = width_; i < cells_.size(); ++i) add(i, i - width_);
  }

  Cell inside(std::size_t first_a, std::size_t last_a, std::size_t first_b,
              std::size_t last_b) const {
    const Cell& high = cells_[(last_a + 1) * width_ + last_b + 1];
    const Cell& left = cells_[first_a * width_ + last_b + 1];
    const Cell& below = cells_[(last_a + 1) * width_ + first_b];
    const Cell& both = cells_[first_a * width_ + first_b];
    return {high.rows - left.rows - below.rows + both.rows,
            high.total - left.total - below.total + both.total};
  }

 private:
  void add(std::size_t to, std::size_t from) {
    cells_[to].rows += cells_[from].rows;
    cells_[to].total += cells_[from].total;
  }

  std::size_t width_;
  std::vector<Cell> cells_;
};

std::size_t judge_runs(const BoxRows& rows, const QuickJudge& judge, std::vector<Scored>& kept) {
  std::size_t searched = 0;
  for (std::size_t column = 0; column < rows.features.columns(); ++column) {
    const std::size_t bins = rows.features.bin_count(column);
    std::vector<Cell> below(bins + 1);
    for (std::size_t i = 0; i < rows.rows.size(); ++i) {
      const std::uint8_t bin = rows.features.column(column)[rows.rows[i]];
      if (bin == learn::BinnedMatrix::kMissing) continue;
      below[bin + 1U].rows += 1;
      below[bin + 1U].total += rows.value[i];
    }
    for (std::size_t bin = 0; bin < bins; ++bin) {
      below[bin + 1].rows += below[bin].rows;
      below[bin + 1].total += below[bin].total;
    }
    for_each_run(bins, [&](std::size_t first, std::size_t last) {
      const Cell inside{below[last + 1].rows - below[first].rows,
                        below[last + 1].total - below[first].total};
      judge.judge({{run(column, first, last), {}}, 1}, inside, kept);
      ++searched;
    });
  }
  return searched;
}

std::size_t judge_pairs(const BoxRows& rows, const QuickJudge& judge, std::vector<Scored>& kept) {
  std::size_t searched = 0;
  const std::size_t columns = rows.features.columns();
  for (std::size_t a = 0; a < columns; ++a) {
    for (std::size_t b = a + 1; b < columns; ++b) {
      const CellTable table(rows, a, b);
      const std::size_t bins_a = rows.features.bin_count(a);
      const std::size_t bins_b = rows.features.bin_count(b);
      for_each_run(bins_a, [&](std::size_t first_a, std::size_t last_a) {
        for_each_run(bins_b, [&](std::size_t first_b, std::size_t last_b) {
          const Cell inside = table.inside(first_a, last_a, first_b, last_b);
          if (!judge.earns_place(inside, table.inside(first_a, last_a, 0, bins_b - 1))) return;
          if (!judge.earns_place(inside, table.inside(0, bins_a - 1, first_b, last_b))) return;
          judge.judge({{run(a, first_a, last_a), run(b, first_b, last_b)}, 2}, inside, kept);
        });
        searched += runs_of(bins_b);
      });
    }
  }
  return searched;
}

bool is_better(const Scored& a, const Scored& b) { return a.z > b.z; }

// The best of `boxes` with what groups say of them, best first.
std::vector<Scored> judge_by_groups(const BoxRows& rows, std::vector<Scored> boxes) {
  const std::size_t kept = std::min(kShortList, boxes.size());
  std::partial_sort(boxes.begin(), boxes.begin() + static_cast<std::ptrdiff_t>(kept), boxes.end(),
                    is_better);
  boxes.resize(kept);
  for (Scored& each : boxes) {
    const double z = stats::clustered_z({rows.value, in_box(rows, each.box), rows.group});
    each.z = std::isnan(z) ? 0 : z;
  }
  std::ranges::stable_sort(boxes, is_better);
  return boxes;
}

// A box that was taken, with its rows.
struct Taken {
  BinBox box;
  std::vector<char> inside;
};

bool has_same_columns(const BinBox& a, const BinBox& b) {
  return a.sides == b.sides && a.runs[0].column == b.runs[0].column &&
         (a.sides == 1 || a.runs[1].column == b.runs[1].column);
}

// Whether two boxes overlap in the same columns, or hold nearly the same rows by others.
bool are_alike(const Taken& a, const Taken& b) {
  std::size_t shared = 0;
  std::size_t either = 0;
  for (std::size_t i = 0; i < a.inside.size(); ++i) {
    shared += static_cast<std::size_t>(a.inside[i] & b.inside[i]);
    either += static_cast<std::size_t>(a.inside[i] | b.inside[i]);
  }
  if (has_same_columns(a.box, b.box)) return shared > 0;
  return static_cast<double>(shared) > kMostAlike * static_cast<double>(either);
}

// Takes boxes until there are `wanted` in all.
void take(const BoxRows& rows, std::span<const Scored> boxes, std::size_t wanted,
          std::vector<Taken>& taken) {
  for (const Scored& each : boxes) {
    if (taken.size() >= wanted) return;
    Taken next{each.box, in_box(rows, each.box)};
    const auto is_alike = [&](const Taken& other) { return are_alike(next, other); };
    if (std::ranges::none_of(taken, is_alike)) taken.push_back(std::move(next));
  }
}

}  // namespace

std::vector<char> in_box(const BoxRows& rows, const BinBox& box) {
  std::vector<char> inside(rows.rows.size(), 1);
  for (const BinRun& run : std::span(box.runs).first(box.sides)) {
    const std::uint8_t* codes = rows.features.column(run.column);
    for (std::size_t i = 0; i < inside.size(); ++i) {
      const std::uint8_t bin = codes[rows.rows[i]];
      if (bin < run.first || bin > run.last) inside[i] = 0;
    }
  }
  return inside;
}

BoxSearch search_boxes(const BoxRows& rows, const BoxSearchOptions& options) {
  BoxSearch search;
  const QuickJudge judge(rows, options);
  std::vector<Scored> runs;
  std::vector<Scored> pairs;
  search.searched = judge_runs(rows, judge, runs) + judge_pairs(rows, judge, pairs);
  std::vector<Taken> taken;
  take(rows, judge_by_groups(rows, std::move(runs)), options.wanted / 2, taken);
  take(rows, judge_by_groups(rows, std::move(pairs)), options.wanted, taken);
  for (const Taken& each : taken) search.boxes.push_back(each.box);
  return search;
}

}  // namespace crossfade::insight
