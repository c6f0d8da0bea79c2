"""What people see of a record: views, and the ways of printing them."""
