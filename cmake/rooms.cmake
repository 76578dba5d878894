# crossfade_room(NAME [USES room...] [SEALS library...])
#
# Declares the static library crossfade_<NAME> of all src/<NAME>/*.cc and the test program
# <NAME>_test of all src/<NAME>/*_test.cc. USES may name only rooms declared before: an upward or
# unknown link stops the configuration. A library that a second room wants to seal stops it too.
set_property(GLOBAL PROPERTY CROSSFADE_ROOMS "")

function(crossfade_room name)
  cmake_parse_arguments(ROOM "" "" "USES;SEALS" ${ARGN})
  get_property(known GLOBAL PROPERTY CROSSFADE_ROOMS)
  foreach(used IN LISTS ROOM_USES)
    if(NOT used IN_LIST known)
      message(FATAL_ERROR "room '${name}' may not use '${used}': arrows go down only, and "
                          "'${used}' is not declared below it")
    endif()
  endforeach()

  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cc)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "(_test|/main)\\.cc$")
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")

  add_library(crossfade_${name} STATIC ${sources})
  set_target_properties(crossfade_${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_include_directories(crossfade_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(crossfade_${name} PUBLIC Threads::Threads)
  foreach(used IN LISTS ROOM_USES)
    target_link_libraries(crossfade_${name} PUBLIC crossfade_${used})
  endforeach()
  foreach(library IN LISTS ROOM_SEALS)
    get_property(owner GLOBAL PROPERTY CROSSFADE_SEAL_${library})
    if(owner)
      message(FATAL_ERROR "library '${library}' is sealed in room '${owner}'; '${name}' may not "
                          "see it")
    endif()
    set_property(GLOBAL PROPERTY CROSSFADE_SEAL_${library} ${name})
    target_link_libraries(crossfade_${name} PRIVATE crossfade_lib_${library})
  endforeach()

  if(tests)
    add_executable(${name}_test ${tests} ${CMAKE_SOURCE_DIR}/tests/doctest_main.cc)
    target_link_libraries(${name}_test PRIVATE crossfade_${name} doctest::doctest)
    set_property(GLOBAL APPEND PROPERTY CROSSFADE_UNIT_TESTS ${name}_test)
  endif()
  set_property(GLOBAL APPEND PROPERTY CROSSFADE_ROOMS ${name})
endfunction()

# crossfade_program(NAME ROOM room MAIN file): the executable, linked to one room.
function(crossfade_program name)
  cmake_parse_arguments(PROGRAM "" "ROOM;MAIN" "" ${ARGN})
  add_executable(${name} ${PROGRAM_MAIN})
  target_link_libraries(${name} PRIVATE crossfade_${PROGRAM_ROOM})
  target_compile_definitions(crossfade_${PROGRAM_ROOM}
                             PRIVATE CROSSFADE_VERSION="${PROJECT_VERSION}")
endfunction()
