#pragma once

namespace CLI {
class App;
}

namespace crossfade::cli {

/// `crossfade findings`: what is true of a catalogue, and what is not.
void add_findings_command(CLI::App& app);

}  // namespace crossfade::cli
