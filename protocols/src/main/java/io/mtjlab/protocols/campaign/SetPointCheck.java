package io.mtjlab.protocols.campaign;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.bench.Exposure;
import io.mtjlab.instruments.bench.Guard;
import io.mtjlab.instruments.bench.LimitExceeded;
import io.mtjlab.instruments.capability.FieldSource;
import io.mtjlab.instruments.capability.PulseGenerator.Pulse;
import io.mtjlab.protocols.kind.Measurement;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.setup.SetPoint;
import io.mtjlab.protocols.setup.Station;

/**
 * Holds every set-point of a step against the bench's limits, the worst of each output together with the worst of all
 * others, as if all were live at once; nothing is sent.
 */
final class SetPointCheck {

    private SetPointCheck() {}

    /** @throws InvalidInput with the number, the bound, where it stands, and where the step does */
    static void check(Step step, Measurement measurement, Station station) {
        Guard guard = new Guard(station.limits(), station.wiring());
        for (SetPoint point : measurement.setPoints()) {
            try {
                check(point, guard);
            } catch (LimitExceeded e) {
                throw new InvalidInput(step.place() + ": " + step.kind().name() + ": " + e.getMessage(), e);
            }
        }
    }

    private static void check(SetPoint point, Guard guard) {
        String role = point.output().role();
        String what = point.quantity().words() + " " + Grid.plain(point.value()) + " "
                + point.quantity().unit();
        switch (point.quantity()) {
            case FIELD -> {
                guard.checkOersted(role, point.value(), what);
                if (point.output() instanceof FieldSource magnet && Math.abs(point.value()) > magnet.maxOersted()) {
                    throw new LimitExceeded(role + ": " + what + " refused: supply and coil make at most "
                            + Grid.plain(magnet.maxOersted()) + " Oe");
                }
            }
            case CURRENT, COMPLIANCE_AMPERES -> guard.checkAmperes(role, point.value(), what);
            case COMPLIANCE, VOLTS -> guard.claimVolts(role, point.value(), what);
            case SINE ->
                guard.claim(guard.voltage(role, Math.sqrt(2) * point.value(), Double.POSITIVE_INFINITY)
                        .as(what));
            case PULSE -> guard.claim(exposure(guard, role, point.pulse().orElseThrow()));
            case RF_LEVEL -> guard.claim(guard.carrier(role, point.value()));
        }
    }

    private static Exposure exposure(Guard guard, String role, Pulse pulse) {
        return guard.pulse(role, pulse.restVolts(), pulse.peakVolts(), pulse.widthSeconds(), pulse.loadOhms());
    }
}
