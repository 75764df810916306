"""Drawings as SVG made on the server: an overview strip in time, a network of actors, a map of places."""
