#include "features/row_material.h"

#include <algorithm>

#include "base/hash.h"
#include "base/parallel.h"
#include "base/random.h"
#include "text/unicode.h"

namespace crossfade::features {
namespace {

// A name for the folded text, told apart by `within`; 0 where there is no text.
std::uint64_t name_of(std::string_view text, std::uint64_t within) {
  const std::string folded = text::fold(text);
  if (folded.empty()) return 0;
  return base::mix_seed(base::hash64(folded), within) | 1;
}

std::vector<std::string> documents(const catalogue::Catalogue& catalogue, bool with_video) {
  std::vector<std::string> documents;
  documents.reserve(catalogue.size());
  for (std::size_t row = 0; row < catalogue.size(); ++row) {
    std::string document(catalogue.text(catalogue.artist[row]));
    for (const catalogue::NameId name : {catalogue.track[row], catalogue.album[row]}) {
      document.append("\n").append(catalogue.text(name));
    }
    if (with_video) {
      for (const catalogue::NameId name : {catalogue.title[row], catalogue.channel[row]}) {
        document.append("\n").append(catalogue.text(name));
      }
    }
    documents.push_back(std::move(document));
  }
  return documents;
}

}  // namespace

NameProjections fit_names(const catalogue::Catalogue& catalogue, std::uint64_t seed, int threads) {
  TextProjectionOptions options;
  options.seed = seed;
  options.threads = std::max(1, threads / 2);
  // Side by side, as much of a fit is no work for several threads.
  NameProjections names;
  base::parallel_for(2, threads, [&](std::size_t i) {
    const bool with_video = i == 0;
    (with_video ? names.video : names.sheet) =
        TextProjection::fit(documents(catalogue, with_video), options);
  });
  return names;
}

// A roster's tracks are compared by the names of their sheets.
void NamesRead::include(Scenario scenario) {
  video = video || video_is_out(scenario);
  sheet = sheet || !video_is_out(scenario) || has_roster(scenario);
}

RowMaterial read_material(const catalogue::Catalogue& catalogue, const NameProjections& projections,
                          int threads, NamesRead read) {
  RowMaterial material{catalogue, read_all_cues(catalogue, threads), {}, {}};
  if (read.sheet) {
    material.sheet_names = projections.sheet.project(documents(catalogue, false), threads);
  }
  if (read.video) {
    material.video_names = projections.video.project(documents(catalogue, true), threads);
  }
  for (std::size_t row = 0; row < catalogue.size(); ++row) {
    const std::string_view artist = catalogue.text(catalogue.artist[row]);
    const std::string_view track = catalogue.text(catalogue.track[row]);
    const std::string_view title = catalogue.text(catalogue.title[row]);
    material.artist_words.add(text::display_width(artist) > 1 ? artist : "");
    material.track_words.add(track);
    material.title_words.add(title.empty() ? track : title);
    material.album.push_back(name_of(catalogue.text(catalogue.album[row]), 1));
    material.channel.push_back(name_of(catalogue.text(catalogue.channel[row]), 0));
  }
  return material;
}

const learn::FeatureMatrix& names_in(const RowMaterial& material, Scenario scenario) {
  return video_is_out(scenario) ? material.video_names : material.sheet_names;
}

}  // namespace crossfade::features
