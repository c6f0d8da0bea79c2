"""The server: a record in a browser, and with `--review` forms to decide about its lines, statements and actors.

Rooms: `app` has the addresses and answers them, `security` says who is answered, `book` holds what is shown of the
record as its file is now, `forms` reads what was sent and makes decisions of it, `drawing` fills in `templates/`. What
is decided is carried out by the function that `create_app` is given: this package writes nothing.
"""

from onrecord.present.web.app import create_app
from onrecord.present.web.security import is_loopback

__all__ = ["create_app", "is_loopback"]
