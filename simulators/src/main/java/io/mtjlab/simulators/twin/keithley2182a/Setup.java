package io.mtjlab.simulators.twin.keithley2182a;

import java.util.ArrayList;
import java.util.List;

/** What *SAV keeps of the 2182A, in the order in which *RCL tells it again. */
final class Setup {

    static final int HIGHEST = 0;

    private static final List<String> OF_A_CHANNEL =
            List.of("DFIL:COUN", "DFIL:WIND", "DFIL:TCON", "DFIL", "REF", "REF:STAT");

    private static final List<String> OF_ALL = List.of(
            "SENS:FUNC",
            "SENS:CHAN",
            "SENS:VOLT:NPLC",
            "SENS:TEMP:NPLC",
            "SENS:TEMP:TC",
            "SENS:TEMP:RJUN:RSEL",
            "SENS:TEMP:RJUN:SIM",
            "UNIT:TEMP",
            "SENS:VOLT:RAT",
            "SENS:VOLT:DELT",
            "SENS:HOLD:WIND",
            "SENS:HOLD:COUN",
            "SENS:HOLD:STAT",
            "SYST:AZER",
            "TRIG:SOUR",
            "TRIG:COUN",
            "TRIG:DEL",
            "TRIG:TIM",
            "SAMP:COUN",
            "CALC:FORM",
            "CALC:KMAT:MMF",
            "CALC:KMAT:MBF",
            "CALC:KMAT:MUN",
            "CALC:KMAT:PERC",
            "CALC:STAT",
            "CALC3:LIM:UPP",
            "CALC3:LIM:LOW",
            "CALC3:LIM:STAT",
            "CALC3:LIM2:UPP",
            "CALC3:LIM2:LOW",
            "CALC3:LIM2:STAT",
            "FORM:ELEM",
            "FORM:BORD",
            "FORM",
            "INIT:CONT");

    private Setup() {}

    static List<String> headers() {
        List<String> headers = new ArrayList<>();
        for (int channel = 1; channel <= 2; channel++) {
            String volts = "SENS:VOLT:CHAN" + channel + ":";
            headers.add(volts + "RANG");
            headers.add(volts + "RANG:AUTO");
            headers.add(volts + "LPAS");
            for (String each : OF_A_CHANNEL) {
                headers.add(volts + each);
                headers.add("SENS:TEMP:CHAN" + channel + ":" + each);
            }
        }
        headers.addAll(OF_ALL);
        return headers;
    }
}
