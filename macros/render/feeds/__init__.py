"""What goes on, for programs that follow it: feeds of what became known, and a calendar of deadlines."""

FEED = "feed.xml"
"""The name of a feed beside its page."""

FED = ("targets", "tasks", "organisations")
"""The kinds of record that have a feed each."""

CALENDAR = "due/deadlines.ics"
"""Where the calendar of an edition stands."""
