"""The portfolio cockpit: the whole book of clients on one terminal screen."""

__version__ = "0.3.0"
