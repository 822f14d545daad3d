"""A measurement of one's own, on a healthy bench and on one that fails."""
import pytest
import pyvisa

from control import Control

LEADS_OHMS = 6.2


def resistance_ohms(smu, amperes=10e-6):
    """By reversing the current; the output is off afterwards, whatever happened."""
    smu.write("*RST")
    smu.write(":SOUR:FUNC CURR; :SOUR:CURR:RANG 1e-4; :SENS:FUNC 'VOLT'; :SENS:VOLT:PROT 0.1")
    smu.write(":FORM:ELEM VOLT")
    try:
        smu.write(":OUTP ON")
        volts = []
        for bias in (amperes, -amperes):
            smu.write(f":SOUR:CURR {bias}")
            volts.append(float(smu.query(":READ?")))
        return (volts[0] - volts[1]) / (2 * amperes)
    finally:
        smu.write(":OUTP OFF")


@pytest.fixture
def control(lab):
    control = Control(lab["control"])
    yield control
    control.call("fault.clear")
    control.close()


def test_finds_one_of_the_two_states_of_the_device(smu, control):
    low = control.call("truth.get", name="rh.R_P")["value"]
    high = low * (1 + control.call("truth.get", name="rh.TMR")["value"])
    ohms = resistance_ohms(smu) - LEADS_OHMS
    assert ohms == pytest.approx(low, abs=2) or ohms == pytest.approx(high, abs=2)


def test_switches_the_output_off_when_an_answer_stays_away(smu, control):
    smu.timeout = 500
    control.call("fault.set", role="smu", fault="silent", at_seconds=control.call("time.get")["seconds"] + 1)
    with pytest.raises(pyvisa.VisaIOError):
        while True:
            resistance_ohms(smu)
    control.call("fault.clear")
    assert control.call("state.get")["instruments"]["smu"]["state"]["output"] is False
