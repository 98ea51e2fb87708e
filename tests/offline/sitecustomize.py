"""Every Python that a test starts loads this by itself (PYTHONPATH), and with it the guard."""

from tests.offline import guard

guard.stand()
