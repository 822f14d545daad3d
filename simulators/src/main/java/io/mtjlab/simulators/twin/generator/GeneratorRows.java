package io.mtjlab.simulators.twin.generator;

import java.util.List;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Nr3;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;

/** Rows that Agilent's function generators share. */
public final class GeneratorRows {

    private static final int DIGITS = 12;

    private final CommandTable table;
    private final Panel panel;
    private final String source;

    /** @param source the optional node that the pattern of a setting of the output begins with */
    public GeneratorRows(CommandTable table, Panel panel, String source) {
        this.table = table;
        this.panel = panel;
        this.source = source;
    }

    /**
     * Frequency sweeps and modulation, which by the internal source act on what comes out ({@link Modulation}).
     *
     * @param kinds of modulation that the instrument has, as it spells them
     */
    public GeneratorRows sweepAndModulation(Limits hertz, List<String> kinds) {
        Limits zeroToMost = Limits.of(-hertz.max(), hertz.max(), 0);
        panel.number("sweep.start", source + ":FREQuency:STARt", Dimension.HERTZ, at(hertz, 100))
                .number("sweep.stop", source + ":FREQuency:STOP", Dimension.HERTZ, at(hertz, 1e3))
                .bool("sweep", source + ":SWEep:STATe", false)
                .choice("sweep.spacing", source + ":SWEep:SPACing", "LINear", "LOGarithmic")
                .number("sweep.time", source + ":SWEep:TIME", Dimension.SECONDS, Limits.of(1e-3, 3600, 1))
                .number("sweep.hold", source + ":SWEep:HTIMe", Dimension.SECONDS, Limits.of(0, 3600, 0))
                .number("sweep.return", source + ":SWEep:RTIMe", Dimension.SECONDS, Limits.of(0, 3600, 0))
                .bool("marker", "MARKer[:STATe]", false)
                .number("marker.hertz", source + ":MARKer:FREQuency", Dimension.HERTZ, at(hertz, 500))
                .integer("marker.cycle", source + ":MARKer:CYCLe", Limits.of(2, 1e6, 2));
        kinds.forEach(kind -> modulation(kind, hertz));
        middle(source + ":FREQuency:CENTer", hertz);
        width(source + ":FREQuency:SPAN", zeroToMost);
        return this;
    }

    private void modulation(String kind, Limits hertz) {
        panel.bool(kind, source + ":" + kind + ":STATe", false)
                .choice(kind + ".source", source + ":" + kind + ":SOURce", "INTernal", "EXTernal", "CH1", "CH2")
                .choice(
                        kind + ".shape",
                        source + ":" + kind + ":INTernal:FUNCtion",
                        "SINusoid",
                        "SQUare",
                        "RAMP",
                        "NRAMp",
                        "TRIangle",
                        "NOISe",
                        "PRBS",
                        "ARB",
                        "USER")
                .number(
                        kind + ".hertz",
                        source + ":" + kind + ":INTernal:FREQuency",
                        Dimension.HERTZ,
                        Limits.of(2e-3, 10e6, 100));
        Limits rate = Limits.of(2e-3, 1e6, 10);
        switch (kind) {
            case "AM" -> panel.number("AM.depth", source + ":AM:DEPTh", Dimension.PERCENT, Limits.of(0, 120, 100));
            case "FM" ->
                panel.number(
                        "FM.deviation",
                        source + ":FM:DEViation",
                        Dimension.HERTZ,
                        Limits.of(-hertz.max(), hertz.max(), 100));
            case "PM" ->
                panel.number("PM.deviation", source + ":PM:DEViation", Dimension.DEGREES, Limits.of(0, 360, 180));
            case "PWM" ->
                panel.number("PWM.deviation", source + ":PWM:DEViation", Dimension.SECONDS, Limits.of(0, 1e6, 10e-6));
            case "FSKey" ->
                panel.number("FSKey.hertz", source + ":FSKey:FREQuency", Dimension.HERTZ, at(hertz, 100))
                        .number("FSKey.rate", source + ":FSKey:INTernal:RATE", Dimension.HERTZ, rate);
            case "BPSK" ->
                panel.number("BPSK.degrees", source + ":BPSK:PHASe", Dimension.DEGREES, Limits.of(0, 360, 180))
                        .number("BPSK.rate", source + ":BPSK:INTernal:RATE", Dimension.HERTZ, rate);
            default ->
                panel.number("SUM.amplitude", source + ":SUM:AMPLitude", Dimension.PERCENT, Limits.of(0, 100, 0.1));
        }
    }

