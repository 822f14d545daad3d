package io.mtjlab.simulators.twin.keithley2400;

import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.twin.keithley2400.SourceMemory.Setup;
import io.mtjlab.simulators.twin.sampling.Ranged;

/** The present setup as a whole: to be saved in the source memory, and taken from there. */
final class Setups {

    private final Panel panel;
    private final Functions functions;
    private final RangeRules ranges;
    private final SourceMemory memory = new SourceMemory();
    private boolean autozero;

    Setups(Panel panel, Functions functions, RangeRules ranges) {
        this.panel = panel;
        this.functions = functions;
        this.ranges = ranges;
    }

    void autozero(boolean on) {
        autozero = on;
    }

    boolean autozero() {
        return autozero;
    }

    private Setup present() {
        return Setup.of(panel, functions.chosen(), autozero);
    }

    /** The present one is what empty locations hold. */
    void afterReset() {
        memory.afterReset(present());
    }

    void save(int location) {
        memory.save(location, present());
    }

    /** "All 100 memory locations are initialized to the present setup" (user's manual, 18-93). */
    void initialize() {
        memory.clear();
        memory.afterReset(present());
    }

    /** A location that scales takes its level from what was measured at the one before (user's manual, 18-96). */
    void scale(double volts, double amperes) {
        boolean sourcesVolts = panel.on("sources.volts");
        String name = sourcesVolts ? "volts" : "amperes";
        double level = panel.get(name + ".factor") * (sourcesVolts ? volts : amperes);
        if (panel.on(name + ".scaled") && Math.abs(level) < Ranged.OVERFLOW) {
            ranges.scaled(name, level);
        }
    }

    /** Everything as in that location; the source takes it up when it is next driven. */
    void use(int location) {
        Setup setup = memory.at(location);
        setup.putOn(panel);
        functions.set(setup.functions());
        autozero = setup.autozero();
        ranges.follow();
    }
}
