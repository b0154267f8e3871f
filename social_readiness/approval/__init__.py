"""What was approved before a launch, and whether the draft still is what was approved."""
