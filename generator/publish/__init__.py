"""What leaves the house: the folder of a site, the preview, reports. The only room that knows MkDocs."""
