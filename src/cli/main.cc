#include "cli/command_line.h"

int main(int argc, char** argv) {
  return crossfade::cli::run_command_line({argv, argv + argc});
}
