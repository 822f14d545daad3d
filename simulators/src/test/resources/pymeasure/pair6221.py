"""A 6221 that is spoken to, with a 2182A behind it: what a QCoDeS driver, a pass-through transport and the maker's
examples do, command by command, in real time through a plain VISA session."""
import time

from bench import close_to, equal, truth, visa

OHMS = 200
SERIES = 8

source = visa()


def send(command):
    """To the nanovoltmeter."""
    source.write('SYST:COMM:SER:SEND "%s"' % command)


def ask(command):
    send(command)
    return source.query("SYST:COMM:SER:ENT?")


def finished():
    """Polls the event register, as there is nobody to ask for service."""
    for _ in range(200):
        if int(source.query("STAT:OPER:EVEN?")) & 2:
            return
        time.sleep(0.05)
    raise AssertionError("the sweep does not end")


def fields(text, each):
    values = [float(value) for value in text.split(",")]
    equal(len(values) % each, 0, "whole readings")
    return [values[i:i + each] for i in range(0, len(values), each)]


def near(ohms, what):
    truth(OHMS < ohms < OHMS + SERIES, "%s: %g ohm" % (what, ohms))


truth("MODEL 6221" in source.query("*IDN?"), "identity")
for mode in ("DELT", "PDEL", "DCON"):
    equal(int(source.query("SOUR:%s:NVPR?" % mode)), 1, "nanovoltmeter seen by " + mode)
source.write("SOUR:SWE:ABOR")
source.write("SOUR:WAVE:ABOR")
source.write("*RST")
send("*RST")
truth("MODEL 2182A" in ask("*IDN?"), "identity behind the serial port")
# A pass-through transport takes answer and status byte in one line.
both = source.query('SYST:COMM:SER:SEND "*IDN?;*STB?";ENT?')
truth("MODEL 2182A" in both and both.split(";")[-1].strip().isdigit(), both)

# A QCoDeS driver's parameters.
for command in ("VOLT:RANG 0.1", "VOLT:NPLC 0.1", "SYST:LSYN 0", "SYST:FAZ 0", "SYST:AZER 0"):
    send(command)
close_to(float(ask("VOLT:NPLC?")), 0.1, 1e-9, "integration behind the serial port")
source.write("SYST:BEEP 0")
equal(int(source.query("SYST:BEEP?")), 0, "beeper")
source.write("OUTP:RESP FAST")
equal(source.query("OUTP:RESP?"), "FAST", "speed")
source.write("UNIT V")

# Its delta: eleven readings of 2 mV and their times.
source.write("SOUR:DELT:HIGH 1e-05")
source.write("SOUR:DELT:LOW -1e-05")
source.write("SOUR:DELT:CAB 0")
source.write("SOUR:DELT:DEL 0.002")
source.write("SOUR:DELT:COUN 11")
source.write("TRAC:POIN 11")
source.write("SOUR:DELT:ARM")
equal(int(source.query("SOUR:DELT:ARM?")), 1, "armed")
source.write("INIT:IMM")
equal(int(source.query("*OPC?")), 1, "done")
delta = fields(source.query("TRAC:DATA?"), 2)
equal(len(delta), 11, "readings")
near(sum(reading[0] for reading in delta) / 11 / 1e-5, "delta")
truth(all(later[1] > earlier[1] for earlier, later in zip(delta, delta[1:])), "times rise")
source.write("SOUR:SWE:ABOR")

# Its differential conductance, in siemens, with currents.
source.write("UNIT SIEM")
source.write("FORM:ELEM READ,TST,SOUR,AVOL")
for name, value in (("STAR", -2e-5), ("STOP", 2e-5), ("STEP", 4e-6), ("DELT", 1e-5), ("DEL", 0.002)):
    source.write("SOUR:DCON:%s %g" % (name, value))
source.write("SENS:AVER:TCON REP")
source.write("SENS:AVER:COUN 2")
source.write("SENS:AVER ON")
source.write("SOUR:DCON:ARM")
equal(int(source.query("SOUR:DCON:ARM?")), 1, "armed")
source.write("INIT:IMM")
finished()
steps = fields(source.query("TRAC:DATA:SEL? 0,1000"), 4)
equal(len(steps), 11, "steps")
for number, (siemens, _, amperes, volts) in enumerate(steps):
    near(1 / siemens, "differential conductance")
    close_to(amperes, -2e-5 + number * 4e-6 + 1e-6, 1e-11, "mean of two finer steps")
    close_to(volts, amperes * (OHMS + SERIES / 2), 2e-4, "average voltage")
source.write("SENS:AVER OFF")
source.write("SOUR:SWE:ABOR")
equal(int(source.query("OUTP?")), 0, "output off")

# The maker's pulse delta.
source.write("UNIT OHMS")
source.write("form:elem READ,TST,RNUM,SOUR")
source.write("sour:pdel:high 1e-4")
source.write("sour:pdel:low 0")
source.write("sour:pdel:count 6")
source.write("sour:pdel:rang best")
source.write("sour:pdel:width 0.002")
source.write("sour:pdel:sdel 0.001")
source.write("sour:pdel:swe 0")
source.write("sour:pdel:lme 2")
source.write("sour:pdel:int 5")
source.write("sens:aver:wind 0")
source.write("sour:pdel:arm")
source.write("init:imm")
finished()
equal(source.query("TRAC:DATA:TYPE?"), "PULS", "kind of readings")
pulses = fields(source.query("TRAC:DATA:SEL? 0,6"), 4)
equal([int(pulse[2]) for pulse in pulses], list(range(6)), "numbers")
near(sum(pulse[0] for pulse in pulses) / 6, "pulse delta")
source.write("CALC2:FORM MEAN")
source.write("CALC2:STAT ON")
source.write("CALC2:IMM")
close_to(float(source.query("CALC2:DATA?")), sum(pulse[0] for pulse in pulses) / 6, 1e-4, "mean")
source.write(":SOUR:SWE:ABORT")
source.write("SENS:DATA?")
equal(source.query("SYST:ERR?").split(",")[0], "-221", "nothing is measured any more")
equal(source.query("SYST:ERR?").split(",")[0], "0", "empty queue")
source.close()
print("done")
