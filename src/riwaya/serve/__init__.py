"""The dossier in the browser and over HTTP."""
