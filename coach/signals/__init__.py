"""One pure function a signal, registered with name, unit and view."""
