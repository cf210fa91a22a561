"""The Action Plan as an official paper: the decree table of seven columns as DOCX, XLSX and PDF."""
