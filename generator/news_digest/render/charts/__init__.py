"""Charts as static SVG, made of numbers: readable without a script, in both palettes and in print."""
