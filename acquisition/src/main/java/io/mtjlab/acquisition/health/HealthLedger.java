package io.mtjlab.acquisition.health;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.RunSummary;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredStep;
import io.mtjlab.acquisition.store.StoredUnit;

/**
 * What every device of a store went through, over all its runs: also what was measured in units that were not completed,
 * for the device has borne that too. A unit belongs to the device that its coordinate {@value #DEVICE} names, or else to
 * the one of its bench.
 */
public final class HealthLedger {

    /** Coordinate of a unit: the device's name, the same in all runs. */
    public static final String DEVICE = "device_id";

    private static final String KIND = "kind";

    private final Map<String, DeviceHealth> byDevice = new TreeMap<>();

    private HealthLedger() {}

    /** Of all runs. */
    public static HealthLedger of(RunStore store) {
        return before(store, Optional.empty());
    }

    /** Of all runs before this one; of all when there is none. */
    public static HealthLedger before(RunStore store, Optional<String> run) {
        HealthLedger ledger = new HealthLedger();
        for (RunSummary summary : store.runs()) {
            if (run.filter(summary.id()::equals).isPresent()) {
                break;
            }
            ledger.add(store.run(summary.id()));
        }
        return ledger;
    }

    /** Of one run alone. */
    public static HealthLedger of(StoredRun run) {
        HealthLedger ledger = new HealthLedger();
        ledger.add(run);
        return ledger;
    }

    private void add(StoredRun run) {
        Map<String, String> kinds = run.steps().stream().collect(Collectors.toMap(StoredStep::name, StoredStep::kind));
        for (StoredUnit unit : run.units()) {
            Map<String, Object> coordinates = unit.spec().coordinates();
            String device =
                    Objects.toString(coordinates.get(DEVICE), run.summary().bench());
            String kind = Objects.toString(coordinates.get(KIND), kinds.getOrDefault(unit.step(), ""));
            double seconds = unit.endedSeconds() - unit.beganSeconds();
            byDevice.merge(
                    device,
                    DeviceHealth.NEW.and(run.read(unit), kind, Double.isNaN(seconds) ? 0 : seconds),
                    DeviceHealth::then);
        }
    }

    /** By name, in alphabetical order. */
    public Map<String, DeviceHealth> byDevice() {
        return java.util.Collections.unmodifiableMap(byDevice);
    }

    public DeviceHealth of(String device) {
        return byDevice.getOrDefault(device, DeviceHealth.NEW);
    }
}
