// Texts as points, without a target.
//
// A document counts its character grams. A gram that occurs n times weighs (1 + ln n) x rarity,
// with rarity = 1 + ln((1 + documents) / (1 + documents that have it)); each document is then
// scaled to length 1, so that long names are no farther out than short ones. Parts of words are
// shared by names of one language, scene or kind of release ("ii ", " feat", "ção"), which whole
// names are not. The leading right singular vectors of the table documents x grams
// (truncated_svd.h) are the directions kept: a document's coordinates are its products with them.
//
// The table is not centred, so the first component is close to what all documents have in common.
// Kept as floats, the directions are what takes the memory and the bytes of a saved model.
#include "features/text_projection.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/parallel.h"
#include "stats/truncated_svd.h"
#include "text/unicode.h"

namespace crossfade::features {
namespace {

constexpr std::size_t kBlockDocuments = 256;
// Grams whose directions are asked for from memory ahead: they lie far apart.
constexpr std::size_t kFetchAhead = 3;
constexpr std::size_t kLineFloats = 16;  // of a cache line
constexpr char kGramEnd = '\n';          // stands in no gram

// Weights of a document's known grams, ascending by number; of length 1 together, or empty.
struct WeightedGrams {
  std::vector<std::uint32_t> numbers;
  std::vector<float> weights;
};

// What weighing documents one after the other needs, and its scratch memory.
class Weigher {
 public:
  Weigher(const GramVocabulary& vocabulary, std::span<const float> rarity)
      : vocabulary_(vocabulary), rarity_(rarity) {}

  const WeightedGrams& weigh(std::string_view document) {
    find_grams(text::fold(document), grams_);
    found_.clear();
    for (const CharacterGram& gram : grams_) {
      const std::uint32_t number = vocabulary_.find(gram);
      if (number != GramVocabulary::kUnknown) found_.push_back(number);
    }
    std::sort(found_.begin(), found_.end());
    result_.numbers.clear();
    raw_.clear();
    double squares = 0;
    for (std::size_t i = 0; i < found_.size();) {
      std::size_t end = i;
      while (end < found_.size() && found_[end] == found_[i]) ++end;
      const double weight = (1 + std::log(static_cast<double>(end - i))) * rarity_[found_[i]];
      result_.numbers.push_back(found_[i]);
      raw_.push_back(weight);
      squares += weight * weight;
      i = end;
    }
    result_.weights.clear();
    for (const double weight : raw_) {
      result_.weights.push_back(static_cast<float>(weight / std::sqrt(squares)));
    }
    return result_;
  }

 private:
  const GramVocabulary& vocabulary_;
  std::span<const float> rarity_;
  std::vector<CharacterGram> grams_;
  std::vector<std::uint32_t> found_;
  std::vector<double> raw_;
  WeightedGrams result_;
};

// Calls task(first, last) for blocks of documents, in parallel.
template <typename Task>
void for_each_block(std::size_t documents, int threads, const Task& task) {
  const std::size_t blocks = (documents + kBlockDocuments - 1) / kBlockDocuments;
  base::parallel_for(blocks, threads, [&](std::size_t block) {
    const std::size_t first = block * kBlockDocuments;
    task(first, std::min(first + kBlockDocuments, documents));
  });
}

// The table documents x grams.
stats::SparseMatrix weigh_all(std::span<const std::string> documents,
                              const GramVocabulary& vocabulary, std::span<const float> rarity,
                              int threads) {
  std::vector<WeightedGrams> weighted(documents.size());
  for_each_block(documents.size(), threads, [&](std::size_t first, std::size_t last) {
    Weigher weigher(vocabulary, rarity);
    for (std::size_t d = first; d < last; ++d) weighted[d] = weigher.weigh(documents[d]);
  });
  stats::SparseMatrix table;
  table.rows = documents.size();
  table.columns = vocabulary.size();
  for (const WeightedGrams& row : weighted) {
    table.entry_columns.insert(table.entry_columns.end(), row.numbers.begin(), row.numbers.end());
    table.values.insert(table.values.end(), row.weights.begin(), row.weights.end());
    table.starts.push_back(table.values.size());
  }
  return table;
}

// Adds each weight's share of its gram's directions, gram after gram.
__attribute__((always_inline)) inline void add_grams(const WeightedGrams& weighted,
                                                     std::span<const float> directions,
                                                     std::span<double> out) {
  const std::size_t components = out.size();
  double* const sums = out.data();
  for (std::size_t i = 0; i < weighted.numbers.size(); ++i) {
    const double weight = weighted.weights[i];
    const float* from = directions.data() + weighted.numbers[i] * components;
    if (i + kFetchAhead < weighted.numbers.size()) {
      const float* next = directions.data() + weighted.numbers[i + kFetchAhead] * components;
      for (std::size_t c = 0; c < components; c += kLineFloats) __builtin_prefetch(next + c);
    }
    for (std::size_t c = 0; c < components; ++c) sums[c] += weight * from[c];
  }
}

using AddGrams = void (*)(const WeightedGrams&, std::span<const float>, std::span<double>);

void add_grams_portable(const WeightedGrams& weighted, std::span<const float> directions,
                        std::span<double> out) {
  add_grams(weighted, directions, out);
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) void add_grams_avx2(const WeightedGrams& weighted,
                                                    std::span<const float> directions,
                                                    std::span<double> out) {
  add_grams(weighted, directions, out);
}
#endif

// As wide as this processor allows: the same sums in the same order.
AddGrams widest_add_grams() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) return add_grams_avx2;
#endif
  return add_grams_portable;
}

