"""PyMeasure's Agilent 33220A and 33500 drivers on one 33500."""
from pymeasure.instruments.agilent import Agilent33220A, Agilent33500

from bench import close_to, done, equal, opened, truth

generator = opened(Agilent33220A)
generator.write("*RST;*CLS")
generator.shape = "PULS"
equal(generator.shape, "PULS", "shape")
generator.amplitude = 0.2
close_to(generator.amplitude, 0.2, 1e-6, "amplitude")
generator.offset = 0.1
close_to(generator.offset, 0.1, 1e-6, "offset")
close_to(generator.voltage_high, 0.2, 1e-6, "high level")
close_to(generator.voltage_low, 0, 1e-6, "low level")
generator.voltage_high = 0.3
close_to(generator.amplitude, 0.3, 1e-6, "amplitude follows the levels")
equal(generator.amplitude_unit, "VPP", "unit")
generator.pulse_period = 1e-3
close_to(generator.pulse_period, 1e-3, 1e-9, "period")
generator.pulse_hold = "WIDT"
equal(generator.pulse_hold, "WIDT", "hold")
generator.write("FUNC:PULS:WIDT 1e-4")
close_to(generator.pulse_width, 1e-4, 1e-10, "width")
generator.write("FUNC:PULS:TRAN 2e-8")
close_to(generator.pulse_transition, 2e-8, 1e-12, "edges")
generator.output = True
equal(generator.output, True, "output")
generator.burst_mode = "TRIG"
generator.burst_ncycles = 10
equal(int(generator.burst_ncycles), 10, "cycles")
generator.trigger_source = "BUS"
equal(generator.trigger_source, "BUS", "trigger source")
generator.burst_state = True
equal(generator.burst_state, True, "burst")
generator.trigger()
generator.wait_for_trigger(timeout=10)
generator.trigger_state = False
generator.remote_local_state = "REM"
generator.beeper_state = False
generator.beep()
equal(generator.check_errors(), [], "errors")
generator.shape = "SIN"
generator.square_dutycycle = 40
generator.ramp_symmetry = 30
generator.frequency = 4.7e3
close_to(generator.frequency, 4.7e3, 1e-6, "frequency")
generator.burst_state = False
generator.output = False
equal(generator.check_errors(), [], "errors")
generator.adapter.connection.close()

generator = opened(Agilent33500)
generator.write("*RST;*CLS")
truth("33522B" in str(generator.id), str(generator.id))
generator.shape = "SIN"
generator.frequency = 1e3
generator.amplitude = 0.5
close_to(generator.amplitude, 0.5, 1e-6, "amplitude into 50 ohm")
generator.output_load = "INF"
close_to(generator.amplitude, 1.0, 1e-6, "the same amplitude into an open end reads twice as large")
truth(float(generator.output_load) > 9e37, "an infinite load")
generator.output_load = 50
close_to(generator.amplitude, 0.5, 1e-6, "amplitude into 50 ohm again")
generator.pulse_period = 2e-3
generator.pulse_width = 5e-4
close_to(generator.pulse_width, 5e-4, 1e-9, "width")
generator.pulse_transition = 1e-7
close_to(generator.pulse_transition, 1e-7, 1e-12, "edges")
generator.burst_period = 0.1
close_to(generator.burst_period, 0.1, 1e-9, "burst period")
generator.data_volatile_clear()
generator.data_arb("test", range(-10000, 10000, 500), data_format="DAC")
generator.arb_file = "test"
equal(generator.arb_file.strip().strip('"'), "test", "arbitrary shape")
generator.arb_srate = 1e6
close_to(generator.arb_srate, 1e6, 1e-3, "sample rate")
generator.arb_filter = "OFF"
equal(generator.arb_filter, "OFF", "filter")
generator.shape = "ARB"
generator.output = "on"
equal(bool(generator.output), True, "output")
generator.display = "hello"
generator.clear_display()
equal(generator.check_errors(), [], "errors")
# Beyond its limits the instrument takes the limit, and says so.
generator.write("FREQ 100e6")
truth(generator.check_errors()[0].endswith('"Data out of range; value clipped to upper limit"'), "clipped")
close_to(generator.frequency, 30e6, 1, "the limit")
generator.output = "off"
done(generator)
