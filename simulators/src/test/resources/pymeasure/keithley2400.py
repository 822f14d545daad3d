"""PyMeasure's Keithley 2400 on 200 ohm behind some 6.2 ohm of cable."""
import numpy as np
from pymeasure.instruments.keithley import Keithley2400

from bench import close_to, done, equal, opened, truth

OHMS = 206.2
smu = opened(Keithley2400)
smu.reset()
truth("MODEL 2400" in smu.id, smu.id)
equal(smu.error[0], 0, "error queue after reset")

# With the output off there is nothing to read.
smu.write(":READ?")
smu.write(":SYST:ERR?")
equal(smu.read().strip(), '803,"Not permitted with OUTPUT off"', "reading with the output off")

smu.apply_current(compliance_voltage=2)
equal(smu.source_mode, "current", "source")
equal(smu.compliance_voltage, 2, "compliance")
smu.source_current_range = 1e-3
smu.source_current = 0
smu.enable_source()
truth(smu.source_enabled, "output")
smu.measure_voltage(nplc=0.1)
smu.ramp_to_current(1e-3, steps=5, pause=1e-3)
close_to(smu.source_current, 1e-3, 1e-9, "level")
close_to(smu.voltage, 1e-3 * OHMS, 2e-3, "volts at 1 mA")

# Buffer, and the status byte that says that it is full.
smu.config_buffer(20, 0)
truth(not smu.is_buffer_full(), "an empty buffer is not full")
smu.start_buffer()
smu.wait_for_buffer(timeout=20, interval=0.02)
equal(int(smu.ask("*STB?")), 65, "status byte with a full buffer")
data = smu.buffer_data
equal(len(data), 20, "buffered readings")
close_to(float(np.mean(data)), 1e-3 * OHMS, 2e-3, "mean of the buffer")
close_to(smu.mean_voltage, float(np.mean(data)), 1e-6, "CALC3 mean")
close_to(smu.max_voltage, float(np.max(data)), 1e-6, "CALC3 maximum")
close_to(smu.min_voltage, float(np.min(data)), 1e-6, "CALC3 minimum")
close_to(smu.std_voltage, float(np.std(data, ddof=1)), 1e-7, "CALC3 standard deviation")
smu.disable_buffer()
smu.set_trigger_counts(1, 1)

smu.measure_resistance(nplc=0.1)
close_to(smu.resistance, OHMS, 2, "ohms")

# A bus trigger.
smu.trigger_on_bus()
smu.start_buffer()
smu.trigger()
equal(int(smu.ask("*OPC?")), 1, "the triggered reading")
smu.trigger_immediately()

# Voltage source with its current limited.
smu.disable_source()
smu.apply_voltage(compliance_current=1e-3)
smu.measure_current(nplc=0.1)
smu.source_voltage = 0.1
smu.enable_source()
close_to(smu.current, 0.1 / OHMS, 2e-5, "amperes at 100 mV")
smu.source_voltage = 1
close_to(smu.current, 1e-3, 2e-5, "amperes at the limit")
equal(int(smu.ask(":SENS:CURR:PROT:TRIP?")), 1, "limit tripped")
smu.source_voltage = 0
smu.disable_source()

# A staircase through zero: the commands of the driver's RvsI, which itself sets a time limit of 30 ms.
smu.apply_current(compliance_voltage=2)
smu.measure_voltage(nplc=0.1)
for command in (":SOUR:DEL 0.001", ":SOUR:CURR:RANG 1.2e-3", ":SOUR:SWE:RANG FIX", ":SOUR:CURR:MODE SWE",
                ":SOUR:SWE:SPAC LIN", ":SOUR:CURR:STAR -1e-3", ":SOUR:CURR:STOP 1e-3", ":SOUR:CURR:STEP 5e-4",
                ":TRIG:COUN 5", ":SOUR:SWE:DIR UP"):
    smu.write(command)
smu.enable_source()
sweep = list(zip(np.linspace(-1e-3, 1e-3, 5), smu.values(":READ?")))
equal(len(sweep), 5, "points of the sweep")
for amperes, volts in sweep:
    close_to(volts, amperes * OHMS, 2e-3, "volts at %g A" % amperes)
smu.write(":SOUR:CURR:MODE FIX;:TRIG:COUN 1")
smu.beep(400, 0.1)
smu.use_rear_terminals()
smu.use_front_terminals()
smu.write(":FOO:BAR 1")
equal(smu.error[0], -113, "an unknown header")
equal(smu.error[0], 0, "nothing else is wrong")
smu.shutdown()
equal(smu.source_enabled, False, "output after shutdown")
done(smu)
