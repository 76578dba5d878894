// The scores of the main estimate are each track's effect plus noise without a bias, so their mean
// over any group that is known before the video is the group's effect (Semenova and Chernozhukov
// 2021), with errors by artist. Several groups are looked at at once: their intervals hold all
// together (Bonferroni), and whether a group differs from the rest of its grouping is tested with
// Holm's adjustment.
#include "insight/video_effect_groups.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include "stats/multiplicity.h"
#include "stats/within_groups.h"

namespace crossfade::insight {
namespace {

using text::Bilingual;

constexpr std::size_t kNoGroup = SIZE_MAX;

// One way to part the compared tracks.
struct Grouping {
  Bilingual name;
  std::vector<Bilingual> groups;
  std::vector<std::size_t> of;  ///< one a compared row; kNoGroup: in none
};

Grouping by_album_type(const features::RowMaterial& material, const VideoEffectRows& rows) {
  constexpr std::array<std::string_view, 3> kTypes = {"album", "single", "compilation"};
  Grouping grouping{{"album type", "앨범 유형"},
                    {{"album", "정규 앨범"}, {"single", "싱글"}, {"compilation", "컴필레이션"}},
                    std::vector<std::size_t>(rows.size(), kNoGroup)};
  const catalogue::Catalogue& catalogue = material.catalogue;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const catalogue::NameId id = catalogue.album_type[rows.rows[i]];
    if (id == catalogue::kNoName) continue;
    const auto type = std::ranges::find(kTypes, catalogue.text(id));
    if (type != kTypes.end()) grouping.of[i] = static_cast<std::size_t>(type - kTypes.begin());
  }
  return grouping;
}

Grouping by_artist_size(const VideoEffectRows& rows) {
  Grouping grouping{{"size of the artist", "아티스트 규모"},
                    {{"smallest third", "하위 3분의 1"},
                     {"middle third", "중간 3분의 1"},
                     {"largest third", "상위 3분의 1"}},
                    std::vector<std::size_t>(rows.size(), kNoGroup)};
  const std::vector<double> level = stats::group_means(rows.log_streams, rows.artist);
  std::vector<double> of_artist(rows.artists);
  for (std::size_t i = 0; i < rows.size(); ++i) of_artist[rows.artist[i]] = level[i];
  std::vector<std::size_t> order(rows.artists);
  for (std::size_t a = 0; a < order.size(); ++a) order[a] = a;
  std::ranges::stable_sort(order, {}, [&](std::size_t a) { return of_artist[a]; });
  std::vector<std::size_t> third(rows.artists);
  for (std::size_t rank = 0; rank < order.size(); ++rank)
    third[order[rank]] = 3 * rank / order.size();
  for (std::size_t i = 0; i < rows.size(); ++i) grouping.of[i] = third[rows.artist[i]];
  return grouping;
}

// The mean score of the rows where `is_in(row)`.
stats::RowInfluence mean_score(const stats::RowInfluence& scores,
                               const std::function<bool(std::size_t)>& is_in) {
  stats::RowInfluence mean;
  double sum = 0;
  for (std::size_t i = 0; i < scores.influence.size(); ++i) {
    if (!is_in(i)) continue;
    sum += scores.influence[i];
    ++mean.n;
  }
  if (mean.n == 0) return mean;
  const double above = sum / static_cast<double>(mean.n);
  const double scale = static_cast<double>(scores.influence.size()) / static_cast<double>(mean.n);
  mean.value = scores.value + above;
  mean.influence.resize(scores.influence.size());
  for (std::size_t i = 0; i < mean.influence.size(); ++i) {
    if (is_in(i)) mean.influence[i] = scale * (scores.influence[i] - above);
  }
  return mean;
}

struct GroupMean {
  GroupEffect effect;
  stats::RowInfluence mean;
  double p = 0;
};

void add_groups(const Grouping& grouping, const WithinArtists& within,
                std::vector<GroupMean>& means) {
  const VideoEffectRows& rows = within.compared;
  for (std::size_t g = 0; g < grouping.groups.size(); ++g) {
    std::set<std::uint32_t> artists;
    std::size_t sides[2] = {};
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (grouping.of[i] != g) continue;
      artists.insert(rows.artist[i]);
      ++sides[rows.treatment[i] > 0.5 ? 1 : 0];
    }
    if (artists.size() < kLeastComparedArtists || sides[0] == 0 || sides[1] == 0) continue;
    GroupMean group;
    group.effect.grouping = grouping.name;
    group.effect.group = grouping.groups[g];
    group.effect.artists = artists.size();
    group.mean = mean_score(within.weighted, [&](std::size_t i) { return grouping.of[i] == g; });
    const stats::RowInfluence rest = mean_score(within.weighted, [&](std::size_t i) {
      return grouping.of[i] != g && grouping.of[i] != kNoGroup;
    });
    group.p = stats::clustered_p(stats::difference(group.mean, rest), rows.artist);
    means.push_back(std::move(group));
  }
}

}  // namespace

std::vector<GroupEffect> effects_by_group(const features::RowMaterial& material,
                                          const WithinArtists& within) {
  std::vector<GroupMean> means;
  add_groups(by_album_type(material, within.compared), within, means);
  add_groups(by_artist_size(within.compared), within, means);
  std::vector<double> p;
  for (const GroupMean& group : means) p.push_back(group.p);
  const std::vector<double> adjusted = stats::holm_adjusted(p);
  std::vector<GroupEffect> effects;
  for (std::size_t g = 0; g < means.size(); ++g) {
    GroupEffect& effect = means[g].effect;
    const double coverage = 1 - 0.05 / static_cast<double>(means.size());
    effect.estimate =
        as_lift(stats::clustered_interval(means[g].mean, within.compared.artist, coverage));
    effect.p_other = adjusted[g];
    effects.push_back(effect);
  }
  return effects;
}

}  // namespace crossfade::insight
