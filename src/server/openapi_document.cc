#include "server/openapi_document.h"

// The document is a file of its own, and put into the program by the assembler.
__asm__(
    ".section .rodata\n"
    "crossfade_openapi_begin: .incbin \"" CROSSFADE_OPENAPI_JSON
    "\"\n"
    "crossfade_openapi_end:\n"
    ".previous\n");

extern "C" {
extern const char crossfade_openapi_begin[];
extern const char crossfade_openapi_end[];
}

namespace crossfade::server {

std::string_view openapi_document() { return {crossfade_openapi_begin, crossfade_openapi_end}; }

}  // namespace crossfade::server
