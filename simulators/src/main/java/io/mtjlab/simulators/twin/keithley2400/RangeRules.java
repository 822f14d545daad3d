package io.mtjlab.simulators.twin.keithley2400;

import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.sampling.Ranged;
import io.mtjlab.simulators.twin.smu.SourceMeter;

/** How levels, ranges and limits hang together, and what of them the 2400 refuses (user's manual, appendix B). */
final class RangeRules {

    private final Panel panel;
    private final SourceMeter meter;
    private final SourceLevels source;

    RangeRules(Panel panel, SourceMeter meter, SourceLevels source) {
        this.panel = panel;
        this.meter = meter;
        this.source = source;
    }

    /** As after *RST. */
    void reset() {
        meter.meterVolts.auto(true);
        meter.meterAmperes.auto(true);
        meter.meterVolts.select(21);
        meter.meterAmperes.select(1.05e-4);
        meter.sourceVolts.select(21);
        meter.sourceAmperes.select(1.05e-4);
    }

    /** As the panel says, after a setup has been put on it. */
    void follow() {
        meter.fourWire(panel.on("four.wire"));
        meter.sourceVolts.select(panel.get("volts.range"));
        meter.sourceAmperes.select(panel.get("amperes.range"));
        use(meter.meterVolts, "meter.volts");
        use(meter.meterAmperes, "meter.amperes");
    }

    /** What follows from a setting that was told. */
    void changed(String name) throws ScpiException {
        switch (name) {
            case "volts" -> level(meter.sourceVolts, "volts");
            case "amperes" -> level(meter.sourceAmperes, "amperes");
            case "volts.range" -> range(meter.sourceVolts, "volts");
            case "amperes.range" -> range(meter.sourceAmperes, "amperes");
            case "meter.volts" -> meterRange(meter.meterVolts, "volts", source.volts());
            case "meter.amperes" -> meterRange(meter.meterAmperes, "amperes", !source.volts());
            case "meter.volts.auto" -> meter.meterVolts.auto(panel.on("meter.volts.auto"));
            case "meter.amperes.auto" -> meter.meterAmperes.auto(panel.on("meter.amperes.auto"));
            case "limit.volts", "limit.amperes" -> limit(name);
            case "meter.ohms" -> ohmsRange();
            default -> {}
        }
        meter.fourWire(panel.on("four.wire"));
    }

    /** The limit of {@code volts} or {@code amperes}, and the meter's range, as after *RST. */
    void measureAfresh(String name, double limit, Ranged range) {
        panel.put("limit." + name, limit);
        range.auto(true);
        panel.put("meter." + name + ".auto", 1);
    }

    private void level(Ranged range, String name) throws ScpiException {
        if (panel.on(name + ".auto")) {
            select(range, panel.get(name));
            panel.put(name + ".range", range.fullScale());
        } else if (!range.holds(panel.get(name))) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
    }

    /** A level that a factor has made; it goes as far as the highest range does. */
    void scaled(String name, double level) {
        Ranged range = name.equals("volts") ? meter.sourceVolts : meter.sourceAmperes;
        if (panel.on(name + ".auto")) {
            range.select(level);
            panel.put(name + ".range", range.fullScale());
        }
        panel.put(name, Math.max(-range.fullScale(), Math.min(range.fullScale(), level)));
    }

    private void select(Ranged range, double level) throws ScpiException {
        double before = range.nominal();
        range.select(level);
        if (beyondPower()) {
            range.select(before);
            throw Keithley2400Twin.tooMuchPower();
        }
    }

    private boolean beyondPower() {
        return source.volts()
                ? Specifications.beyondPower(meter.sourceVolts.nominal(), panel.get("limit.amperes"))
                : Specifications.beyondPower(panel.get("limit.volts"), meter.sourceAmperes.nominal());
    }

    /** Choosing a range ends automatic ranging; the query tells the most it takes, five per cent above its name. */
    private void range(Ranged range, String name) throws ScpiException {
        select(range, panel.get(name + ".range"));
        panel.put(name + ".range", range.fullScale());
        panel.put(name + ".auto", 0);
    }

    private void meterRange(Ranged range, String name, boolean alsoSourced) throws ScpiException {
        double before = range.nominal();
        range.select(panel.get("meter." + name));
        double most = Math.abs(panel.get("limit." + name));
        if (!alsoSourced && range.nominal() > 10 * most) {
            range.select(before);
            throw new ScpiException(824, "Cannot exceed compliance range");
        }
        range.auto(false);
        panel.put("meter." + name + ".auto", 0);
        panel.put("meter." + name, range.fullScale());
    }

    /** 2 ohm, 20 ohm and so on to 200 megohm, each with five per cent more. */
    private void ohmsRange() {
        double decade = Math.ceil(Math.log10(panel.get("meter.ohms") / 2.1 / (1 + 1e-12)));
        panel.put("meter.ohms", 2.1 * Math.pow(10, Math.max(0, Math.min(8, decade))));
        panel.put("meter.ohms.auto", 0);
    }

    private void limit(String name) throws ScpiException {
        double most = Math.abs(panel.get(name));
        boolean volts = name.equals("limit.volts");
        Ranged range = volts ? meter.meterVolts : meter.meterAmperes;
        if (!range.auto() && most < 1e-3 * range.nominal()) {
            throw new ScpiException(822, "Too small for sense range");
        }
        if (beyondPower()) {
            throw Keithley2400Twin.tooMuchPower();
        }
        panel.put(name, most);
    }

    private void use(Ranged range, String name) {
        range.auto(panel.on(name + ".auto"));
        range.select(panel.get(name));
    }
}
