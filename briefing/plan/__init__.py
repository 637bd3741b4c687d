"""What goes on which slide and page, and in which form."""
