#pragma once

namespace crossfade::audio {

/// Counts up with every change after which some file gives other descriptors or warnings: what was
/// kept of an earlier analysis is then heard again.
inline constexpr int kAnalysisVersion = 2;

}  // namespace crossfade::audio
