package io.mtjlab.instruments.drivers;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.instruments.capability.Instrument;
import io.mtjlab.instruments.scpi.MessageDriver;
import io.mtjlab.instruments.yaml.NearestName;

/** Which driver serves which model of the bench file. */
public final class Drivers {

    private static final Map<String, Entry> ENTRIES = new TreeMap<>();

    static {
        add("keithley2400", Keithley2400.class, Keithley2400::new, Duration.ZERO);
        add("keithley2450", Keithley2450.class, Keithley2450::new, Duration.ZERO);
        add("keithley-dmm6500", KeithleyDmm6500.class, KeithleyDmm6500::new, Duration.ZERO);
        add("keithley7001", Keithley7001.class, Keithley7001::new, Duration.ZERO);
        add("keithley6221", Keithley6221.class, Keithley6221::new, Duration.ZERO);
        add("keithley2182a", Keithley2182A.class, Keithley2182A::new, Duration.ZERO);
        add("sr830", Sr830.class, Sr830::new, Duration.ZERO);
        add("sr860", Sr860.class, Sr860::new, Duration.ZERO);
        add("e8257d", E8257D.class, E8257D::new, Duration.ZERO);
        add("kepco-bop", KepcoBop.class, KepcoBop::new, KepcoBop.TURNAROUND);
        add("agilent33250a", Agilent33250A.class, Agilent33250A::new, Duration.ZERO);
        add("keysight33500", Keysight33500.class, Keysight33500::new, Duration.ZERO);
        add("agilent81110a", Agilent81110A.class, Agilent81110A::new, Duration.ZERO);
        add("pi-c863", PiC863.class, PiC863::new, Duration.ZERO);
        add("smb100a", Smb100A.class, Smb100A::new, Duration.ZERO);
        add("velox-prober", VeloxProber.class, VeloxProber::new, Duration.ZERO);
        add("sentio-prober", SentioProber.class, SentioProber::new, Duration.ZERO);
        add("lakeshore336", LakeShore336.class, LakeShore336::new, Duration.ZERO);
        add("lakeshore425", LakeShore425.class, LakeShore425::new, Duration.ZERO);
        add("lakeshore475-control", LakeShore475Control.class, LakeShore475Control::new, Duration.ZERO);
        add("lakeshore475", LakeShore475.class, LakeShore475::new, Duration.ZERO);
    }

    private Drivers() {}

    private record Entry(
            Class<? extends MessageDriver> type, Function<Seat, MessageDriver> factory, Duration turnaround) {}

    private static void add(
            String model,
            Class<? extends MessageDriver> type,
            Function<Seat, MessageDriver> factory,
            Duration turnaround) {
        ENTRIES.put(model, new Entry(type, factory, turnaround));
    }

    /** The names that a bench file may use, in order. */
    public static Set<String> models() {
        return Collections.unmodifiableSet(ENTRIES.keySet());
    }

    /** The class behind a model, by whose interfaces one can tell what it is capable of. */
    public static Class<? extends Instrument> driverOf(String model) {
        return entry(model).type;
    }

    /** What the model wants between a write and the read of its answer, lab time. */
    public static Duration turnaroundOf(String model) {
        return entry(model).turnaround;
    }

    /**
     * Opens the driver: asks for {@code *IDN?}, reads, sets nothing.
     *
     * @throws io.mtjlab.instruments.scpi.WrongInstrument when another model answers
     */
    public static MessageDriver open(String model, Seat seat) {
        return entry(model).factory.apply(seat);
    }

    private static Entry entry(String model) {
        Entry entry = ENTRIES.get(model);
        if (entry == null) {
            throw new InvalidInput("unknown model '" + model + "'" + NearestName.hint(model, ENTRIES.keySet()));
        }
        return entry;
    }
}
