"""Where everything goes: planned slides and blocks become boxes with positions, sizes and measured lines."""