// A document's coordinates, `out`, from its weights; NaN where it has none.
void place(const WeightedGrams& weighted, std::span<const float> directions,
           std::span<double> out) {
  static const AddGrams add = widest_add_grams();
  std::fill(out.begin(), out.end(),
            weighted.numbers.empty() ? std::numeric_limits<double>::quiet_NaN() : 0.0);
  add(weighted, directions, out);
}

[[noreturn]] void refuse(const base::ByteReader& in) {
  throw base::Error(base::ErrorKind::kInputRefused, "holds a damaged text projection",
                    {in.file(), 0, 0}, "train the models again");
}

// The grams of `text`, each ended by kGramEnd; refuses what find_grams() could not have made.
std::vector<CharacterGram> split_grams(std::string_view text, const base::ByteReader& in) {
  std::vector<CharacterGram> grams;
  while (!text.empty()) {
    const std::size_t end = text.find(kGramEnd);
    CharacterGram gram;
    if (end == std::string_view::npos || end == 0 || end > gram.bytes.size()) refuse(in);
    std::ranges::copy(text.substr(0, end), gram.bytes.begin());
    if (!grams.empty() && !(grams.back() < gram)) refuse(in);
    grams.push_back(gram);
    text.remove_prefix(end + 1);
  }
  return grams;
}

}  // namespace

TextProjection TextProjection::fit(std::span<const std::string> documents,
                                   const TextProjectionOptions& options) {
  TextProjection projection;
  if (documents.empty() || documents.size() < std::size_t{2} * options.least_documents) {
    return projection;
  }
  GramCounter counter;
  std::vector<CharacterGram> grams;
  for (const std::string& document : documents) {
    find_grams(text::fold(document), grams);
    counter.add_text(grams);
  }
  GramVocabulary vocabulary = counter.common(options.least_documents, options.most_grams);
  std::vector<float> rarity;
  for (std::size_t g = 0; g < vocabulary.size(); ++g) {
    const double having = counter.count(vocabulary.gram(g));
    rarity.push_back(static_cast<float>(
        1 + std::log((1 + static_cast<double>(documents.size())) / (1 + having))));
  }

  stats::SvdOptions svd_options;
  svd_options.components = options.components;
  svd_options.seed = options.seed;
  svd_options.threads = options.threads;
  const stats::TruncatedSvd svd =
      stats::truncated_svd(weigh_all(documents, vocabulary, rarity, options.threads), svd_options);
  if (svd.singular_values.empty()) return projection;
  projection.components_ = svd.singular_values.size();
  std::vector<float> directions;
  directions.reserve(vocabulary.size() * projection.components_);
  for (std::size_t g = 0; g < vocabulary.size(); ++g) {
    for (std::size_t c = 0; c < projection.components_; ++c) {
      directions.push_back(static_cast<float>(svd.right_vectors.at(g, c)));
    }
  }
  projection.directions_ = base::Array<float>(std::move(directions));
  projection.vocabulary_ = std::move(vocabulary);
  projection.rarity_ = std::move(rarity);
  return projection;
}

learn::FeatureMatrix TextProjection::project(std::span<const std::string> documents,
                                             int threads) const {
  learn::FeatureMatrix result(documents.size(), components_);
  if (components_ == 0) return result;
  for_each_block(documents.size(), threads, [&](std::size_t first, std::size_t last) {
    Weigher weigher(vocabulary_, rarity_);
    std::vector<double> sums(components_);
    for (std::size_t d = first; d < last; ++d) {
      place(weigher.weigh(documents[d]), directions_.span(), sums);
      for (std::size_t c = 0; c < components_; ++c) {
        result.column(c)[d] = static_cast<float>(sums[c]);
      }
    }
  });
  return result;
}

std::vector<float> TextProjection::project_one(std::string_view document) const {
  std::vector<double> sums(components_);
  place(Weigher(vocabulary_, rarity_).weigh(document), directions_.span(), sums);
  std::vector<float> result;
  for (const double sum : sums) result.push_back(static_cast<float>(sum));
  return result;
}

void TextProjection::write(base::ByteWriter& out) const {
  std::string grams;
  for (std::size_t g = 0; g < vocabulary_.size(); ++g) {
    grams.append(vocabulary_.gram(g).text()).push_back(kGramEnd);
  }
  out.put<std::uint64_t>(components_);
  out.put_string(grams);
  out.put_vector<float>(rarity_);
  out.put_array<float>(directions_.span());
}

TextProjection TextProjection::read(base::ByteReader& in) {
  TextProjection projection;
  projection.components_ = in.get<std::uint64_t>();
  projection.vocabulary_ = GramVocabulary(split_grams(in.get_string(), in));
  projection.rarity_ = in.get_vector<float>();
  projection.directions_ = in.get_array<float>();
  const std::size_t grams = projection.vocabulary_.size();
  const auto finite = [](float value) { return std::isfinite(value); };
  const bool whole = projection.components_ == 0
                         ? grams == 0 && projection.directions_.empty()
                         : projection.directions_.size() / projection.components_ == grams &&
                               projection.directions_.size() % projection.components_ == 0;
  if (!whole || projection.rarity_.size() != grams || (projection.components_ > 0 && grams == 0) ||
      !std::ranges::all_of(projection.rarity_, finite) ||
      !std::ranges::all_of(projection.directions_, finite)) {
    refuse(in);
  }
  return projection;
}

}  // namespace crossfade::features
