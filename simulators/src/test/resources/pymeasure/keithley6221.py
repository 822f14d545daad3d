"""PyMeasure's Keithley 6221: direct current, waves, status, shutdown."""
from pymeasure.instruments.keithley import Keithley6221

from bench import close_to, done, equal, opened, truth

source = opened(Keithley6221)
source.reset()
truth("MODEL 6221" in source.id, source.id)
source.source_compliance = 1
close_to(source.source_compliance, 1, 1e-9, "compliance")
source.source_range = 1e-3
close_to(source.source_range, 2e-3, 1e-9, "range")
source.source_auto_range = True
equal(source.source_auto_range, True, "automatic range")
source.source_delay = 0.01
close_to(source.source_delay, 0.01, 1e-9, "delay")
source.source_current = 1e-4
close_to(source.source_current, 1e-4, 1e-10, "level")
source.enable_source()
equal(source.source_enabled, True, "output")
source.source_current = -1e-4
source.disable_source()
equal(source.source_enabled, False, "output off")

for shape in ("sine", "ramp", "square"):
    source.waveform_function = shape
    equal(source.waveform_function, shape, "shape")
source.waveform_frequency = 347
close_to(source.waveform_frequency, 347, 1e-3, "frequency")
source.waveform_amplitude = 1e-4
close_to(source.waveform_amplitude, 1e-4, 1e-10, "amplitude")
source.waveform_offset = 1e-5
close_to(source.waveform_offset, 1e-5, 1e-11, "offset")
source.waveform_dutycycle = 40
close_to(source.waveform_dutycycle, 40, 1e-6, "duty cycle")
source.waveform_ranging = "best"
equal(source.waveform_ranging, "best", "ranging")
source.waveform_use_phasemarker = False
source.waveform_duration_cycles = 100
close_to(source.waveform_duration_cycles, 100, 1e-6, "cycles")
source.waveform_duration_set_infinity()
source.waveform_duration_time = 0.2
close_to(source.waveform_duration_time, 0.2, 1e-6, "duration")
source.operation_event_enabled = 128
source.srq_event_enabled = 128
equal(source.operation_event_enabled, 128, "operation enable")
source.measurement_event_enabled = 512
source.questionable_event_enabled = 1
equal(source.srq_event_enabled, 128, "service request enable")
source.waveform_arm()
source.waveform_start()
equal(source.source_enabled, True, "output during a wave")
equal(int(source.ask("*OPC?")), 1, "the end of the wave")
truth(source.operation_events & 128, "the wave has stopped")
source.waveform_abort()
source.define_arbitary_waveform([0, 0.5, 1, 0.5, 0, -0.5, -1, -0.5], location=1)
equal(source.waveform_function, "arbitrary1", "arbitrary shape")
truth(source.standard_events >= 0, "standard events")
truth(source.measurement_events >= 0, "measurement events")
truth(source.questionable_events >= 0, "questionable events")
equal(source.error[0], 0, "error queue")
# This version asks for ESE? without its asterisk; the instrument refuses that.
source.write("ESE?")
equal(source.error[0], -113, "ESE? without its asterisk")
source.display_enabled = False
source.display_enabled = True
source.beep(400, 0.1)
source.trigger_immediately()
source.shutdown()
equal(source.source_enabled, False, "output after shutdown")
equal(source.error[0], 0, "error queue at the end")
done(source)
