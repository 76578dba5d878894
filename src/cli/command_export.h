#pragma once

namespace CLI {
class App;
}

namespace crossfade::cli {

/// `crossfade export`: a model as ONNX, in MLflow's model folder.
void add_export_command(CLI::App& app);

}  // namespace crossfade::cli
