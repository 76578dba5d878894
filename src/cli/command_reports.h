#pragma once

namespace CLI {
class App;
}

namespace crossfade::cli {

/// `crossfade reports` lists stored reports, `crossfade report ID` prints one.
void add_reports_command(CLI::App& app);

}  // namespace crossfade::cli
