"""What the task `standing` needs beside its table entry: reading stories, matching links, scoring."""
