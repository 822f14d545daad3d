"""PyMeasure's SR860."""
from pymeasure.instruments.srs import SR860

from bench import close_to, done, equal, opened, truth

lockin = opened(SR860)
lockin.write("*RST")
truth("SR860" in lockin.id, lockin.id)
lockin.write("*CLS")
lockin.frequency = 1234.5
close_to(lockin.frequency, 1234.5, 1e-3, "frequency")
lockin.internalfrequency = 2000
close_to(lockin.internalfrequency, 2000, 1e-3, "internal frequency")
lockin.phase = 45
close_to(lockin.phase, 45, 1e-4, "phase")
lockin.sine_voltage = 0.1
close_to(lockin.sine_voltage, 0.1, 1e-6, "sine output")
lockin.harmonicdual = 2
equal(int(lockin.harmonicdual), 2, "dual harmonic")
# "Harm" in this version's setting is the same mnemonic: case does not count.
lockin.harmonic = 3
equal(int(lockin.harmonic), 3, "harmonic")
lockin.harmonic = 1
lockin.reference_source = "EXT"
equal(lockin.reference_source, "EXT", "reference")
lockin.reference_source = "INT"
lockin.input_voltage_mode = "A-B"
equal(lockin.input_voltage_mode, "A-B", "input")
lockin.input_coupling = "DC"
equal(lockin.input_coupling, "DC", "coupling")
lockin.input_shields = "Ground"
equal(lockin.input_shields, "Ground", "shields")
lockin.input_range = "10M"
equal(lockin.input_range, "10M", "input range")
lockin.input_current_gain = "100MEG"
equal(lockin.input_current_gain, "100MEG", "gain")
lockin.filer_synchronous = "On"
equal(lockin.filer_synchronous, "On", "synchronous filter")
lockin.time_constant = 1e-3
equal(lockin.time_constant, 1e-3, "time constant")
lockin.filter_slope = 2
equal(int(lockin.filter_slope), 2, "slope")
lockin.write("SCAL 9")
equal(int(lockin.ask("SCAL?")), 9, "scale: 1 mV")
lockin.frequencypreset1 = 5000
close_to(lockin.frequencypreset1, 5000, 1e-3, "preset")
lockin.sine_dclevelpreset1 = 0.5
close_to(lockin.sine_dclevelpreset1, 0.5, 1e-3, "preset level")
lockin.write("AUXV 1, 0.25")
close_to(lockin.values("AUXV? 1")[0], 0.25, 1e-4, "auxiliary output")
close_to(lockin.aux_in_1, 0, 0.01, "auxiliary input")
close_to(lockin.x, 0, 1e-6, "X")
close_to(lockin.y, 0, 1e-6, "Y")
close_to(lockin.magnitude, 0, 2e-6, "R")
truth(-180 <= lockin.theta <= 180, "theta")
equal(len(lockin.values("SNAP? 0,1,2")), 3, "three values of one moment")
equal(len(lockin.values("SNAPD?")), 4, "four data channels")

# What this version misspells is refused, and says so in the event register.
lockin.write("*CLS")
lockin.write("REFZ&d")
truth(int(lockin.ask("*ESR?")) & 0x20, "REFZ&d is no command")
lockin.write("*CLS")
equal(int(lockin.ask("*ESR?")), 0, "no event is left")

# Capture.
for command in ("CAPTURELEN 1", "CAPTURECFG XY", "CAPTURERATE 0", "CAPTURESTART ONE, IMM"):
    lockin.write(command)
while int(lockin.ask("CAPTURESTAT?")):
    pass
equal(int(lockin.ask("CAPTUREBYTES?")), 1024, "captured bytes")
lockin.write("CAPTUREGET? 0, 1")
block = lockin.adapter.connection.read_bytes(6 + 1024)
equal(block[:6], b"#41024", "block header")
lockin.adapter.connection.read_bytes(1)
equal(int(lockin.ask("*ESR?")), 0, "no event is left at the end")
done(lockin)
