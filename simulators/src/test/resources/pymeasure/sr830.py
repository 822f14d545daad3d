"""PyMeasure's SR830: settings, readings, automatic functions, data storage, status."""
import numpy as np
from pymeasure.instruments.srs import SR830

from bench import close_to, done, equal, opened, truth

lockin = opened(SR830)
lockin.write("*RST")
truth("SR830" in lockin.id, lockin.id)
lockin.write("*CLS")
lockin.sine_voltage = 0.5
close_to(lockin.sine_voltage, 0.5, 1e-6, "sine output")
lockin.frequency = 1234.5
close_to(lockin.frequency, 1234.5, 0.1, "frequency")
lockin.phase = 30
close_to(lockin.phase, 30, 0.01, "phase")
lockin.sensitivity = 1e-3
equal(lockin.sensitivity, 1e-3, "sensitivity")
lockin.time_constant = 3e-3
equal(lockin.time_constant, 3e-3, "time constant")
lockin.filter_slope = 24
equal(lockin.filter_slope, 24, "slope")
lockin.harmonic = 2
equal(int(lockin.harmonic), 2, "harmonic")
lockin.harmonic = 1
for name, values in (("input_config", lockin.INPUT_CONFIGS), ("input_grounding", lockin.INPUT_GROUNDINGS),
                     ("input_coupling", lockin.INPUT_COUPLINGS), ("input_notch_config", lockin.INPUT_NOTCH_CONFIGS),
                     ("reference_source", lockin.REFERENCE_SOURCES)):
    for value in values:
        setattr(lockin, name, value)
        equal(getattr(lockin, name), value, name)
lockin.input_config = "A"
for value in ("X", "R"):
    lockin.write("DDEF1,%d,0" % (0 if value == "X" else 1))
    equal(lockin.values("DDEF?1;")[0], 0.0 if value == "X" else 1.0, "channel 1")
lockin.aux_out_1 = 1.5
close_to(lockin.aux_out_1, 1.5, 1e-3, "auxiliary output")
close_to(lockin.aux_in_1, 0, 0.01, "auxiliary input")
for index in range(3):
    lockin.reserve = lockin.RESERVE_VALUES[index]
    equal(lockin.reserve, lockin.RESERVE_VALUES[index], "reserve")

# Nothing is modulated: what is left is noise of some nanovolts.
close_to(lockin.x, 0, 1e-6, "X")
close_to(lockin.y, 0, 1e-6, "Y")
close_to(lockin.magnitude, 0, 2e-6, "R")
truth(-180 <= lockin.theta <= 180, "theta")
lockin.auto_gain()
lockin.auto_reserve()
lockin.auto_phase()
lockin.sensitivity = 1e-6
lockin.set_scaling("X", 10, 1)
# The driver sends the factor where the instrument wants its place in the list: 1 means tenfold.
equal(lockin.get_scaling("X"), (10.0, 10), "offset and expand")
lockin.auto_offset("X")
lockin.set_scaling("X", 0, 1)
truth(lockin.is_out_of_range() in (True, False), "overload bit")

# Data storage at 512 Hz.
lockin.sample_frequency = 512
equal(lockin.sample_frequency, 512, "sample rate")
lockin.reset_buffer()
lockin.start_buffer()
while lockin.buffer_count < 64:
    pass
lockin.pause_buffer()
count = lockin.buffer_count
text = lockin.ask("TRCA?1,0,10").strip()
truth(text.endswith(","), "a trailing comma: " + text)
ascii_values = np.array([float(part) for part in text[:-1].split(",")])
lockin.write("TRCB?1,0,10")
floats = np.frombuffer(lockin.adapter.connection.read_bytes(40), dtype="<f4")
truth(np.allclose(ascii_values, floats, rtol=1e-4, atol=1e-15), "TRCA and TRCB differ")
lockin.write("TRCL?1,0,10")
raw = np.frombuffer(lockin.adapter.connection.read_bytes(40), dtype="<i2").reshape(-1, 2).astype(float)
truth(np.allclose(raw[:, 0] * 2.0 ** (raw[:, 1] - 124), floats, rtol=1e-3, atol=1e-15), "TRCL differs")
lockin.write("*CLS")
lockin.write("TRCA?1,0,%d" % (count + 1))
equal(int(lockin.ask("*ESR?4")), 1, "more points than there are is an execution error")
equal(lockin.ask("FREQ?;PHAS?").strip(), "1.234500E+03", "several queries on a line are answered one by one")
lockin.adapter.connection.read()
lockin.reset_buffer()
equal(lockin.buffer_count, 0, "an empty buffer")
done(lockin)
