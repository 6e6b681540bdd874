"""A picture that is drawn on: marks, their history, the canvas, the tools, and the file made of it.

Everything is counted in the picture's own pixels; only the canvas knows how large they are shown.
"""
