package io.mtjlab.protocols.campaign;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

import io.mtjlab.acquisition.health.DeviceHealth;
import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.bench.Bench;
import io.mtjlab.instruments.bench.Limits;
import io.mtjlab.instruments.bench.Wiring;
import io.mtjlab.instruments.capability.Instrument;
import io.mtjlab.protocols.setup.Operator;
import io.mtjlab.protocols.setup.Station;

/** A bench as one step's roles see it, and what its devices went through before. */
record BenchStation(
        Step step, Bench bench, OptionalDouble sampleDegrees, Operator operator, Function<String, DeviceHealth> before)
        implements Station {

    @Override
    public <T extends Instrument> T part(String part, Class<T> capability) {
        return optionalPart(part, capability)
                .orElseThrow(() -> new InvalidInput(step.place() + ": no role fills the part '" + part + "'"));
    }

    @Override
    public <T extends Instrument> Optional<T> optionalPart(String part, Class<T> capability) {
        String role = step.roles().get(part);
        if (role == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(bench.instrument(role, capability));
        } catch (InvalidInput e) {
            throw new InvalidInput(
                    step.place() + ": part '" + part + "' of " + step.kind().name() + " needs a "
                            + capability.getSimpleName() + ": " + e.getMessage(),
                    e);
        }
    }

    @Override
    public <T> List<T> onBench(Class<T> capability) {
        return bench.instruments().values().stream()
                .filter(capability::isInstance)
                .map(capability::cast)
                .toList();
    }

    @Override
    public Wiring wiring() {
        return bench.wiring();
    }

    @Override
    public Limits limits() {
        return bench.limits();
    }

    @Override
    public LabClock clock() {
        return bench.clock();
    }

    @Override
    public DeviceHealth health(String device) {
        return before.apply(device);
    }
}
