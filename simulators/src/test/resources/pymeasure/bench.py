"""What the scripts beside this share: opening a driver on its resource, and saying what went wrong."""
import math
import sys
import time


def resource():
    return sys.argv[1]


def opened(driver, **kwargs):
    """The driver on the twin's socket, or by VXI-11, through pyvisa-py."""
    return driver(resource(), visa_library="@py", read_termination="\n", write_termination="\n",
                  timeout=20000, **kwargs)


def visa():
    """The twin's socket as a plain VISA session."""
    import pyvisa
    return pyvisa.ResourceManager("@py").open_resource(
        resource(), read_termination="\n", write_termination="\n", timeout=20000)


def close_to(value, expected, tolerance, what):
    if not (math.isfinite(value) and abs(value - expected) <= tolerance):
        raise AssertionError("%s: %r, not %r +- %r" % (what, value, expected, tolerance))


def equal(value, expected, what):
    if value != expected:
        raise AssertionError("%s: %r, not %r" % (what, value, expected))


def truth(value, what):
    if not value:
        raise AssertionError(what)


def done(instrument):
    instrument.adapter.connection.close()
    print("done")
