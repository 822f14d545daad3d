package io.mtjlab.protocols.setup;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import io.mtjlab.acquisition.health.DeviceHealth;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.bench.Limits;
import io.mtjlab.instruments.bench.Wiring;
import io.mtjlab.instruments.capability.Instrument;

/** What a bench gives to one step: an instrument for each part that the step's roles fill, wires, limits, time. */
public interface Station {

    /** The instrument that plays {@code part}. */
    <T extends Instrument> T part(String part, Class<T> capability);

    /** The same for a part that may be missing. */
    <T extends Instrument> Optional<T> optionalPart(String part, Class<T> capability);

    /** Every instrument of the bench that can do this, whatever part it plays. */
    default <T> List<T> onBench(Class<T> capability) {
        return List.of();
    }

    /** The angle to which the campaign has turned the sample before this step; empty where it turns none. */
    default OptionalDouble sampleDegrees() {
        return OptionalDouble.empty();
    }

    /** Who can be asked. */
    default Operator operator() {
        return Operator.ABSENT;
    }

    Wiring wiring();

    Limits limits();

    LabClock clock();

    /** What a device went through in earlier runs, by its name in the ledger. */
    default DeviceHealth health(String device) {
        return DeviceHealth.NEW;
    }
}
