"""dump-calendar.py: an iCalendar file as the icalendar library reads it

SPDX-License-Identifier: GPL-3.0-or-later

usage: dump-calendar.py FILE

A line an event. Times are turned into UTC twice: by the time zone database, and by the VTIMEZONE
that the file itself carries.
"""
import datetime
import sys

import icalendar


def own_utc(time, zone):
    """UTC by the rules in the file; icalendar gives them as a pytz time zone."""
    if str(time.tzinfo) in ("UTC", "utc"):
        return time
    return zone.localize(time.replace(tzinfo=None), is_dst=True).astimezone(datetime.timezone.utc)


def show(event, name, zone):
    if name not in event:
        return "none"
    time = event[name].dt
    by_database = time.astimezone(datetime.timezone.utc)
    by_file = own_utc(time, zone).astimezone(datetime.timezone.utc)
    assert by_database == by_file, (name, time, by_database, by_file)
    return f"{time:%Y-%m-%dT%H:%M:%S} {by_database:%Y-%m-%dT%H:%M:%SZ}"


def main():
    data = open(sys.argv[1], "rb").read()
    assert data.endswith(b"\r\n") and data.count(b"\n") == data.count(b"\r\n")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75, line
        line.decode("utf-8")
    calendar = icalendar.Calendar.from_ical(data)
    zones = {str(z["TZID"]): z.to_tz() for z in calendar.walk("VTIMEZONE")}
    print("calendar", calendar["VERSION"], calendar["X-WR-CALNAME"], ",".join(zones), sep="|")
    for event in calendar.walk("VEVENT"):
        print("event", event["UID"], event["SEQUENCE"], show(event, "DTSTART", zones["Europe/London"]),
              show(event, "DTEND", zones["Europe/London"]), event["STATUS"],
              str(event["SUMMARY"]), str(event.get("LOCATION", "")),
              str(event.get("DESCRIPTION", "")).replace("\n", "\\n"), sep="|")


main()
