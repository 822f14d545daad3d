"""A plain VISA session on the 2182A: settings, buffer, statistics, reference, errors."""
from bench import close_to, equal, truth, visa

meter = visa()
truth("MODEL 2182A" in meter.query("*IDN?"), "identity")
meter.write("status:queue:clear;*RST;:stat:pres;:*CLS;")
meter.write(":SENS:FUNC 'VOLT';:SENS:CHAN 1;:SENS:VOLT:RANG 0.1;NPLC 0.1;DFIL OFF;LPAS OFF;:SYST:AZER OFF")
equal(meter.query(":SENS:FUNC?"), '"VOLT:DC"', "function")
close_to(float(meter.query(":SENS:VOLT:NPLC?")), 0.1, 1e-9, "integration")
# Nothing is driven: thermal volts and the offset of 4 ppm of range are left.
close_to(float(meter.query(":READ?")), 0, 20e-6, "one reading")
close_to(float(meter.query(":FETC?")), 0, 20e-6, "the same again")
meter.write(":TRAC:CLE;:TRAC:POIN 50;FEED SENS;FEED:CONT NEXT;:TRIG:COUN 1;:SAMP:COUN 50;:INIT")
equal(meter.query("*OPC?"), "1", "buffer filled")
readings = [float(each) for each in meter.query(":TRAC:DATA?").split(",")]
equal(len(readings), 50, "readings")
truth(max(readings) > min(readings), "readings have noise")
meter.write(":CALC2:FORM MEAN;:CALC2:STAT ON")
close_to(float(meter.query(":CALC2:IMM?")), sum(readings) / 50, 1e-9, "mean of the buffer")
meter.write(":SAMP:COUN 1;:SENS:VOLT:REF:ACQ;:SENS:VOLT:REF:STAT ON")
close_to(float(meter.query(":READ?")), 0, 1e-6, "less its reference")
meter.write(":SENS:VOLT:RANG 500")
equal(meter.query("SYST:ERR?").split(",")[0], "-222", "beyond the ranges")
meter.write("NOBODY")
equal(meter.query("SYST:ERR?").split(",")[0], "-113", "unknown header")
equal(meter.query("SYST:ERR?").split(",")[0], "0", "empty queue")
meter.close()
print("done")
