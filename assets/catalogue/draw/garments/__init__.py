"""One file per family of garments: functions from a brief to a garment, and the KINDS they serve."""
