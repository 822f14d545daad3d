package io.mtjlab.acquisition.health;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.mtjlab.acquisition.store.RunFilter;
import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.RunSummary;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredStep;
import io.mtjlab.acquisition.store.StoredUnit;

/**
 * What devices went through, over the runs of a store: also what was measured in units that were not completed, for the
 * device has borne that too. A unit belongs to the device that its coordinate {@value #DEVICE} names.
 */
public final class HealthLedger {

    /** Coordinate of a unit: the device's name, the same in all runs. */
    public static final String DEVICE = "device";

    private static final String KIND = "kind";

    private final RunStore store;
    private final Optional<String> end;
    private final Map<String, DeviceHealth> known = new ConcurrentHashMap<>();

    private HealthLedger(RunStore store, Optional<String> end) {
        this.store = store;
        this.end = end;
    }

    /** Of all runs. */
    public static HealthLedger of(RunStore store) {
        return new HealthLedger(store, Optional.empty());
    }

    /** Of all runs before this one; of all when there is none. */
    public static HealthLedger before(RunStore store, Optional<String> run) {
        return new HealthLedger(store, run);
    }

    /** Read from the store when it is first asked for. */
    public DeviceHealth of(String device) {
        return known.computeIfAbsent(device, this::read);
    }

    private DeviceHealth read(String device) {
        DeviceHealth health = DeviceHealth.NEW;
        for (RunSummary summary : store.runs(RunFilter.ALL.withDevice(device))) {
            if (end.filter(summary.id()::equals).isPresent()) {
                break;
            }
            health = health.then(in(store.run(summary.id()), device));
        }
        return health;
    }

    /** Of one device in one run alone. */
    public static DeviceHealth in(StoredRun run, String device) {
        return over(run, run.unitsOf(device));
    }

    /** Of one run alone, which was all on one device. */
    public static DeviceHealth in(StoredRun run) {
        return over(run, run.units());
    }

    private static DeviceHealth over(StoredRun run, List<StoredUnit> units) {
        Map<String, String> kinds = run.steps().stream().collect(Collectors.toMap(StoredStep::name, StoredStep::kind));
        DeviceHealth health = DeviceHealth.NEW;
        for (StoredUnit unit : units) {
            String kind = Objects.toString(unit.spec().coordinates().get(KIND), kinds.getOrDefault(unit.step(), ""));
            double seconds = unit.endedSeconds() - unit.beganSeconds();
            health = health.and(run.read(unit), kind, Double.isNaN(seconds) ? 0 : seconds);
        }
        return health;
    }
}
