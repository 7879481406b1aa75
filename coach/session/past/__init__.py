"""What was done before: calendar, trends, reasons, and sets played again. No Qt."""
