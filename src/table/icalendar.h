#pragma once

#include <string>
#include <vector>

#include "base/date.h"

namespace crossfade::table {

/// An event of whole days.
struct CalendarEvent {
  std::string uid;  ///< names the event in all calendars; the same uid read again replaces it
  base::Date first;
  base::Date last;    ///< the last day of it, not before `first`
  std::string title;  ///< any text
  std::string note;   ///< any text; empty: none
};

struct Calendar {
  std::string name;
  std::string product;  ///< who wrote it, e.g. "-//Crossfade//Release plan//EN"
  base::Date stamp;     ///< as of when the events stand
  std::vector<CalendarEvent> events;
};

/// The calendar as iCalendar text (RFC 5545): CRLF, lines of at most 75 bytes that end between
/// characters, texts escaped, days as DATE values with an exclusive end. Line separators in texts
/// become escaped line ends, other control characters and bytes that are not UTF-8 U+FFFD. Dates
/// are known and lie in years 0 to 9999.
std::string write_icalendar(const Calendar& calendar);

}  // namespace crossfade::table
