"""PyMeasure's Lake Shore 425: its commands over a socket in place of its serial adapter."""
from pymeasure.adapters import VISAAdapter
from pymeasure.instruments import Instrument
from pymeasure.instruments.lakeshore import LakeShore425

from bench import close_to, done, equal, resource, truth

gauss = LakeShore425.__new__(LakeShore425)
adapter = VISAAdapter(resource(), visa_library="@py", read_termination="\r\n",
                      write_termination="\n", timeout=20000)
Instrument.__init__(gauss, adapter, "LakeShore 425 Gaussmeter")
truth("MODEL425" in gauss.id, gauss.id)
gauss.write("*RST")
gauss.unit = "Oe"
equal(gauss.unit, "Oe", "unit")
gauss.range = 35
equal(gauss.range, 35, "range")
gauss.dc_mode()
equal(gauss.mode, (1.0, 0.0, 1.0), "mode")
gauss.zero_probe()
close_to(gauss.field, 0, 3, "field of the earth")
mean, deviation = gauss.measure(3)
close_to(float(mean), 0, 3, "mean field")
truth(deviation < 0.1, "scatter %g" % deviation)
gauss.unit = "T"
close_to(gauss.field, 0, 3e-4, "field in tesla")
gauss.write("AUTO 1")
gauss.write("*CLS")
gauss.auto_range()
truth(int(gauss.ask("*ESR?")) & 0x20, "AUTO without its parameter is refused")
done(gauss)
