"""onrecord: from news coverage to a record you can check."""
