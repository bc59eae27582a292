"""What the scripts share that make the program ready to hand out."""
