package io.mtjlab.simulators.twin;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.simulators.twin.agilent33250a.Agilent33250aTwin;
import io.mtjlab.simulators.twin.agilent81110a.Agilent81110aTwin;
import io.mtjlab.simulators.twin.dmm6500.Dmm6500Twin;
import io.mtjlab.simulators.twin.e8257d.E8257dTwin;
import io.mtjlab.simulators.twin.keithley2182a.Keithley2182aTwin;
import io.mtjlab.simulators.twin.keithley2400.Keithley2400Twin;
import io.mtjlab.simulators.twin.keithley2450.Keithley2450Twin;
import io.mtjlab.simulators.twin.keithley6221.Keithley6221Twin;
import io.mtjlab.simulators.twin.keithley7001.Keithley7001Twin;
import io.mtjlab.simulators.twin.kepcobop.KepcoBopTwin;
import io.mtjlab.simulators.twin.keysight33500.Keysight33500Twin;
import io.mtjlab.simulators.twin.lakeshore336.LakeShore336Twin;
import io.mtjlab.simulators.twin.lakeshore425.LakeShore425Twin;
import io.mtjlab.simulators.twin.lakeshore475.LakeShore475Twin;
import io.mtjlab.simulators.twin.pic863.PiC863Twin;
import io.mtjlab.simulators.twin.prober.SentioProberTwin;
import io.mtjlab.simulators.twin.prober.VeloxProberTwin;
import io.mtjlab.simulators.twin.smb100a.Smb100aTwin;
import io.mtjlab.simulators.twin.sr830.Sr830Twin;
import io.mtjlab.simulators.twin.sr860.Sr860Twin;

/** Every virtual instrument that there is, by model. */
public final class Twins {

    private static final Map<String, Function<Post, VirtualInstrument>> MODELS = Map.ofEntries(
            Map.entry("keithley6221", Keithley6221Twin::new),
            Map.entry("keithley2182a", Keithley2182aTwin::new),
            Map.entry("sr830", Sr830Twin::new),
            Map.entry("keithley2400", Keithley2400Twin::new),
            Map.entry("agilent33250a", Agilent33250aTwin::new),
            Map.entry("keysight33500", Keysight33500Twin::new),
            Map.entry("agilent81110a", Agilent81110aTwin::new),
            Map.entry("keithley2450", Keithley2450Twin::new),
            Map.entry("keithley-dmm6500", Dmm6500Twin::new),
            Map.entry("sr860", Sr860Twin::new),
            Map.entry("lakeshore425", LakeShore425Twin::new),
            Map.entry("lakeshore336", LakeShore336Twin::new),
            Map.entry("pi-c863", PiC863Twin::new),
            Map.entry("smb100a", Smb100aTwin::new),
            Map.entry("keithley7001", Keithley7001Twin::new),
            Map.entry("sentio-prober", SentioProberTwin::new),
            Map.entry("velox-prober", VeloxProberTwin::new),
            Map.entry("e8257d", E8257dTwin::new),
            Map.entry("kepco-bop", KepcoBopTwin::new),
            Map.entry("lakeshore475", LakeShore475Twin::new),
            Map.entry("lakeshore475-control", LakeShore475Twin::new));

    private Twins() {}

    /** The models that can be simulated, sorted. */
    public static Set<String> models() {
        return new TreeSet<>(MODELS.keySet());
    }

    /**
     * Brings a twin up; it listens when this returns. Its outputs are off.
     *
     * @throws InvalidInput for a model that has no twin, or a magnet or a gaussmeter that the wiring does not name
     * @throws IOException when the address cannot be bound
     */
    public static Twin create(TwinSpec spec) throws IOException {
        Function<Post, VirtualInstrument> model = MODELS.get(spec.model());
        if (model == null) {
            throw new InvalidInput(
                    spec.role() + ": model '" + spec.model() + "' has no virtual instrument; known: " + models());
        }
        return new ServedTwin(spec, model);
    }
}
