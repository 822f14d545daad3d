"""PyMeasure's Keithley 2450 on 200 ohm behind some 6.2 ohm of cable."""
from pymeasure.instruments.keithley import Keithley2450

from bench import close_to, done, equal, opened, truth

OHMS = 206.2
smu = opened(Keithley2450)
smu.reset()
truth("MODEL 2450" in smu.id, smu.id)
smu.apply_current(compliance_voltage=2)
equal(smu.source_mode, "current", "source")
close_to(smu.compliance_voltage, 2, 1e-9, "compliance")
smu.source_current_range = 1e-3
close_to(smu.source_current_range, 1e-3, 1e-9, "source range")
smu.source_current = 0
smu.source_current_delay = 0.001
close_to(smu.source_current_delay, 0.001, 1e-9, "delay")
smu.source_current_delay_auto = True
equal(smu.source_current_delay_auto, True, "automatic delay")
smu.enable_source()
truth(smu.source_enabled, "output")
smu.measure_voltage(nplc=0.1)
close_to(smu.voltage_nplc, 0.1, 1e-9, "integration")
smu.ramp_to_current(1e-3, steps=5, pause=1e-3)
close_to(smu.source_current, 1e-3, 1e-9, "level")
close_to(smu.voltage, 1e-3 * OHMS, 2e-3, "volts at 1 mA")
smu.measure_resistance(nplc=0.1)
close_to(smu.resistance, OHMS, 2, "ohms")
close_to(smu.resistance_nplc, 0.1, 1e-9, "integration of ohms")
smu.wires = 4
equal(smu.wires, 4, "wires")
smu.wires = 2
smu.ramp_to_current(0, steps=5, pause=1e-3)
smu.disable_source()

smu.apply_voltage(compliance_current=1e-3)
close_to(smu.compliance_current, 1e-3, 1e-9, "current limit")
smu.measure_current(nplc=0.1)
smu.source_voltage_range = 2
smu.source_voltage = 0.1
smu.enable_source()
close_to(smu.current, 0.1 / OHMS, 2e-5, "amperes at 100 mV")
smu.source_voltage = 1
close_to(smu.current, 1e-3, 2e-5, "amperes at the limit")
equal(int(smu.ask(":SOUR:VOLT:ILIM:TRIP?")), 1, "limit tripped")
smu.source_voltage = 0
for name, value in (("current_filter_type", "MOV"), ("current_filter_count", 5), ("current_filter_state", "ON"),
                    ("voltage_filter_type", "REP"), ("voltage_filter_count", 3)):
    setattr(smu, name, value)
smu.current_filter_state = "OFF"
smu.current_output_off_state = "HIMP"
equal(smu.current_output_off_state, "HIMP", "off state")
smu.voltage_output_off_state = "NORM"
smu.beep(400, 0.1)
smu.use_rear_terminals()
smu.use_front_terminals()
smu.write(":FOO:BAR 1")
equal(int(smu.ask(":SYST:ERR:COUN?")), 1, "an unknown header")
equal(smu.ask(":SYST:ERR?").split(",")[0], "-113", "its number")
smu.shutdown()
equal(smu.source_enabled, False, "output after shutdown")
done(smu)
