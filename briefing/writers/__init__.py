"""Frames and pages become files. A writer draws; it measures and splits nothing."""
