#pragma once

namespace CLI {
class App;
}

namespace crossfade::cli {

/// Exit codes of its own, for a scheduler.
inline constexpr int kDriftedCode = 6;
inline constexpr int kUndecidedCode = 7;

/// `crossfade drift`: whether the champion still knows the tracks that it is asked about. Exit code
/// 0 where it does or is to be watched, 6 where it does not (kDriftedCode), 7 where too little is
/// known (kUndecidedCode).
void add_drift_command(CLI::App& app);

}  // namespace crossfade::cli