    private static Limits at(Limits limits, double otherwise) {
        return Limits.of(limits.min(), limits.max(), otherwise);
    }

    private void middle(String pattern, Limits hertz) {
        table.row(
                pattern,
                call -> {
                    call.expect(1, 1);
                    double half = (sweep(call, "stop") - sweep(call, "start")) / 2;
                    double middle = call.number(0, Dimension.HERTZ, hertz);
                    span(call, middle - half, middle + half);
                },
                call -> Nr3.append(call.answer(), (sweep(call, "start") + sweep(call, "stop")) / 2, DIGITS));
    }

    private void width(String pattern, Limits hertz) {
        table.row(
                pattern,
                call -> {
                    call.expect(1, 1);
                    double middle = (sweep(call, "start") + sweep(call, "stop")) / 2;
                    double half = call.number(0, Dimension.HERTZ, hertz) / 2;
                    span(call, middle - half, middle + half);
                },
                call -> Nr3.append(call.answer(), sweep(call, "stop") - sweep(call, "start"), DIGITS));
    }

    private double sweep(Call call, String end) {
        return panel.get("sweep." + end, call.onlySuffix());
    }

    private void span(Call call, double from, double to) {
        panel.put("sweep.start", call.onlySuffix(), from);
        panel.put("sweep.stop", call.onlySuffix(), to);
    }

    /**
     * APPLy: frequency, amplitude and offset, each of which may be left out from the end or said as DEF, which leaves
     * it as it is.
     *
     * @param kinds in the order of the function's own words
     */
    public GeneratorRows apply(
            FunctionGenerator generator, List<String> kinds, Limits hertz, Limits vpp, Limits offset) {
        for (int i = 0; i < kinds.size(); i++) {
            int kind = i;
            table.row(
                    source + ":APPLy:" + kinds.get(i),
                    call -> {
                        call.expect(0, 3);
                        int channel = call.onlySuffix();
                        panel.put("kind", channel, kind);
                        panel.put("burst", channel, 0);
                        panel.put("trigger.source", channel, 0);
                        put(call, 0, "hertz", Dimension.HERTZ, hertz);
                        if (said(call, 1)) {
                            generator.amplitude(call, 1, vpp, channel);
                        }
                        put(call, 2, "offset", Dimension.VOLTS, offset);
                        generator.applied(channel);
                    },
                    null);
        }
        table.row(source + ":APPLy", null, call -> {
            call.expect(0, 0);
            int channel = call.onlySuffix();
            call.answer("\"" + panel.word("kind", channel) + " ");
            Nr3.append(call.answer(), panel.get("hertz", channel), DIGITS);
            call.answer(",");
            Nr3.append(call.answer(), generator.toldAmplitude(channel), DIGITS);
            call.answer(",");
            Nr3.append(call.answer(), panel.get("offset", channel), DIGITS);
            call.answer("\"");
        });
        return this;
    }

    private static boolean said(Call call, int index) {
        return call.parameterCount() > index && !call.isWord(index, "DEFault");
    }

    private void put(Call call, int index, String name, Dimension unit, Limits limits) throws ScpiException {
        if (said(call, index)) {
            panel.put(name, call.onlySuffix(), call.number(index, unit, limits));
        }
    }

    /** Display, beeper, remote state, and where the frequency comes from. */
    public GeneratorRows system() {
        panel.bool("beeper", "SYSTem:BEEPer:STATe", true)
                .choice("remote", "SYSTem:COMMunicate:RLSTate", "LOCal", "REMote", "RWLock")
                .choice("angle", "UNIT:ANGLe", "DEGree", "RADian", "SECond")
                .choice("byte.order", "FORMat:BORDer", "NORMal", "SWAPped")
                .bool("trigger.output", "OUTPut<1..1>:TRIGger[:STATe]", false)
                .choice("trigger.output.slope", "OUTPut<1..1>:TRIGger:SLOPe", "POSitive", "NEGative");
        String[] text = {""};
        table.action("SYSTem:BEEPer[:IMMediate]", () -> {})
                .action("SYSTem:LOCal", () -> {})
                .action("SYSTem:REMote", () -> {})
                .row(
                        "DISPlay:TEXT",
                        call -> {
                            call.expect(1, 1);
                            text[0] = call.string(0);
                        },
                        call -> call.answer("\"" + text[0] + "\""))
                .action("DISPlay:TEXT:CLEar", () -> text[0] = "");
        return this;
    }
}
