"""What garments share: bodies, necklines, sleeves, trims, the fall of cloth."""
