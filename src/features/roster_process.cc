#include "features/roster_process.h"

#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

#include "base/error.h"
#include "stats/summary.h"

namespace crossfade::features {
namespace {

// Within one artist 32 bits tell albums and channels apart; 0 stays unknown.
std::uint32_t label_of(std::uint64_t name) {
  return name == 0 ? 0 : static_cast<std::uint32_t>(name) | 1;
}

}  // namespace

RosterProcess::RosterProcess(Target outcome, Scenario scenario, std::span<const KnownTrack> tracks,
                             int threads)
    : outcome_(outcome), video_is_out_(video_is_out(scenario)) {
  measure(tracks);
  learn::ProcessPoints points = points_of(tracks);
  for (std::size_t i = 1; i < tracks.size(); ++i) {
    points.group[i] = points.group[i - 1] + (tracks[i].artist != tracks[i - 1].artist ? 1 : 0);
  }
  learn::ProcessFitOptions options;
  options.threads = threads;
  kernel_ = learn::fit_kernel(points, options);
}

void RosterProcess::measure(std::span<const KnownTrack> tracks) {
  std::vector<double> values(tracks.size());
  const auto scale_of = [&](auto&& value) {
    for (std::size_t i = 0; i < tracks.size(); ++i) values[i] = value(tracks[i]);
    Scale scale;
    if (const double mean = stats::mean(values); !std::isnan(mean)) {
      scale.mean = static_cast<float>(mean);
    }
    const auto deviation = static_cast<float>(stats::standard_deviation(values));
    if (deviation > 0) scale.deviation = deviation;
    return scale;
  };
  for (std::size_t s = 0; s < sounds_.size(); ++s) {
    sounds_[s] = scale_of([s](const KnownTrack& track) { return track.sound[s]; });
  }
  for (std::size_t c = 0; c < names_.size(); ++c) {
    names_[c] = scale_of([c](const KnownTrack& track) { return track.names[c]; });
  }
  counts_ = scale_of([this](const KnownTrack& track) { return counts_of(track); });
}

float RosterProcess::counts_of(const KnownTrack& track) const {
  return outcome_ == Target::kLogViews ? track.log_streams : track.log_views;
}

// All as one group.
learn::ProcessPoints RosterProcess::points_of(std::span<const KnownTrack> tracks) const {
  learn::ProcessPoints points;
  points.group.assign(tracks.size(), 1);
  points.labels.resize(video_is_out_ ? 3 : 2);
  points.blocks.emplace_back(tracks.size(), sounds_.size());
  points.blocks.emplace_back(tracks.size(), names_.size());
  if (video_is_out_) points.blocks.emplace_back(tracks.size(), 1);
  for (std::size_t i = 0; i < tracks.size(); ++i) {
    points.value.push_back(tracks[i].residual);
    points.labels[0].push_back(label_of(tracks[i].album));
    points.labels[1].push_back(label_of(tracks[i].song));
    for (std::size_t s = 0; s < sounds_.size(); ++s) {
      points.blocks[0].column(s)[i] = (tracks[i].sound[s] - sounds_[s].mean) / sounds_[s].deviation;
    }
    for (std::size_t c = 0; c < names_.size(); ++c) {
      points.blocks[1].column(c)[i] = (tracks[i].names[c] - names_[c].mean) / names_[c].deviation;
    }
    if (!video_is_out_) continue;
    points.labels[2].push_back(label_of(tracks[i].channel));
    points.blocks[2].column(0)[i] = (counts_of(tracks[i]) - counts_.mean) / counts_.deviation;
  }
  return points;
}

learn::Posterior RosterProcess::posterior(const KnownTrack& track,
                                          std::span<const KnownTrack> others) const {
  std::vector<KnownTrack> all(others.begin(), others.end());
  all.push_back(track);
  std::vector<std::uint32_t> known(others.size());
  std::iota(known.begin(), known.end(), 0U);
  return learn::posterior(kernel_, points_of(all), known, others.size());
}

void RosterProcess::write(base::ByteWriter& out) const {
  out.put(outcome_);
  out.put<std::uint8_t>(video_is_out_ ? 1 : 0);
  for (const Scale& scale : sounds_) {
    out.put(scale.mean);
    out.put(scale.deviation);
  }
  for (const Scale& scale : names_) {
    out.put(scale.mean);
    out.put(scale.deviation);
  }
  out.put(counts_.mean);
  out.put(counts_.deviation);
  kernel_.write(out);
}

RosterProcess RosterProcess::read(base::ByteReader& in) {
  RosterProcess process;
  process.outcome_ = in.get<Target>();
  process.video_is_out_ = in.get<std::uint8_t>() != 0;
  bool sound = true;
  const auto read_scale = [&] {
    Scale scale;
    scale.mean = in.get<float>();
    scale.deviation = in.get<float>();
    sound = sound && std::isfinite(scale.mean) && scale.deviation > 0;
    return scale;
  };
  for (Scale& scale : process.sounds_) scale = read_scale();
  for (Scale& scale : process.names_) scale = read_scale();
  process.counts_ = read_scale();
  process.kernel_ = learn::ProcessKernel::read(in);
  const std::size_t labels = process.video_is_out_ ? 3 : 2;
  if (!sound || process.kernel_.label_variances.size() != labels ||
      process.kernel_.block_variances.size() != labels) {
    throw base::Error(base::ErrorKind::kInputRefused, "holds a damaged process", {in.file(), 0, 0},
                      "train the models again");
  }
  return process;
}

}  // namespace crossfade::features
