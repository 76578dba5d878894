#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "features/character_grams.h"
#include "learn/feature_matrix.h"

namespace crossfade::features {

struct TextProjectionOptions {
  std::size_t components = 120;        ///< fewer where the texts do not fill so many
  std::size_t most_grams = 20000;      ///< memory and file size grow with grams x components
  std::uint32_t least_documents = 10;  ///< that a gram must occur in; lower it for few texts
  std::uint64_t seed = 1;
  int threads = 1;  ///< any number gives the same bytes
};

/// Places texts in a space of a few dimensions by how they are spelt, without any target: weights
/// of their character grams (TF-IDF, Salton and Buckley 1988), projected on the leading directions
/// in which the fitted texts differ (latent semantic analysis, Deerwester et al. 1990). A document
/// is the names of one track, one a line ("artist\ntrack\nalbum"). They are read through
/// text::fold: case does not count, diacritics and punctuation do, as they tell languages and kinds
/// of release apart. Immutable; any number of threads may project.
class TextProjection {
 public:
  /// Nothing learnt: no components.
  TextProjection() = default;
  /// Learns grams, weights and directions. With fewer documents than twice least_documents there
  /// are no components. Takes about 3 kB of memory a document.
  static TextProjection fit(std::span<const std::string> documents,
                            const TextProjectionOptions& options);

  std::size_t component_count() const { return components_; }
  std::size_t gram_count() const { return vocabulary_.size(); }

  /// documents x component_count(), each in about -1 to 1. A document without a single known gram
  /// is missing (NaN) throughout: zero would be a place among the others.
  learn::FeatureMatrix project(std::span<const std::string> documents, int threads = 1) const;
  /// The same values for one document, component_count() of them.
  std::vector<float> project_one(std::string_view document) const;

  void write(base::ByteWriter& out) const;
  /// Throws base::Error (kInputRefused) on a damaged record.
  static TextProjection read(base::ByteReader& in);

 private:
  std::size_t components_ = 0;
  GramVocabulary vocabulary_;
  std::vector<float> rarity_;      // one a gram: its inverse document frequency
  base::Array<float> directions_;  // a gram's weight in each component, gram after gram
};

}  // namespace crossfade::features
