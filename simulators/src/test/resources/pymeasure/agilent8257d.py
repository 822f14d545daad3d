"""PyMeasure's Agilent 8257D."""
from pymeasure.instruments.agilent import Agilent8257D

from bench import close_to, done, equal, opened, truth

rf = opened(Agilent8257D)
rf.write("*RST;*CLS")
truth("E8257D" in rf.id, rf.id)
rf.frequency = 1.89e9
close_to(rf.frequency, 1.89e9, 1, "frequency")
rf.power = -20
close_to(rf.power, -20, 1e-9, "power")
rf.enable()
equal(rf.is_enabled, True, "output")
rf.enable_modulation()
equal(rf.has_modulation, True, "modulation")
rf.config_amplitude_modulation(frequency=1e3, depth=100.0, shape="square")
equal(rf.has_amplitude_modulation, True, "amplitude modulation")
equal(rf.amplitude_source, "internal", "its source")
close_to(rf.internal_frequency, 1e3, 1e-6, "its rate")
equal(rf.internal_shape, "square", "its shape")
close_to(rf.amplitude_depth, 100, 1e-9, "its depth")
rf.config_low_freq_out("internal", 3)
close_to(rf.low_freq_out_amplitude, 3, 1e-9, "LF output")
equal(rf.low_freq_out_source, "internal", "LF source")
rf.config_pulse_modulation(frequency=1e4, input="square")
equal(rf.has_pulse_modulation, True, "pulse modulation")
equal(rf.pulse_source, "internal", "its source")
equal(rf.pulse_input, "square", "its input")
close_to(rf.pulse_frequency, 1e4, 1e-6, "its rate")
rf.disable_pulse_modulation()
equal(rf.has_pulse_modulation, False, "pulse modulation off")
rf.start_frequency = 1e9
rf.stop_frequency = 3e9
close_to(rf.start_frequency, 1e9, 1, "start")
close_to(rf.stop_frequency, 3e9, 1, "stop")
close_to(rf.center_frequency, 2e9, 1, "middle")
rf.start_power = -30
rf.stop_power = -10
close_to(rf.start_power, -30, 1e-6, "start power")
close_to(rf.stop_power, -10, 1e-6, "stop power")
rf.dwell_time = 0.01
close_to(rf.dwell_time, 0.01, 1e-6, "dwell")
rf.step_points = 11
equal(int(rf.step_points), 11, "points")
rf.config_step_sweep()
rf.enable_retrace()
rf.disable_retrace()
rf.start_step_sweep()
rf.stop_step_sweep()
rf.single_sweep()
rf.write(":FREQ:MODE CW")
equal(rf.ask("SYST:ERR?").strip(), '+0,"No error"', "error queue")
rf.shutdown()
equal(rf.is_enabled, False, "output after shutdown")
equal(rf.ask("SYST:ERR?").strip(), '+0,"No error"', "error queue at the end")
done(rf)
