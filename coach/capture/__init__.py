"""Frame sources behind one protocol: camera, film, landmark recording, demo."""
