package io.mtjlab.protocols.rules;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

import io.mtjlab.acquisition.engine.Interlock;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.bench.Bench;
import io.mtjlab.instruments.capability.CurrentSource;
import io.mtjlab.instruments.capability.FieldSource;
import io.mtjlab.instruments.capability.Output;
import io.mtjlab.instruments.capability.Prober;
import io.mtjlab.instruments.capability.TemperatureController;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Grid;

/** An interlock that asks instruments of a bench. */
public final class BenchInterlock implements Interlock {

    private final String name;
    private final Reading reading;
    /** For contact alone: what its return is known by. */
    private final Optional<Reading> back;

    private final Action action;
    private final Duration every;
    private final Duration patience;

    /** Asks the bench what is wrong. */
    @FunctionalInterface
    private interface Reading {
        Optional<String> wrong();
    }

    private BenchInterlock(Arguments interlock, Reading reading, Optional<Reading> back) {
        this.name = interlock.get(InterlockParameters.WATCH) + " of " + interlock.get(InterlockParameters.ROLE);
        this.reading = reading;
        this.back = back;
        this.action = interlock.get(InterlockParameters.ACTION) == InterlockParameters.Action.HOLD
                ? Action.HOLD
                : Action.STOP;
        this.every = interlock.duration(InterlockParameters.EVERY);
        this.patience = interlock.duration(InterlockParameters.PATIENCE);
    }

    /**
     * @param interlock read by {@link InterlockParameters#TABLE}
     * @throws InvalidInput when the role is not on the bench or cannot tell, or a bound is missing
     */
    public static Interlock of(Arguments interlock, Bench bench) {
        String role = interlock.get(InterlockParameters.ROLE);
        try {
            return switch (interlock.get(InterlockParameters.WATCH)) {
                case TEMPERATURE -> {
                    var sensor = bench.instrument(role, TemperatureController.class);
                    yield of(interlock, new Hysteresis(interlock, "K", sensor::readKelvin)::wrong);
                }
                case COIL -> {
                    var magnet = bench.instrument(role, FieldSource.class);
                    yield of(interlock, new Hysteresis(interlock, "Oe", () -> Math.abs(magnet.oersted()))::wrong);
                }
                case COMPLIANCE -> {
                    var source = bench.instrument(role, CurrentSource.class);
                    yield of(
                            interlock,
                            () -> source.outputOn() && source.inCompliance()
                                    ? Optional.of("the source is at its compliance")
                                    : Optional.empty());
                }
                case CONTACT -> {
                    var prober = bench.instrument(role, Prober.class);
                    yield new BenchInterlock(
                            interlock,
                            () -> prober.inContact() ? Optional.empty() : liveOn(bench),
                            Optional.of(() -> prober.inContact()
                                    ? Optional.empty()
                                    : Optional.of("the needles are off the pads")));
                }
            };
        } catch (InvalidInput e) {
            throw String.valueOf(e.getMessage()).startsWith(interlock.place())
                    ? e
                    : new InvalidInput(interlock.place() + ": interlock: " + e.getMessage(), e);
        }
    }

    private static Interlock of(Arguments interlock, Reading reading) {
        return new BenchInterlock(interlock, reading, Optional.empty());
    }

    private static Optional<String> liveOn(Bench bench) {
        return bench.outputs().stream()
                .filter(output -> output.safeOrder().compareTo(Output.SafeOrder.CONTACT) < 0 && !output.isSafe())
                .findFirst()
                .map(output -> "the needles are off the pads, and " + output.role() + " is live");
    }

    /** A value that trips above one bound and clears below another. */
    private static final class Hysteresis {

        private final double above;
        private final double clear;
        private final String unit;
        private final DoubleSupplier value;
        private boolean tripped;

        Hysteresis(Arguments interlock, String unit, DoubleSupplier value) {
            this.above = interlock
                    .find(InterlockParameters.ABOVE)
                    .orElseThrow(() -> interlock.error("interlock: say above, in " + unit));
            this.clear = interlock.find(InterlockParameters.CLEAR).orElse(above);
            if (clear > above) {
                throw interlock.error("interlock: clear_below " + clear + " is above the bound, " + above);
            }
            this.unit = unit;
            this.value = value;
        }

        Optional<String> wrong() {
            double now = value.getAsDouble();
            tripped = !(now <= above) || (tripped && !(now < clear));
            return tripped
                    ? Optional.of(Grid.plain(now) + " " + unit + ", tripped above " + Grid.plain(above)
                            + ", clears below " + Grid.plain(clear))
                    : Optional.empty();
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<String> wrong() {
        return reading.wrong();
    }

    /** A contact is what a unit stands on. */
    @Override
    public boolean endsUnit() {
        return back.isPresent();
    }

    @Override
    public Optional<String> missing() {
        return back.orElse(reading).wrong();
    }

    @Override
    public Action action() {
        return action;
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public Duration patience() {
        return patience;
    }
}
