"""What every app needs, and nothing else: people, the audit log, the lake, the clock."""
